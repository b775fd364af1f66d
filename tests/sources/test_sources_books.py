"""References to books -> verdicts, with a catalogue that answers as SRU does."""

from __future__ import annotations

import re

import pytest
from serving import Asked, Reply, serving

from citelink.consulting.consult import Consultant, Question
from citelink.parsing import parse_reference
from citelink.sources.desk import Desk, Order
from citelink.verdicts import Verdict


def field(tag: str, **parts: str) -> str:
    inside = "".join(f'<subfield code="{code[-1]}">{text}</subfield>' for code, text in parts.items())
    return f'<datafield tag="{tag}">{inside}</datafield>'


ISING = (
    field("020", a="9780306406157"),
    field("100", a="Ising, Klara,"),
    field("245", a="Magnetic order in cobalt films :", b="history and neighbours /", c="Klara Ising."),
    field("260", a="Leeds :", b="Keys,", c="c1999."),
)
VETLUGIN = (
    field("100", a="Vetlugin, S. K."),
    field("245", a="Rechnye lʹdy Prikamʹia i sroki ledokhoda /", c="S. K. Vetlugin."),
    field("260", a="Perm :", b="Lednik,", c="2011."),
)
RECORDS = ("".join(ISING), "".join(VETLUGIN))


def answer(asked: Asked) -> Reply:
    wanted = [word.strip('"').lower() for word in re.findall(r'=("[^"]*"|\w+)', asked.parameters["query"])]
    holds = any if " or " in asked.parameters["query"] else all
    return answered([one for one in RECORDS if holds(word in one.lower().replace("ʹ", "") for word in wanted)])


def answered(found: list[str]) -> Reply:
    records = "".join(
        f'<record><recordData><record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 i 4500</leader>'
        f'<controlfield tag="001">{at}</controlfield>{one}</record></recordData></record>'
        for at, one in enumerate(found)
    )
    count = f"<numberOfRecords>{len(found)}</numberOfRecords>"
    body = f'<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/">{count}{records}</searchRetrieveResponse>'
    return Reply(body=body.encode())


def consult(text: str) -> Verdict:
    with serving(answer) as served:
        desk = Desk(Order(("loc",), base=served.url))
        (verdict,) = Consultant(desk).ask([Question(parse_reference(text).entry, text)])
        desk.close()
    return verdict


@pytest.mark.parametrize(
    "text",
    [
        "Ising K. Magnetic order in cobalt films: history and neighbours. – Leeds: Keys, 1999. – 210 p.",
        "Ising K. Magnetic order in cobalt films. Leeds: Keys; 1999. ISBN 978-0-306-40615-7",
        "Ветлугин С. К. Речные льды Прикамья и сроки ледохода. – Пермь: Ледник, 2011. – 144 с.",
    ],
)
def test_a_book_that_is_there(text: str) -> None:
    verdict = consult(text)
    assert (verdict.name, verdict.source, verdict.differs) == ("ok", "loc", ())


def test_another_edition_is_no_error() -> None:
    verdict = consult(
        "Ising K. Magnetic order in cobalt films: history and neighbours. 3rd ed. – Leeds: Keys, 2012. – 230 p."
    )
    assert (verdict.name, verdict.differs, verdict.is_link) == ("unverified", (), False)
    assert verdict.nearest == "Magnetic order in cobalt films: history and neighbours"


def test_the_next_catalogue_may_have_the_edition_that_is_meant() -> None:
    later = RECORDS[0].replace("9780306406157", "9785170123452").replace("c1999", "2012")

    def other(asked: Asked) -> Reply:
        return answer(asked) if "loc.gov" in asked.path else answered([later])

    text = "Ising K. Magnetic order in cobalt films: history and neighbours. 3rd ed. – Leeds: Keys, 2012. – 230 p."
    with serving(other) as served:
        desk = Desk(Order(("loc", "dnb"), base=served.url))
        (verdict,) = Consultant(desk).ask([Question(parse_reference(text).entry, text)])
        desk.close()
    assert (verdict.name, verdict.source, verdict.differs) == ("ok", "dnb", ())


def test_the_year_of_the_edition_whose_number_is_printed() -> None:
    verdict = consult(
        "Ising K. Magnetic order in cobalt films: history and neighbours. – Leeds: Keys, 2012. ISBN 978-0-306-40615-7"
    )
    assert [(one.field, one.printed, one.found) for one in verdict.differs] == [("issued", "2012", "1999")]


@pytest.mark.parametrize(
    "text",
    [
        "Ising K. A lost book on keys and locks. – Leeds: Keys, 1999. – 210 p.",
        "Сәрсенов Б. Қ. Көшпелі малшылардың жайылым жолдары. – Алматы: Кілт, 2015. – 180 б.",
    ],
)
def test_a_book_that_is_not_there_is_not_called_absent(text: str) -> None:
    assert consult(text).name == "unverified"
