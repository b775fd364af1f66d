"""Identifiers in one form, for keeping and for comparing, and their places in a reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.identifiers import (
    compared_address,
    compared_identifier,
    find_doi,
    normalize_arxiv,
    normalize_doi,
)
from citelink.bibliography.printed_identifiers import find_identifiers


def test_identifiers_for_keeping() -> None:
    assert normalize_doi("https://doi.org/10.1000/ABC(1).") == "10.1000/abc(1)"
    assert normalize_doi("(doi: 10.1000/ a-b)") == "10.1000/a-b"
    assert normalize_doi("https://doi.org/10.1000%2FABC") == "10.1000/abc"
    assert normalize_doi("none") == ""
    assert find_doi("see 10.1000/ABC(1) there") == "10.1000/ABC(1)"
    assert find_doi("none") == ""
    assert normalize_arxiv("arXiv:2101.00001v3") == "2101.00001"
    assert normalize_arxiv("arXiv:hep-th/9901001") == "hep-th/9901001"


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("DOI", "10.1000/a-b-c", "10.1000/abc"),
        ("DOI", "https://doi.org/10.5555/A-b.1.", "doi: 10.5555/ab.1"),
        ("DOI", "10.1061/(ASCE)0733-9429(1987)113:5(583).", "10.1061/(asce)07339429(1987)113:5(583)"),
        ("DOI", "http://hdl.handle.net/2065/12142", "HTTP://hdl.handle.net/2065/12142"),
        ("ISBN", "5-901574-56-7", "978-5-901574-56-7"),
        ("ISBN", "5-201-01951-X", "978-5-201-01951-8"),
        ("ISBN", "5-201-02033-Х", "978-5-201-02033-0"),
        ("arXiv", "arXiv:2101.00001v3", "210100001"),
        ("arXiv", "1704.- 00399", "1704.00399"),
        ("PMCID", "PMC1234567", "1234567"),
    ],
)
def test_identifiers_are_compared_in_one_form(name: str, one: str, other: str) -> None:
    assert compared_identifier(name, one) == compared_identifier(name, other) != ""


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("HTTPS://www.Example.org/a/?utm_source=x&b=1#c", "example.org/a?b=1"),
        ("http://example.org/A(1).", "example.org/a(1)"),
        ("www.example.org", "example.org"),
        ("https://doi.org/10.1000/x", ""),
        ("http://www", ""),
        ("", ""),
    ],
)
def test_addresses_are_compared_in_one_form(url: str, address: str) -> None:
    assert compared_address(url) == address


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Nature. doi:10.1038/171737a0.", "DOI", "10.1038/171737a0"),
        ("https://doi.org/10.1038/171737a0", "DOI", "10.1038/171737a0"),
        ("DOI 10 . 1038 / 171737a0", "DOI", "10.1038/171737a0"),
        ("(doi:10.1016/S0092-8674(00)81683-9)", "DOI", "10.1016/s0092-8674(00)81683-9"),
        (
            "URL: https://www.unesco.org/en/ world-heritage/list.",
            "URL",
            "https://www.unesco.org/en/world-heritage/list",
        ),
        ("ISBN 978-0-19-280232-4.", "ISBN", "978-0-19-280232-4"),
        ("arXiv preprint arXiv:1706.03762, 2017", "arXiv", "1706.03762"),
        ("PMID: 13054692", "PMID", "13054692"),
        ("PubMed Central PMCID: PMC1234567.", "PMCID", "PMC1234567"),
    ],
)
def test_identifiers_printed_in_a_reference(text: str, name: str, value: str) -> None:
    found = find_identifiers(text)
    assert [(f.name, f.value) for f in found] == [(name, value)]
    assert found[0].whole.contains(found[0].span)


@given(st.text(max_size=200), st.sampled_from(("DOI", "ISBN", "arXiv", "PMID", "URL")))
def test_any_text_may_be_an_identifier(text: str, name: str) -> None:
    compared_identifier(name, text)
    compared_address(text)
    assert all(found.span.end <= len(text) for found in find_identifiers(text))


SICI = "10.1002/(sici)1097-0258(19980115)17:1<1::aid-sim741>3.0.co;2-x"


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("10.1002/(SICI)1097-0258(19980115)17:1<1::AID-SIM741>3.0.CO;2-X", SICI),
        ("https://doi.org/10.1002/(SICI)1097-0258(19980115)17:1%3C1::AID-SIM741%3E3.0.CO;2-X", SICI),
        ("10.1002/(SICI)1097-0258(19980115)17:1&lt;1::AID-SIM741&gt;3.0.CO;2-X", SICI),
        ("10.1002/(SICI)1097-0258(19980115)17:1\\<1::AID-SIM741\\>3.0.CO;2-X", SICI),
        ("10.1016/j.dry.2011.02.004 [doi]", "10.1016/j.dry.2011.02.004"),
        ("S0140-1963(11)00038-1 [pii] 10.1016/j.dry.2011.02.004 [doi]", "10.1016/j.dry.2011.02.004"),
        ("10.1000/a%e9b", "10.1000/a%e9b"),
        ("10.1000/50%", "10.1000/50%"),
    ],
)
def test_dois_as_services_print_them(printed: str, doi: str) -> None:
    assert normalize_doi(printed) == doi


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Ли Б. О воде. DOI: 10.1016/j.dry.2011.02. 004 (дата обращения", "DOI", "10.1016/j.dry.2011.02.004"),
        ("Омар Қ. Су туралы. doi:10.1109/DRY.2019. 2945017.", "DOI", "10.1109/dry.2019.2945017"),
        ("Hall A. Dry. doi: 10.1109/DRY.2019. 15 p.", "DOI", "10.1109/dry.2019"),
        ("Hall A. Dry. doi: 10.1109/DRY.2019. 1234-1240", "DOI", "10.1109/dry.2019"),
        ("Hall A. <em>10.1000/abc</em> x", "DOI", "10.1000/abc"),
        (f"Hall A. doi:{SICI} .", "DOI", SICI),
        ("E. Weber, hep-th/9805123.", "arXiv", "hep-th/9805123"),
        ("Ким А. О поле, [gr-qc/0105012]", "arXiv", "gr-qc/0105012"),
        ("Қ. Омар, math.AG/0211159", "arXiv", "math.AG/0211159"),
        ("K. Weber, math/0219159", "", ""),
        ("K. Weber, abc-th/9805123 in 2001", "", ""),
        ("См. physics/9805123456", "", ""),
    ],
)  # fmt: skip
def test_identifiers_printed_in_references(text: str, name: str, value: str) -> None:
    found = find_identifiers(text)
    assert [(one.name, one.value) for one in found] == ([(name, value)] if name else [])
