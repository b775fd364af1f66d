"""References in the areas of GOST 7.1-2003, R 7.0.5-2008 and R 7.0.100-2018: ` // `, ` / `, ` : `, `. – `."""

from __future__ import annotations

import re

from citelink.parsing.draft import Draft
from citelink.parsing.letters import UPPER
from citelink.parsing.rules.imprint import find_edition, find_imprint, names_publisher
from citelink.parsing.rules.journal import find_container
from citelink.parsing.rules.numbers import find_numbers
from citelink.parsing.rules.people import read_people
from citelink.parsing.words import pattern

HOST = re.compile(r"(?<![:/])\s?//(?!/)\s?")
_AREA = re.compile(
    rf"[.,)\]»!?](?:\s{{1,2}}-{{1,2}}(?:\s{{1,2}}|(?!{UPPER}\.))|-{{1,2}}\s{{1,2}})(?=[\"«\[(]?(?:{UPPER}|\d|\[|№|$))"
    rf"|\.-{{1,2}}(?={UPPER}\w{{0,14}}\.?\s?:|(?:1[89]|20)\d\d|\d{{1,4}}\s?[сбpл]\.|[ТСБВ№PVN]\w{{0,4}}\.?\s?\d)"
    rf"|\s-{{1,2}}\s(?=(?:{UPPER}[^:;/-]{{0,25}}\.?\s?[:;]|(?:1[89]|20)\d\d\s?[.,-]|{UPPER}\.,?\s|[ТСБВ№PVN]\w{{0,4}}\.?\s?\d"
    rf"|\d{{1,4}}\s?[сбpл]\.|\d{{1,2}}-?\s?[её]\s?изд))"
)
_SLASH = re.compile(r"\s/\s?|/\s|(?<=[^\W\d_.)\]»])/(?=[^\W\d_]\.)")
_GENRE = re.compile(
    r"\s?[:.(]\s?(?P<genre>(?:дис|автореф|диссерт|канд\. дис|докт\. дис"
    r"|учеб|оқу|монограф|сборник|сб\.|материал|закон|указ|федеральн"
    r"|"
    r"постановл|приказ|тезис|справочник|пер\. с|перевод|слов\.|специальность|утв\.|монография|жинақ|респ|газет|филол|"
    r"пат\.|принят|ред\. от|с изм|өзгеріс|PhD|Ph\. ?D|thesis|dissert|monogra|textbook|working paper)[^/]*)",
    re.I,
)


def has_areas(view: str, start: int, end: int) -> bool:
    """Whether ` // ` or the areas of GOST are printed."""
    return bool(HOST.search(view, start, end)) or bool(_AREA.search(view, start, end))


def label_gost(draft: Draft, start: int, end: int) -> None:
    """Label a reference with ` // ` or areas, in `[start, end)`."""
    host = HOST.search(draft.view, start, end)
    item_end = host.start() if host else end
    areas = _areas(draft.view, start, item_end)
    _label_item(draft, *areas[0])
    if host:
        for area in areas[1:]:
            _label_area(draft, *area)
        _label_host(draft, host.end(), end)
        return
    rest = areas[1][0] if len(areas) > 1 else end
    if rest < end:
        _label_description(draft, rest, end)
        _split_title(draft, areas[0][0])
    else:
        _label_rest(draft, start, end)


def _label_rest(draft: Draft, start: int, end: int) -> None:
    """What follows the names behind the slash where no dash parts the areas (`/ под ред. X. М., 1990. 464 с.`)"""
    slash = _SLASH.search(draft.view, start, end)
    if slash is None or draft.has("container-title"):
        return
    people = [mark.span.end for mark in draft.marks if mark.span.start >= slash.end() and mark.span.end < end]
    first = max(people, default=slash.end())
    tail = find_numbers(draft, first, end, year=not draft.has("issued"))
    find_edition(draft, first, tail)
    find_imprint(draft, first, tail)


def _split_title(draft: Draft, start: int) -> None:
    """`Title. Journal. – 2016. – № 3. – С. 5-9`: the host stands behind a stop instead of ` // `."""
    labels = {mark.label for mark in draft.marks}
    if not labels & {"issue", "page"} or labels & {
        "publisher",
        "publisher-place",
        "number-of-pages",
        "container-title",
    }:
        return
    title = next((mark for mark in draft.marks if mark.label == "title"), None)
    if title is None:
        return
    cut = find_container(draft.view, title.span.start, title.span.end)
    if cut is not None:
        draft.marks.remove(title)
        draft.mark("title", title.span.start, cut)
        draft.mark("container-title", cut, title.span.end)


def _areas(view: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [
        (match.start() + (view[match.start()] not in " -."), match.end())
        for match in _AREA.finditer(view, start, end)
        if match.start() - start > 1
    ]
    edges = [start, *(cut for _, cut in cuts)]
    finishes = [*(cut for cut, _ in cuts), end]
    return list(zip(edges, finishes, strict=True))


def _label_item(draft: Draft, start: int, end: int) -> None:
    """`Heading names. Title : other / responsibility`."""
    view = draft.view
    people = read_people(view, start, end, direct=_full_heading(view, start, end))
    at = start
    if people and (people.sure or view[people.end : people.end + 1] in ".:"):
        draft.mark(people.role, people.start, people.end, edges=" ,;:-/&")
        at = people.after
        year = re.compile(r"[\s.,]{0,3}\(?(?P<y>(?:1[89]|20)\d\d)[a-zа-в]?\)?[.:,]\s").match(view, at, end)
        if year:
            draft.mark("issued", *year.span("y"))
            at = year.end()
    slash = _SLASH.search(view, at + 3, end)
    title_end = slash.start() if slash else end
    if slash and (host := _SLASH_HOST.match(view, slash.end(), end)):
        _label_host(draft, host.start(), end)
    elif slash:
        _label_responsibility(draft, slash.end(), end)
    elif body := _ACRONYM.match(view, at, end):
        draft.mark("author", *body.span("name"))
        at = body.end()
    elif standard := _STANDARD.match(view, at, end):
        draft.mark("number", *standard.span("number"))
        at = standard.end()
    _label_title(draft, at, title_end, more=not slash)


# `Название / Успехи математических наук. 1948. № 6.`: a journal behind a slash that lost its twin.
_SLASH_HOST = re.compile(rf"{UPPER}[^/.;]{{2,60}}[.,]\s?(?:-\s?)?(?:1[89]|20)\d\d")
_ACRONYM = re.compile(rf"(?P<name>{UPPER}{{3,12}})\.\s{{1,3}}(?={UPPER})")
_STANDARD = re.compile(
    r"(?P<number>(?:ГОСТ|МЕМСТ|СТ РК|СНиП|СанПиН|ОСТ|ISO|IEC|DIN"
    r"|EN|ДСТУ|ҚР СТ|СП)(?:[ /](?:Р|ISO|ИСО|IEC|МЭК|EN))?\s\d[\d./-]{0,20}(?::\d{4})?)[.,:]?\s{1,3}"
)


def _full_heading(view: str, start: int, end: int) -> bool:
    """Full names head an item only when a stop ends them early; else a title begins."""
    return bool(
        re.match(
            rf"{UPPER}\w+, {UPPER}\w+(?: {UPPER}\w*\.?)?\. |{UPPER}\w+ {UPPER}\w+(?: {UPPER}\w+)?\. {UPPER}",
            view[start : min(end, start + 80)],
        )
    )


_ACT_NUMBER = re.compile(r"\bот\s\d.{4,20}№\s?(?P<number>\d[\w-]{0,20})")


def _label_title(draft: Draft, start: int, end: int, *, more: bool) -> None:
    view = draft.view
    while start < end and view[start] in " .,:;-":
        start += 1
    equal = view.find(" = ", start, end)
    if equal > start + 3:
        end = equal
    genre = _GENRE.search(view, start + 3, end)
    if genre:
        draft.mark("genre", *genre.span("genre"))
        if number := _ACT_NUMBER.search(view, *genre.span("genre")):
            draft.mark("number", *number.span("number"))
        end = genre.start()
    if more and not genre:
        finish = find_numbers_in_book(draft, start, end)
        end = min(end, finish)
    if part := _VOLUME_WORD.search(draft.view, start + 3, end):
        if part["volume"]:
            draft.mark("volume", *part.span("volume"))
        end = part.start()
    volume = re.compile(r"[.:]\s(?:В|в)\s\d{1,2}[\s-](?:х\s)?(?:т|ч|кн|томах|частях)[^.]{0,8}\.?").search(
        draft.view, start + 3, end
    )
    if volume:
        find_numbers(draft, volume.end(), end, year=False)
        end = volume.start()
    end = min(end, find_edition(draft, start + 5, end))
    draft.mark("title", start, end)


# `, 3-том`, `. 5 томдық`, `. Бес томдық`: which volume it is, and how many there are.
_VOLUME_WORD = re.compile(
    r"[,.:]\s(?:(?P<volume>\d{1,2}|[IVX]{1,4})\s?-?\s?(?:ші\s|шы\s)?том(?!\w)|(?:\w{1,9}\s){0,2}\w{1,9}\s?томдық)\.?"
)


def find_numbers_in_book(draft: Draft, start: int, end: int) -> int:
    """A volume printed behind the title of a book (`Т. 1.`), only behind a stop."""
    match = re.compile(
        rf"[.,:]\s(?:{pattern('volume')}|Кн|Ч)\.?\s?(?P<volume>\d{{1,3}}|[IVX]{{1,5}})(?![\w-])", re.I
    ).search(draft.view, start + 3, end)
    if match is None:
        return end
    draft.mark("volume", *match.span("volume"))
    return match.start()


def _label_responsibility(draft: Draft, start: int, end: int) -> None:
    """What stands behind the slash: names, and after ` ; ` editors, translators and bodies."""
    at = start
    for part in [*re.finditer(r"\s?;\s?", draft.view[start:end]), None]:
        finish = end if part is None else start + part.start()
        _label_statement(draft, at, finish)
        if part is not None:
            at = start + part.end()


def _label_statement(draft: Draft, start: int, end: int) -> None:
    view = draft.view
    while start < end and view[start] in " .,;[":
        start += 1
    role = re.compile(
        rf"\[?(?:\w{{1,10}}\.?,?\s?(?:и\s)?){{0,3}}?(?:(?P<editor>{pattern('editors')})"
        rf"|(?P<translator>{pattern('translators')}))(?!\w)\.?\]?\s?:?(?:\s?с [а-я]{{2,8}}\.?)?\s{{0,2}}",
        re.I,
    ).match(view, start, end)
    at = role.end() if role else start
    people = read_people(view, at, end)
    if people and people.sure:
        label = (
            "author"
            if role is None and people.role == "author"
            else "translator"
            if role and role["translator"]
            else "editor"
        )
        draft.mark(label, people.start, people.end, edges=" ,;:-/&")
    elif role is None and people and re.search(r"(?:вич|вна|ұлы|қызы|улы|кызы)\b", view[people.start : people.end]):
        draft.mark("author", people.start, people.end, edges=" ,;:-/&")


_INITIAL = re.compile(rf"(?<![^\W\d_]){UPPER}\.")


def _label_host(draft: Draft, start: int, end: int) -> None:
    people = read_people(draft.view, start, end, direct=False)
    if people and people.role == "author" and _INITIAL.search(draft.view, people.start, people.end):
        # The author of the host is named again before its title.
        draft.mark("container-author", people.start, people.end, edges=" ,;:-/&")
        start = people.after
    areas = _areas(draft.view, start, end)
    first, finish = areas[0]
    if len(areas) > 1:
        _label_description(draft, areas[1][0], end)
    tail = (
        finish
        if len(areas) > 1 and draft.has("page")
        else find_numbers(draft, first, finish, year=not draft.has("issued"))
    )
    if len(areas) > 1:
        find_numbers(draft, first, finish, year=False)
    finish = min(finish, tail) if tail > first + 2 else finish
    finish = _host_end(draft.view, first, finish)
    slash = _SLASH.search(draft.view, first + 3, finish)
    if slash:
        _label_responsibility(draft, slash.end(), finish)
        finish = slash.start()
    if len(areas) == 1:
        finish = min(finish, find_imprint(draft, first + 3, finish))
    draft.mark("container-title", first, finish)


def _host_end(view: str, start: int, end: int) -> int:
    """Where the host's own name ends: before ` : ` and before the count of its volumes (`В 2 т.`)."""
    match = _HOST_MORE.search(view, start + 3, end)
    return match.start() if match else end


_HOST_MORE = re.compile(
    r"\s:\s(?!\S{0,12}$)|[.:]\s(?:[Вв]|[Ii]n)\s\d{1,2}[-\s](?:х\s|ти\s)?(?:т|ч|кн|томах|частях|книгах|vols?|parts)\b"
)


def _label_description(draft: Draft, start: int, end: int) -> None:
    """The areas behind the first: edition, imprint with year, numbers, pages or extent, series."""
    for first, finish in _areas(draft.view, start - 1, end):
        _label_area(draft, max(first, start), finish)
    find_numbers(draft, start, end, year=not draft.has("issued"))


def _label_area(draft: Draft, start: int, end: int) -> None:
    view = draft.view
    body = view[start:end].strip(" .,;")
    if not body:
        return
    if body[0] == "(" and body[-1] == ")" and not draft.has("collection-title"):
        draft.mark("collection-title", start, end, edges=" .,;:()")
        draft.blank(start, end)
        return
    find_edition(draft, start, end)
    imprint = _IMPRINT.match(view, start, end)
    if imprint and not draft.has("issued"):
        _mark_place(draft, imprint)
        draft.mark("issued", *imprint.span("issued"))
        draft.blank(*imprint.span())
        return
    place = _PLACE_ONLY.match(view, start, end)
    if place and not draft.has("publisher"):
        _mark_place(draft, place)
        draft.blank(*place.span())


_IMPRINT = re.compile(
    rf"\s{{0,3}}(?P<place>[\[«\"]?{UPPER}[^:\d/]{{0,80}}?)\s?(?::\s?(?P<publisher>[^\d][^/]{{0,100}}?)"
    rf"|,\s?(?P<second>{UPPER}[^:\d]{{2,80}}?))?"
    r"\s?[,.]\s?(?:(?:\d\d\.){1,2}|cop\.\s|\[?ca?\.\s)?(?P<issued>(?:1[4-9]|20)\d\d(?:\s?-\s?(?:1[4-9]|20)\d\d)?)"
)
_PLACE_ONLY = re.compile(
    rf"\s{{0,3}}(?P<place>{UPPER}[^:\d/]{{0,50}}?)\s?:\s?(?P<publisher>{UPPER}[^:\d]{{1,80}}"
    rf"|[\"«][^:]{{2,80}})(?P<second>)[\s.]{{0,4}}$"
)


def _mark_place(draft: Draft, match: re.Match[str]) -> None:
    """Place and publisher of an imprint; what stands alone before the year is a publisher when it names one."""
    if not match["publisher"] and not match["second"] and names_publisher(match["place"]):
        draft.mark("publisher", *match.span("place"))
        return
    draft.mark("publisher-place", *match.span("place"), edges=" ,;:-/")
    if match["publisher"] or match["second"]:
        draft.mark("publisher", *match.span("publisher" if match["publisher"] else "second"))
