"""Habits: the choices a hand makes within (and against) a standard. The defaults print by the book."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Habits:
    """How one reference is printed. Numbers named `..._term` choose among the forms of `Terms`, 0 is the standard's.

    area            between the areas of the description
    colon, slash, host, semicolon   the prescribed signs with the spaces around them
    comma           behind the family name in the heading
    gap             between initials, and between initials and family name
    heading         how many authors stand before the title: "first", "all", "none"; "full" keeps given names in full
    behind_slash    which authors are (re)peated behind the slash: "all", "many" (four and more), "none"
    shown_of_many   how many of four and more authors are printed before `[и др.]`; 0 prints them all
    et_al_form      around the words for the authors left out
    medium          "none", "bracketed" (`[Текст]`), "area" (`. – Текст : непосредственный`)
    place           "full" (`Москва`), "short" (`М.`)
    imprint         what is printed of it: "all", "place" (without publisher), "publisher" (without place), "year"
    genre_sign      before other title information, where it is not the colon
    extent, series, isbn, translator, genre   whether these are printed
    range_dash      between pages
    address_form    around web addresses and the date of access: "round", "square", "bare"
    doi_form        before a DOI
    quotes          around the title; "" for none
    label           before the reference; "" for none
    repeater        dashes for an author repeated from the reference above; "" for none
    role_form       editors and translators: "before", with their role before them (`под ред. Ю. О. Кима`), or behind
                    them in brackets, the names "direct" or "inverted" (`Ким Ю. О. (отв. ред.)`)
    names_behind    names behind the slash: "direct", "inverted", "full" (inverted, given names in full)
    bodies          whether the bodies that answer for the work are printed
    year_form       around the year: `cop. 2007`, `[2007]`
    preliminary     pages counted before the others (`XVI, `)
    unnumbered      pages behind them that bear no number (`320, [2] с.`)
    illustrated     what stands behind the number of pages (` : ил.`)
    in_parts        whether a volume is called a part or a book: `Ч. 1`, `Кн. 2`
    count_sign      before the number of volumes and that of the volume, where the words begin with a capital
    part_sign       between the number of a volume and its title
    remark          a remark before the standard numbers; `{}` are pages
    law_form        what a law begins with: "title", "kind" (`Закон РК «О науке» от …`), "date"
    stop            the last sign
    """

    area: str = ". – "
    colon: str = " : "
    slash: str = " / "
    host: str = " // "
    semicolon: str = " ; "
    comma: str = " "
    gap: str = " "
    heading: str = "first"
    behind_slash: str = "many"
    shown_of_many: int = 1
    et_al_form: str = " [{}]"
    et_al_term: int = 0
    medium: str = "none"
    place: str = "short"
    imprint: str = "all"
    genre_sign: str = ""
    publisher_colon: str = " : "
    year_comma: str = ", "
    extent: bool = True
    series: bool = True
    isbn: bool = True
    translator: bool = True
    genre: bool = True
    range_dash: str = "–"
    pages_term: int = 0
    extent_term: int = 0
    volume_term: int = 0
    issue_term: int = 0
    part_term: int = 0
    volumes_term: int = 0
    year_term: int = 0
    edited_term: int = 0
    translated_term: int = 0
    edition_term: int = 0
    accessed_term: int = 0
    address_term: int = 0
    number_term: int = 0
    address_form: str = "round"
    issue_bracketed: bool = False
    year_last: bool = False
    doi_form: str = "DOI: "
    quotes: str = ""
    label: str = ""
    role_form: str = "before"
    names_behind: str = "direct"
    bodies: bool = True
    year_form: str = "{}"
    preliminary: str = ""
    unnumbered: str = ""
    illustrated: str = ""
    in_parts: bool = False
    count_sign: str = ". "
    part_sign: str = ". "
    remark: str = ""
    repeater: str = ""
    law_form: str = "title"
    stop: str = "."


# What hands in Kazakh and Russian lists really do instead of the prescribed form; repeated values weigh more.
_LOOSE: dict[str, tuple[Any, ...]] = {
    "area": (". – ", ". – ", ". — ", ". - ", ".- ", ".– ", ". ", ". ", ". -", ", ", " – ", ".-", ".–", " - ", ". ‒ "),
    "colon": (" : ", ": ", ": ", ":", " :"),
    "slash": (" / ", " / ", "/ ", "/", " /"),
    "host": (" // ", " // ", "// ", "//", " //", ". // ", ".// ", " // В кн.: ", " // В сб.: ", " / "),
    "semicolon": (" ; ", "; ", ";", ", "),
    "comma": (" ", " ", ", ", ", "),
    "gap": (" ", "", "\u00a0", ""),
    "heading": ("first", "all", "all", "all", "none", "full", "direct"),
    "behind_slash": ("many", "many", "all", "none", "none"),
    "shown_of_many": (1, 1, 3, 2, 0),
    "et_al_form": (" [{}]", " [{}]", " {}", ", {}", " ({})"),
    "medium": ("none", "none", "none", "bracketed", "area"),
    "place": ("short", "short", "full"),
    "imprint": ("all",) * 8 + ("place", "place", "year", "year", "publisher"),
    "genre_sign": ("",) * 7 + (". ", " – ", "/"),
    "publisher_colon": (" : ", ": ", ": ", ":", ", ", ". "),
    "year_comma": (", ", ", ", ", ", ",", ". – ", ". "),
    "extent": (True, True, False),
    "series": (True, False),
    "isbn": (True, False),
    "translator": (True, True, False),
    "genre": (True, True, False),
    "range_dash": ("–", "-", "-", "—", " - ", " – ", "‑"),
    "address_form": ("round", "round", "bare", "square"),
    "issue_bracketed": (False, False, False, True),
    "year_last": (False, False, False, False, True),
    "doi_form": ("DOI: ", "DOI ", "DOI:", "doi: ", "https://doi.org/", "http://dx.doi.org/", "doi:", "doi.org/"),
    "quotes": ("", "", "", "", "«»", "\"\"", "“”"),
    "label": ("", "", "", "", "", "", "{}. ", "{} ", "[{}] ", "{}) ", "{}."),
    "role_form": ("before",) * 5 + ("inverted", "inverted", "direct"),
    "names_behind": ("direct", "direct", "direct", "inverted", "inverted", "full"),
    "bodies": (True, True, False),
    "year_form": ("{}",) * 20 + ("cop. {}", "[{}]", "сор. {}"),
    "preliminary": ("",) * 20 + ("XVI, ", "VIII, ", "XII, ", "IX, ", "[2], "),
    "unnumbered": ("",) * 20 + (", [2]", ", [1]", ", [3]"),
    "illustrated": ("",) * 8 + (
        " : ил.", ": ил.", " : ил., табл.", ": ил., портр.", ", [4] л. ил. : ил.", ": табл.", ": сур.",
    ),
    "in_parts": (False, False, True),
    "count_sign": (". ", ". ", ". ", ", ", ": ", " : "),
    "part_sign": (". ", ". ", " : ", ": "),
    "remark": ("",) * 16 + (
        "Библиогр.: с. {}", "Библиогр. : с. {}", "Библиогр. в конце ст.", "Библиогр.: б. {}", "Указ.: с. {}",
        "Имен. указ.: с. {}", "Рез. англ.", "500 экз.",
    ),
    "repeater": ("",) * 30 + ("———", "———.", "–", "---"),
    "law_form": ("title", "kind", "kind", "date"),
    "stop": (".", ".", ".", "", ""),
}  # fmt: skip


def vary(habits: Habits, rng: Random, looseness: float = 0.5) -> Habits:
    """Other habits, each kept as it is with the chance `1 - looseness`; `rng` decides all."""
    changes: dict[str, Any] = {}
    for name in (item.name for item in fields(Habits)):
        if rng.random() >= looseness:
            continue
        if name.endswith("_term"):
            # The first forms are the most frequent: a draw that falls off quickly.
            changes[name] = min(int(rng.expovariate(0.6)), 9)
        elif name in _LOOSE:
            changes[name] = rng.choice(_LOOSE[name])
    if changes.get("label"):
        changes["label"] = changes["label"].format(rng.randint(1, 180))
    return replace(habits, **changes)
