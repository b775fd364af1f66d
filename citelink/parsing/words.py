"""The words a reference is punctuated with, gathered from all languages and made into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from citelink.languages import all_languages

# Abbreviations printed alike in many languages, whatever the language of the text.
_COMMON: dict[str, tuple[str, ...]] = {
    "page": (
        "p",
        "pp",
        "pg",
        "pag",
        "págs",
        "pág",
        "page",
        "pages",
        "s",
        "ss",
        "с",
        "сс",
        "стр",
        "б",
        "бб",
        "бет",
        "c",
        "seiten",
        "páginas",
    ),
    "volume": ("v", "vol", "vols", "volume", "bd", "band", "jg", "jahrg", "jahrgang", "т", "том", "t", "tome", "tomo"),
    "issue": (
        "no",
        "nos",
        "n",
        "nr",
        "nro",
        "num",
        "núm",
        "number",
        "issue",
        "iss",
        "h",
        "heft",
        "№",
        "n°",
        "nº",
        "#",
        "вып",
        "выпуск",
        "шығ",
        "fasc",
    ),
    "et_al": (
        "et al",
        "et alii",
        "et. al",
        "и др",
        "и соавт",
        "және т.б",
        "т.б",
        "ж.б",
        "та ін",
        "u.a",
        "u. a",
        "and others",
        "y otros",
        "y col",
        "e outros",
        "et coll",
    ),
    "editors": (
        "ed",
        "eds",
        "edit",
        "editor",
        "editors",
        "hg",
        "hrsg",
        "hgg",
        "org",
        "orgs",
        "coord",
        "coords",
        "éd",
        "éds",
        "ред",
        "под ред",
        "под общ. ред",
        "отв. ред",
        "гл. ред",
        "сост",
        "құраст",
        "ред. басқ",
        "жалпы ред",
        "за ред",
        "edited by",
        "a cura di",
        "sous la direction de",
        "dir",
        "dirs",
        "herausgegeben von",
    ),
    "translators": ("пер. с англ", "пер", "перев", "ауд", "trans", "transl", "translated by", "übers"),
    "accessed": (
        "accessed",
        "accessed on",
        "last accessed",
        "retrieved",
        "retrieved on",
        "cited",
        "access date",
        "date accessed",
        "viewed",
        "дата обращения",
        "дата доступа",
        "дата звернення",
        "қаралған күні",
        "жүгінген күні",
        "өтініш берген күні",
        "кірген күні",
        "цитируется по",
        "zugriff",
        "zugriff am",
        "abgerufen am",
        "abruf",
        "stand",
        "consulté le",
        "acesso em",
        "acessado em",
        "consultado el",
        "consultado em",
        "consulta",
    ),
    "theses": (
        "дис",
        "дисс",
        "диссертация",
        "автореф",
        "автореферат",
        "phd thesis",
        "ph.d. thesis",
        "master's thesis",
        "masters thesis",
        "dissertation",
        "doctoral dissertation",
        "thesis",
        "diss",
        "thèse",
        "tesis",
        "tese",
        "dissertação",
        "habilitationsschrift",
        "диссертациясы",
    ),
    "laws": (
        "закон",
        "федеральный закон",
        "заңы",
        "кодекс",
        "кодексі",
        "указ",
        "жарлығы",
        "постановление",
        "қаулысы",
        "бұйрығы",
        "приказ",
        "конституция",
        "конституциясы",
        "law",
        "act",
        "directive",
        "regulation",
        "gesetz",
        "verordnung",
        "loi",
        "décret",
        "lei",
        "decreto",
        "ley",
    ),
}
_MONTHS: dict[int, tuple[str, ...]] = {
    1: ("jan", "january", "янв", "января", "қаңтар"),
    2: ("feb", "february", "февр", "февраля", "ақпан"),
    3: ("mar", "march", "märz", "марта", "март", "наурыз"),
    4: ("apr", "april", "апр", "апреля", "сәуір"),
    5: ("may", "mai", "мая", "май", "мамыр"),
    6: ("jun", "june", "juni", "июня", "июнь", "маусым"),
    7: ("jul", "july", "juli", "июля", "июль", "шілде"),
    8: ("aug", "august", "авг", "августа", "тамыз"),
    9: ("sep", "sept", "september", "сент", "сентября", "қыркүйек"),
    10: ("oct", "october", "okt", "oktober", "окт", "октября", "қазан"),
    11: ("nov", "november", "нояб", "ноября", "қараша"),
    12: ("dec", "december", "dez", "дек", "декабря", "желтоқсан"),
}


def words(field: str) -> tuple[str, ...]:
    """The lower-case words of `field` (an attribute of `Language`, or a CSL locator label), longest first.

    Of the languages' own words only those count that are long enough not to mean something else in another language:
    the script and not the language of a reference is known here."""
    found = set(_COMMON.get(field, ()))
    for language in all_languages():
        value = getattr(language, field, None) or language.locators.get(field, ())
        found.update(word for word in (w.casefold().strip(" .") for w in value) if sum(map(str.isalpha, word)) > 3)
    return tuple(sorted(found - {""}, key=lambda word: (-len(word), word)))


@cache
def pattern(field: str) -> str:
    """A regular expression (no groups) for any word of `field`; inner spaces and stops are optional."""
    return alternatives(words(field))


_Tree = dict[str, "_Tree"]


def alternatives(found: Iterable[str]) -> str:
    """A regular expression for any of the given words, longest first; inner spaces are free, inner stops optional.

    It branches letter by letter, so that a place where no word begins is left after one comparison."""
    tree: _Tree = {}
    for word in sorted(set(found)):
        node = tree
        for sign in re.findall(r"\. ?| |[^. ]", word):
            node = node.setdefault(r"\.? ?" if sign[0] == "." else " ?" if sign == " " else re.escape(sign), {})
        node[""] = {}
    return _expression(tree)


def _expression(tree: _Tree) -> str:
    branches = [sign + _expression(rest) if rest else sign for sign, rest in tree.items() if sign]
    if not branches:
        return ""
    if "" not in tree and len(branches) == 1:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in tree else ''}"


@cache
def months() -> dict[str, int]:
    """Every printed month (lower case, no stop) with its number."""
    found = {word: number for number, forms in _MONTHS.items() for word in forms}
    for language in all_languages():
        for number, forms in language.months.items():
            found.update({form.casefold().strip(" ."): number for form in forms if len(form.strip(" .")) > 2})
    return found


@cache
def month_pattern() -> str:
    """A regular expression (no groups) for any month."""
    return alternatives(months())
