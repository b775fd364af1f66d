"""GostForm: how a reference is printed where the Russian and Kazakh standards differ or leave a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class GostForm:
    """How one reference is printed. Numbers named `..._term` choose among the terms of `Terms`, 0 is the standard's.

    area            between the areas of the description
    colon, slash, host, semicolon   the prescribed signs with the spaces around them
    comma           behind the family name in the heading
    gap             between initials, and between initials and family name
    heading         how many authors stand before the title: "first", "all", "none"; "full" keeps given names in full
    behind_slash    which authors are named (again) behind the slash: "all", "many" (four and more), "none"
    shown_of_many   how many of four and more authors are printed before `[и др.]`; 0 prints them all
    et_al_form      around the words for the authors left out
    et_al_kk        these words in Kazakh references, "" for the usual ones
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
    patent_form     a patent: "number" first, "title" first, "area" (number first, the days behind the title)
    thesis_names    how the author of a thesis stands behind the slash: as `names_behind` says
    thesis_body     where the university of a thesis stands: "imprint", "slash"
    named_code      whether it is said of the code of a speciality what it is, before the kind of thesis
    site            whether it is said of a site that it is one
    in_full         whether words before editors and translators are printed without abbreviations
    numbers_of_parts  whether ISBN and ISSN of the host are printed with its parts
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
    et_al_kk: str = ""
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
    patent_form: str = "number"
    thesis_names: str = ""
    thesis_body: str = "imprint"
    named_code: bool = False
    site: bool = False
    in_full: bool = False
    numbers_of_parts: bool = False
    stop: str = "."


# GOST 7.1-2003, bibliographic description: a comma in the heading, the first author there, all behind the slash.
# GOST R 7.0.5-2008, bibliographic reference: up to three authors in the heading, not repeated behind the slash; patents
# begin with their title.
# GOST R 7.0.100-2018: places and words in full, all authors behind the slash, the medium as an area of its own.
GOST_FORMS: Mapping[str, GostForm] = MappingProxyType(
    {
        "gost-7.1-2003": GostForm(
            comma=", ",
            behind_slash="all",
            medium="bracketed",
            range_dash="-",
            thesis_names="full",
            thesis_body="slash",
            site=True,
        ),
        "gost-7.0.5-2008": GostForm(heading="all", patent_form="title"),
        "gost-7.0.100-2018": GostForm(
            comma=", ",
            behind_slash="all",
            shown_of_many=3,
            medium="area",
            place="full",
            doi_form="DOI ",
            patent_form="area",
            thesis_names="full",
            thesis_body="slash",
            named_code=True,
            site=True,
            in_full=True,
        ),
    }
)
