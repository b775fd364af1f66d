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
