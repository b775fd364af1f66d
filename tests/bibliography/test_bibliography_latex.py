"""LaTeX to Unicode and back, and names."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.entry import Person
from citelink.bibliography.formats.bibtex.latex import from_unicode, to_plain, to_unicode
from citelink.bibliography.formats.bibtex.names import read_name, read_names, write_name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"G{\"o}del, {\'e}t\'e", "Gödel, été"),
        (r"\u{g} {\u g} \v{S} \c{c}a \H{o} \k{a}", "ğ ğ Š ça ő ą"),
        (r"\'{\i}s \'\i s {\'{\^e}}", "ís ís ế"),
        (r"\o re \ss\ {\L}ukasz \AA", "øre ß Łukasz Å"),
        (r"{\CYRA}{\cyrb}{\cyra}{\cyrishrt}", "Абай"),
        (r"\cyrghcrs\cyrkdsc\cyrndsc\cyrotld", "ғқңө"),
        ("a---b, 3--4, x~y", "a—b, 3–4, x y"),
        (r"R\&D 100\% \#1 \$5 a\_b", "R&D 100% #1 $5 a_b"),
        ("``quoted'' {Case {P}rotected}", "“quoted” Case Protected"),
        (r"$\alpha$-helix of $x^2$", "α-helix of x^2"),
        (r"\emph{a} {\em b} \textsc{c}\enquote{d}", "a b c“d”"),
        (r"\foreignlanguage{russian}{Слово} \vphantom{x}y", "Слово y"),
        ('Санкт"=Петербург <<Вагнер>>', "Санкт-Петербург «Вагнер»"),
        ("two\n   lines\tand\u00a0more", "two lines and more"),
        (r"\textbackslash{}x \unknowncommand{kept}", r"\x kept"),
        (r"\"{} {{ \ ", '"'),
        ("и\u0306", "й"),
        ("", ""),
    ],
)
def test_to_unicode(value: str, text: str) -> None:
    assert to_unicode(value) == text


@given(st.text(max_size=60))
def test_text_comes_back(text: str) -> None:
    assert to_unicode(from_unicode(text)) == normalize("NFC", " ".join(text.split()))


@given(st.text(alphabet="аbќ12 %&#_$\\~^{}\"-`'<>=.,;", max_size=40))
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert to_unicode(from_unicode(text)) == " ".join(text.split())
    assert from_unicode(text).count("{") == from_unicode(text).count("}")


@given(st.text(alphabet="\\{}'\"`^aiu vc$~-", max_size=60))
def test_no_value_raises(value: str) -> None:
    to_unicode(value)
    to_plain(value)
    read_names(value)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Hopkirk, Peter", Person("Hopkirk", "Peter")),
        ("Peter Hopkirk", Person("Hopkirk", "Peter")),
        ("Назарбаев Н.А.", Person("Назарбаев", "Н.А.")),
        ("Назарбаев, Н. А.", Person("Назарбаев", "Н. А.")),
        ("Н. А. Назарбаев", Person("Назарбаев", "Н. А.")),
        ("Smith JA", Person("Smith", "JA")),
        ("EJ Chichilnisky", Person("Chichilnisky", "EJ")),
        ("Ludwig van Beethoven", Person("Beethoven", "Ludwig", "van")),
        ("von der Heide, Jr, Hans", Person("Heide", "Hans", "von der", "Jr")),
        ("{van Gogh}, Vincent", Person("van Gogh", "Vincent")),
        ("{Barnes and Noble, Inc.}", Person(literal="Barnes and Noble, Inc.")),
        ('{\\"O}zg{\\"u}r, A.', Person("Özgür", "A.")),
        ("family=Heide, given=Hans, prefix=von", Person("Heide", "Hans", "von")),
        ("UNESCO", Person("UNESCO")),
        ("Абай (Ибраһим Құнанбайұлы)", Person("Абай", "(Ибраһим Құнанбайұлы)")),
        ("", None),
        (" , ", None),
    ],
)
def test_names(name: str, person: Person | None) -> None:
    found = read_name(name.strip())
    assert found == person or (person is None and found == Person())


def test_lists_of_names() -> None:
    persons, others = read_names("{A and B} and\n Петров, П. AND C; D and others")
    assert [person.family or person.literal for person in persons] == ["A and B", "Петров", "C", "D"]
    assert others


PART = st.from_regex(r"[A-ZӘҒҚА-Я][a-zа-яәі'’-]{0,8}( (and|de|[A-ZА-Я]\.|[A-Z][a-z]{1,5}|,|;)){0,3}", fullmatch=True)
PERSONS = st.one_of(
    st.builds(Person, PART, PART | st.just(""), st.sampled_from(["", "van", "von der"]), st.sampled_from(["", "Jr."])),
    st.builds(lambda text: Person(literal=text), PART),
)


@given(PERSONS)
def test_written_names_are_read_again(person: Person) -> None:
    if person.suffix and not person.given:
        return
    assert read_name(write_name(person)) == person
