"""How long a bibliography takes: 50,000 entries in GOST, by format and order; and entries that nobody wrote."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.measuring import run_citelink

_COUNT = 50_000


def report() -> None:
    """Print time and memory of each run."""
    with tempfile.TemporaryDirectory() as folder:
        many, strange = Path(folder, "many.bib"), Path(folder, "strange.bib")
        many.write_text("".join(map(_record, range(_COUNT))), "utf-8")
        strange.write_text(_strange(), "utf-8")
        for order, form in (("as-is", "text"), ("alphabetical", "text"), ("as-is", "docx"), ("as-is", "html")):
            out = str(Path(folder, "out"))
            run = run_citelink(
                "bibliography", str(many), "--order", order, "--format", form, "-o", out, "--force", "-q"
            )
            print(f"bibliographies  {_COUNT:,} entries, {order}, {form:<6} {run}")
        for style in ("gost-7.0.5-2008", "gost-7.1-2003", "gost-7.0.100-2018"):
            run = run_citelink("bibliography", str(strange), "--style", style, "--transliterated", "bsi", "-q")
            print(f"bibliographies  a title of 100,000 characters, {style:<17} {run}")


def _record(number: int) -> str:
    return (
        f"@article{{k{number}, author={{Орлов, Павел and Зимин, Олег}}, title={{Реки и степи {number}: очерки}}, "
        f"journal={{Вода}}, year={{{1950 + number % 70}}}, volume={{{number % 90}}}, number={{3}}, "
        f"pages={{{number}--{number + 9}}}, langid={{russian}}}}\n"
    )


def _strange() -> str:
    people = " and ".join(f"Орлов, А{number}" for number in range(20_000))
    return (
        f"@book{{a, title={{{'Степь : [ - = x ' * 6500}}}, year=1999, langid={{russian}}, editor={{Орлов, П.}}}}\n"
        f"@book{{b, title={{{' ' * 100_000}x}}, author={{{people}}}, pages={{{'1-' * 50_000}}}, "
        f"edition={{{'a ' * 50_000}}}, volume={{{'9' * 100_000}}}}}\n"
    )


if __name__ == "__main__":
    report()
