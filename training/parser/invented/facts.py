"""Parts of invented entries: people, titles, years, pages, identifiers, addresses."""

from __future__ import annotations

from random import Random

from citelink.bibliography.entry import Date, Person
from training.parser.invented.kazakh import accusative, genitive
from training.parser.invented.stock import Stock


def invent_people(stock: Stock, rng: Random, most: int = 6) -> tuple[Person, ...]:
    """One to `most` people, mostly few; one in five prints a given name only as an initial."""
    number = min(1 + int(rng.expovariate(0.9)), most)
    return tuple(_person(stock, rng) for _ in range(number))


def _person(stock: Stock, rng: Random) -> Person:
    woman = bool(stock.women) and rng.random() < 0.4
    family = rng.choice(stock.women if woman else stock.families)
    given = rng.choice(stock.given_women if woman else stock.given)
    if rng.random() < 0.2:
        given = given.split()[0]
    return Person(family=family, given=given)


def invent_title(stock: Stock, rng: Random) -> str:
    """A title made of one of the language's patterns."""
    a, b = rng.sample(stock.subjects, 2)
    pattern = rng.choice(stock.titles)
    forms = {"a": a, "b": b, "A": a[:1].upper() + a[1:], "B": b[:1].upper() + b[1:]}
    if stock.code == "kk":
        forms |= {"a_acc": accusative(a), "a_gen": genitive(a), "b_acc": accusative(b), "b_gen": genitive(b)}
    text = pattern.format(**forms)
    return text[:1].upper() + text[1:]


def draw_year(rng: Random) -> int:
    """A year of publication, mostly a late one."""
    return min(2026, int(2026 - rng.expovariate(1 / 14))) if rng.random() < 0.85 else rng.randint(1890, 1995)


def draw_range(rng: Random) -> str:
    """Pages, mostly a range: `45-67`."""
    first = rng.randint(1, 420)
    return f"{first}-{first + rng.randint(1, 24)}" if rng.random() < 0.88 else str(first)


def draw_doi(rng: Random) -> tuple[tuple[str, str], ...]:
    """A DOI as an entry keeps it."""
    year, paper, title = draw_year(rng), rng.randint(1, 300), rng.choice(("jhe", "vest", "econ", "physd"))
    stem = rng.choice(
        (
            f"j.{title}.{year}.{rng.randint(1, 12):02}.{paper:03}",
            f"{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}-{year}-{rng.randint(1, 99)}-{paper}",
            f"{title.upper()}.{year}.v{rng.randint(60, 115)}.i{rng.randint(1, 4)}.{paper}",
        )
    )
    return (("DOI", f"10.{rng.randint(10000, 39999)}/{stem}"),)


def draw_isbn(rng: Random) -> tuple[tuple[str, str], ...]:
    """An ISBN as an entry keeps it, or nothing."""
    if rng.random() < 0.6:
        return ()
    digits = f"{rng.randint(1, 99):02}-{rng.randint(1000, 9999)}-{rng.randint(0, 9)}"
    return (("ISBN", rng.choice((f"978-5-{digits}-{rng.randint(0, 9)}", f"978-601-{digits}", f"5-{digits}-X"))),)


def draw_url(rng: Random) -> str:
    """A web address."""
    host = rng.choice(
        (
            "adilet.zan.kz",
            "www.stat.gov.kz",
            "cyberleninka.ru",
            "elibrary.ru",
            "e-history.kz",
            "online.zakon.kz",
            "www.akorda.kz",
            "abai.kz",
            "www.unesco.org",
            "ru.wikipedia.org",
            "lenta.ru",
            "tengrinews.kz",
            "kazneb.kz",
        )
    )
    path = rng.choice(
        (
            "kaz/docs/Z{}_",
            "rus/docs/Z{}0000319_",
            "article/n/{}-istoriya-i-sovremennost",
            "news/{}/",
            "post/{}",
            "item.asp?id={}",
            "kz/article/view/{}",
            "wiki/{}",
            "Document/?doc_id={}#pos=1;-8",
            "",
        )
    )
    return f"{rng.choice(('http', 'https', 'https'))}://{host}/{path.format(rng.randint(100, 99_999_999))}"


def draw_accessed(rng: Random) -> Date:
    """A date of access."""
    return Date(rng.randint(2009, 2026), rng.randint(1, 12), rng.randint(1, 28))


def draw_issue(rng: Random) -> str:
    """An issue, with its running number or as a double one now and then."""
    number = str(rng.randint(1, 9))
    return rng.choice((number, number, number, f"{number} ({rng.randint(13, 120)})", f"{number}-{rng.randint(10, 12)}"))
