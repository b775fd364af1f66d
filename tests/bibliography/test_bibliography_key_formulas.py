"""Formulas for citation keys: what each function and filter gives, and what cannot be read."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Date, Entry, Person
from citelink.bibliography.key_formulas import read_formula
from citelink.bibliography.key_formulas.syntax import FormulaError
from tests.entries import entries as some_entries

ROOT = Path(__file__).parent.parent.parent
USED = Path(os.environ.get("CITELINK_EVAL", ROOT.parent / "shared")) / "thesis" / "keys" / "formulas.jsonl"
ENTRY = Entry(
    type="article-journal",
    title="The Role of <i>Nomads</i> in a Great Game: Essays",
    authors=(Person("Масанов", "Нурболат Эдигеевич"), Person("O’Neill", "Pat"), Person("García", "María")),
    container="Journal of Central Asia",
    date=Date(1995, 3, 7),
    volume="12",
    pages="185-202",
    identifiers=(("DOI", "10.1000/x"),),
    language="en",
)
BOOK = replace(ENTRY, type="book", authors=ENTRY.authors[:1], container="", pages="", date=None)


@pytest.mark.parametrize(
    ("formula", "key"),
    [
        ("auth.lower + shorttitle(3, 3) + year", "masanovRoleNomadsGreat1995"),
        ("auth + year", "Masanov1995"),
        ("[auth][year]", "Masanov1995"),
        ("[auth:lower]_[shorttitle(1)]", "masanov_Role"),
        ("auth(n=3).upper + shortyear", "MAS95"),
        ("auth(2, 1) + auth(2, 3)", "MaGa"),
        ("auth(m=9) + year", "1995"),
        ("auth(initials=true)", "MasanovNE"),
        ("authors(sep='-')", "Masanov-ONeill-Garcia"),
        ("authorsn(n=2, sep='_')", "Masanov_ONeill_EtAl"),
        ("authEtAl", "MasanovEtAl"),
        ("authEtal2", "Masanov.etal"),
        ("authAuthEa", "Masanov.ONeill.ea"),
        ("authorLast.lower", "garcia"),
        ("authorsAlpha", "MOG"),
        ("authForeIni + auth", "NMasanov"),
        ("title", "RoleNomadsGreatGameEssays"),
        ("shorttitle", "RoleNomadsGreat"),
        ("veryshorttitle.lower", "role"),
        ("Title.lower.nopunct.skipwords.select(2, 2).condense(_)", "nomads_great"),
        ("Title.abbr.upper", "TRONIAGGE"),
        ("journal.abbr(3)", "JouofCenAsi"),
        ("firstpage + ':' + Volume", "185:12"),
        ("type.lower", "journalarticle"),
        ("date('%Y%m')", "199503"),
        ("Date.formatDate('%Y-%m-%d')", "1995-03-07"),
        ("DOI.replace(find='/', replace='_')", "10.1000_x"),
        ("auth.transliterate.replace(find=/[aeiou]/g, replace='').lower", "msnv"),
        ("auth.substring(2, 3)", "asa"),
        ("auth.prefix('x-') + Edition.prefix('-')", "x-Masanov"),
        ("Edition.default('none')", "none"),
        ("Title.fold.alphanum.lower.substring(1, 7)", "therole"),
        ("auth.clean + ' {}%#' + year", "Masanov1995"),
        ("(ShortTitle || Title).skipwords.select(n=1)", "Role"),
        ("(Edition ? Edition : 'first') + year", "first1995"),
        ("type(book) + 'b' + auth; auth + 'a'", "Masanova"),
        ("type(journalArticle) + auth + year", "Masanov1995"),
        ("language(kk) + auth | year", "1995"),
        ("auth.len('>', 20); year", "1995"),
        ("extra(nothing) + auth; auth", "Masanov"),
        ("zotero", "masanov_role_1995"),
        ("Series; Edition", "masanov1995role"),
    ],
)
def test_what_a_formula_gives(formula: str, key: str) -> None:
    assert read_formula(formula).key(ENTRY, set()) == key


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("auht + year", "--key-format: no function is called auht; did you mean auth?"),
        ("auth.lwoer", "--key-format: no filter is called lwoer; did you mean lower?"),
        ("auth +", "--key-format: the name of a function was expected, at its end of auth +"),
        ("auth(", "--key-format: a value was expected, at its end of auth("),
        ("auth year", "--key-format: year was not expected, at character 6 of auth year"),
        ("auth + %", "--key-format: '%' at character 8 means nothing here"),
        ("[auth", "--key-format: a bracket has no other half, at character 1"),
        ("", "--key-format: the formula is empty; for example: auth.lower + shorttitle(3, 3) + year"),
        ("auth(x=1)", "--key-format: auth takes other arguments (got an unexpected keyword argument 'x')"),
        ("auth.replace(find=/(/, replace='')", "--key-format: /(/ is no expression"),
        ("(" * 100 + "auth" + ")" * 100, "--key-format: there are too many brackets"),
        ("a" * 5000, "--key-format: a formula has at most 4,000 characters"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(formula: str, said: str) -> None:
    with pytest.raises(FormulaError) as raised:
        read_formula(formula)
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("formula", "keys"),
    [
        ("auth", ["Masanov", "Masanova", "Masanovb"]),
        ("auth + postfix('-%(n)s')", ["Masanov", "Masanov-1", "Masanov-2"]),
        ("auth + infix('%(A)s') + shortyear", ["Masanov95", "MasanovA95", "MasanovB95"]),
        ("auth + postfix('')", ["Masanov", "Masanova", "Masanovb"]),
    ],
)
def test_alike_keys_are_told_apart(formula: str, keys: list[str]) -> None:
    taken: set[str] = set()
    found = []
    for _ in keys:
        found.append(read_formula(formula).key(ENTRY, taken))
        taken.add(found[-1].casefold())
    assert found == keys


def keys_of(formula: str, entries: list[Entry]) -> list[str]:
    taken: set[str] = set()
    keys = []
    for entry in entries:
        keys.append(read_formula(formula).key(entry, taken))
        taken.add(keys[-1].casefold())
    return keys


FORMULAS = ("auth.lower + shorttitle(3, 3) + year", "Title.condense(_)", "auth + postfix('-%(n)s')", "Series")


@given(st.lists(some_entries, max_size=6), st.sampled_from(FORMULAS))
def test_keys_are_safe_and_stable(entries: list[Entry], formula: str) -> None:
    keys = keys_of(formula, entries)
    assert all(key and key.isascii() and key.isprintable() and not set(key) & set(' {}"#%,\\~()=') for key in keys)
    assert len({key.casefold() for key in keys}) == len(keys)
    assert keys_of(formula, entries) == keys
    assert keys_of(formula, [*entries, ENTRY])[: len(keys)] == keys


@pytest.mark.skipif(not USED.is_file(), reason="no shared evaluation data (set CITELINK_EVAL)")
def test_formulas_of_users_are_read() -> None:
    lines = USED.read_text("utf-8").splitlines()
    used = accepted = 0
    for line in lines:
        said = json.loads(line)
        used += said["uses"]
        try:
            formula = read_formula(said["formula"])
        except FormulaError:
            continue
        accepted += said["uses"]
        keys = [formula.key(entry, set()) for entry in (ENTRY, BOOK, Entry(), Entry(title="Көшпелілер"))]
        assert all(key and key.isascii() for key in keys), said["formula"]
    assert accepted >= 0.95 * used
