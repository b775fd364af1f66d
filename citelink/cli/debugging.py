"""`--debug`: what the package logs goes to stderr, with the tracebacks of faults that are else told in a sentence."""

from __future__ import annotations

import sys
from logging import DEBUG, Formatter, StreamHandler, getLogger


def log_to_stderr() -> None:
    """From now on, print all that the package logs, however unimportant, to stderr."""
    handler = StreamHandler(sys.stderr)
    handler.setFormatter(Formatter("%(name)s: %(message)s"))
    logger = getLogger("citelink")
    logger.addHandler(handler)
    logger.setLevel(DEBUG)


def log_failure(sentence: str) -> None:
    """Log `sentence`, which the user is about to be told, with the traceback of the exception being handled."""
    getLogger(__name__).debug("%s", sentence, exc_info=True)
