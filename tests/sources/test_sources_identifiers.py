"""Identifiers as sources are asked for them: their kind in front, one form of the value; what is none is left out."""

from __future__ import annotations

import pytest

from citelink.sources.identifiers import arxiv_of_doi, doi_of_arxiv, identify, name_of, value_of, values_of


@pytest.mark.parametrize(
    ("name", "value", "asked"),
    [
        ("DOI", "https://doi.org/10.1000/Locks.", "doi:10.1000/locks"),
        ("DOI", "10.1000", ""),
        ("arXiv", "arXiv:2101.00001v3", "arxiv:2101.00001"),
        ("arXiv", "hep-th/9901001", "arxiv:hep-th/9901001"),
        ("arXiv", "locks", ""),
        ("PMID", "PMID: 0123456", "pmid:123456"),
        ("PMID", "0", ""),
        ("PMCID", "PMC 123456", "pmcid:PMC123456"),
        ("PMCID", "123456", "pmcid:PMC123456"),
        ("ISBN", "978-5-699-12014-7", "isbn:9785699120147"),
        ("ISBN", "5-02-013850-9", "isbn:9785020138506"),
        ("ISBN", "0-8044-2957-Х", "isbn:9780804429573"),
        ("ISBN", "978-5-699-12014-8", ""),
        ("ISBN", "978-5-699", ""),
        ("ISSN", "1234-5679", ""),
    ],
)
def test_one_form(name: str, value: str, asked: str) -> None:
    assert identify(name, value) == asked
    if asked:
        assert name_of(asked) == name
        assert identify(name, value_of(asked)) == asked
        assert values_of([asked, "doi:10.1000/other"], name)[0] == value_of(asked)


def test_preprints_of_arxiv_have_a_doi() -> None:
    assert arxiv_of_doi("10.48550/arxiv.2101.00001") == "2101.00001"
    assert doi_of_arxiv(arxiv_of_doi("10.48550/arxiv.hep-th/9901001")) == "10.48550/arxiv.hep-th/9901001"
    assert arxiv_of_doi("10.1000/arxiv.2101.00001") == ""
