"""Facts of journal articles from the labelled rows of JATS sets, to be printed in other styles than their own.

The libraries of facts hold books and conference papers; journals under their abbreviated names, and most articles in
Portuguese and Spanish, are in these rows only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from citelink.bibliography.entry import Date, Entry, Person
from training.parser.held_out import Row, read_rows

ROW_SETS = ("jats_plos", "jats_scielo")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_RANGE = re.compile(r"[A-Za-z]?\d{1,6}(?:-[A-Za-z]?\d{1,6})?")
_NAME = re.compile(r"(?P<family>[^\d,;]{2,40}), (?P<given>[^\d,;]{1,30})")
_INITIALS = re.compile(r"(?:[A-Z][.\s]{0,2}){1,3}")


def read_row_facts(folder: Path) -> dict[str, tuple[Entry, ...]]:
    """The articles of each set in the folder of the labelled sets; raises HeldOut as `read_rows` does."""
    found = {}
    for name in ROW_SETS:
        path = folder / f"{name}.jsonl"
        if path.exists():
            found[name] = tuple(_articles(path))
    return found


def _articles(path: Path) -> Iterator[Entry]:
    for _, row in read_rows(path):
        if entry := article_of(row):
            yield entry


def article_of(row: Row) -> Entry | None:
    """The article that a row prints; None for what is no article of a journal, or printed incompletely."""
    gold = row["gold"]
    title, container = (str(gold.get(name, "")).strip(" .,;") for name in ("title", "container"))
    year, volume, pages = (str(gold.get(name, "")) for name in ("year", "volume", "pages"))
    people = tuple(_person(name) for name in str(gold.get("author", "")).split("; "))
    issue = str(gold.get("issue", ""))
    if not (
        10 < len(title) < 250
        and 2 < len(container) < 90
        and title != container
        and _YEAR.fullmatch(year)
        and volume.isdigit()
        and _RANGE.fullmatch(pages)
        and None not in people
    ):
        return None
    return Entry(
        type="article-journal",
        title=title,
        authors=tuple(person for person in people if person),
        container=container,
        date=Date(int(year)),
        volume=volume,
        issue=issue if issue.isdigit() else "",
        pages=pages,
    )


def _person(name: str) -> Person | None:
    found = _NAME.fullmatch(name.strip())
    if not found:
        return None
    given = found["given"].strip()
    if _INITIALS.fullmatch(given):
        given = " ".join(f"{letter}." for letter in given if letter.isalpha())
    return Person(family=found["family"], given=given)
