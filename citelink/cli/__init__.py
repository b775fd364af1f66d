"""The command line: reads options, calls the library, prints, sets the exit code. One file per command in commands/.

Exit codes: 0 nothing at or above `--fail-on`; 1 findings at or above it; 2 a usage or configuration error, not one
input could be read, or a check failed itself; 3 done, but some look-ups could not be made; 130 interrupted.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from citelink.cli.group import CommandGroup
from citelink.errors import CitelinkError
from citelink.version import __version__


@click.group(
    cls=CommandGroup,
    name="citelink",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  citelink resolve chapters/ --bib library.bib -o citelink-out",
)
@click.version_option(__version__, prog_name="citelink", message="%(prog)s %(version)s")
@click.option(
    "--debug", is_flag=True, envvar="CITELINK_DEBUG", help="Tell on stderr what goes on inside, with tracebacks."
)
def group(debug: bool) -> None:
    """Link the typed citation markers of your documents to their reference lists and to BibTeX entries."""
    if debug:
        from citelink.cli.debugging import log_to_stderr

        log_to_stderr()


def run() -> NoReturn:
    """The command `citelink` as a process: `main`, but gone at once. To give back piece by piece what a large set took
    would cost a tenth of the time of the run."""
    code = _main(None)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            sys.exit(code)
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line `arguments` (default: those of the process) and leave with the exit code."""
    sys.exit(_main(arguments))


def _main(arguments: Sequence[str] | None) -> int:
    # What is made here holds hardly any circles; looking for them as often as Python does takes a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    # Nothing here is large enough for several threads of linear algebra, which would wait for work at full speed.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _speak_utf8()
    return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    if any("\0" in argument for argument in arguments or ()):
        return _complain("an argument holds a NUL character, which no name of a file may", 2)
    try:
        code = group.main(arguments, prog_name="citelink", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", 130)
    except CitelinkError as error:
        return _complain(str(error), 2)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _complain(f"{place}{error.strerror or error}", 2)
    except Exception:
        # Python itself would leave with 1, which here means "findings".
        traceback.print_exc()
        _tell("this is a fault of citelink itself; please report it with the lines above")
        return 2


def _complain(sentence: str, code: int) -> int:
    from citelink.cli.debugging import log_failure

    log_failure(sentence)
    _tell(sentence)
    return code


def _tell(sentence: str) -> None:
    from citelink.cli.terminal import note

    with contextlib.suppress(OSError):
        note(sentence)


def _speak_utf8() -> None:
    """UTF-8 out, whatever the locale says."""
    codecs.register_error("citelink", _show_undecoded)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="citelink")


def _show_undecoded(error: UnicodeError) -> tuple[str | bytes, int]:
    """An argument that Python could not decode in this locale is shown as it was typed, where that is UTF-8."""
    assert isinstance(error, UnicodeEncodeError)
    try:
        typed = error.object[error.start : error.end].encode("utf-8", "surrogateescape")
        typed.decode("utf-8")
    except UnicodeError:
        return codecs.backslashreplace_errors(error)
    return typed, error.end
