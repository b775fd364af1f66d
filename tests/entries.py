"""An article and a book; entries of all kinds drawn at random, and what holds for every one of them that is printed."""

from __future__ import annotations

from hypothesis import strategies as st

from citelink.bibliography import Date, Entry, Person
from citelink.styles import Rendered

ARTICLE = Entry(
    key="a", type="article-journal", title="Salt lakes of the northern plain", authors=(Person("Hall", "Ann"),),
    container="Lake Notes", date=Date(2010), volume="7", issue="2", pages="41-58",
)  # fmt: skip
BOOK = Entry(
    key="b", type="book", title="Ветры и пески", authors=(Person("Серов", "П. А."),), date=Date(1988), volume="2",
    publisher="Наука", place="М.",
)  # fmt: skip

words = st.text("абвгдеёжзқңәі ABCdef-:.", min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
people = st.lists(st.builds(Person, family=words, given=words), max_size=6).map(tuple)
entries = st.builds(
    Entry,
    type=st.sampled_from(
        ("book", "article-journal", "chapter", "thesis", "legislation", "webpage", "patent", "standard")
    ),
    title=words,
    authors=people,
    editors=people,
    translators=people,
    container=st.one_of(st.just(""), words),
    volume=st.sampled_from(("", "3")),
    issue=st.sampled_from(("", "2-3")),
    pages=st.sampled_from(("", "7", "12-15")),
    date=st.sampled_from((None, Date(1999), Date(2020, 5, 9), Date(literal="б. г."))),
    place=st.one_of(st.just(""), words),
    publisher=st.one_of(st.just(""), words),
    number=st.sampled_from(("", "5-ФЗ")),
    edition=st.sampled_from(("", "2", "3-е изд.")),
    url=st.sampled_from(("", "http://a.kz/b")),
    accessed=st.sampled_from((None, Date(2021, 1, 2))),
    number_of_pages=st.sampled_from(("", "48")),
    identifiers=st.sampled_from(((), (("DOI", "10.1/a-b"), ("ISBN", "5-02")))),
    language=st.sampled_from(("", "kk", "ru", "de", "ko")),
    series=st.sampled_from(("", "Серия")),
    genre=st.sampled_from(("", "учебник")),
    extra=st.just((("archive", "А"), ("volumes", "2"))),
)


def assert_tight(rendered: Rendered) -> None:
    """The spans of a printed reference are in order, do not overlap, and begin and end with what they hold."""
    behind = 0
    for item in rendered.spans:
        value = item.span.of(rendered.text)
        assert item.span.start >= behind
        assert value
        assert value == value.strip()
        behind = item.span.end
    for item in rendered.spans:
        if item.label == "DOI":
            assert item.span.of(rendered.text) == "10.1/a-b"
