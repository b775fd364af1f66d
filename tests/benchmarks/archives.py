"""Large archives for measuring: the texts of the evaluation data over and over, each time with other names and with the
paragraphs of its body in another order, so that no two documents and few works are the same."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

CORPORA = ("jats", "perturbed", "kk", "jats_paren")
_NAME = re.compile(r"\b[A-ZА-ЯӘҒҚҢӨҰҮІЁ][^\W\d_]{4,}\b")
# So many of ten names are others in each copy; only so much of a text is its body for sure.
_CHANGED_OF_TEN, _BODY = 3, 0.6
_PER_FOLDER = 500


def find_texts(corpus: Path) -> list[Path]:
    """The texts that archives are made of."""
    return [path for name in CORPORA for path in sorted((corpus / name).glob("*.txt"))]


def make_archive(texts: Sequence[Path], folder: Path, size: int) -> None:
    """Write `size` documents below `folder`, some hundreds in a folder each. The same size gives the same documents."""
    for number in range(size):
        place = folder / f"{number // _PER_FOLDER:03d}" / f"{number:06d}.txt"
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_varied(texts[number % len(texts)].read_text("utf-8"), number), "utf-8")


def _varied(text: str, number: int) -> str:
    chance = random.Random(number)
    names = sorted(set(_NAME.findall(text)))
    changed = {name: _other(name, chance) for name in names if chance.randrange(10) < _CHANGED_OF_TEN}
    cut = text.find("\n\n", int(_BODY * len(text)))
    body, rest = (text[:cut], text[cut:]) if cut > 0 else ("", text)
    paragraphs = body.split("\n\n")
    chance.shuffle(paragraphs)
    return _NAME.sub(lambda found: changed.get(found[0], found[0]), "\n\n".join(paragraphs) + rest)


def _other(name: str, chance: random.Random) -> str:
    letters = list(name)
    for _ in range(2):
        at, other = chance.randrange(1, len(letters)), chance.randrange(1, len(letters))
        letters[at], letters[other] = letters[other], letters[at]
    return "".join(letters)
