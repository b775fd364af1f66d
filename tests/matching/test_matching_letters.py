"""Letters for words, in a title or in what is printed."""

from __future__ import annotations

import pytest

from citelink.matching.mentions.letters import by_letters


@pytest.mark.parametrize(
    ("title", "printed", "said"),
    [
        ("ICT here", "Hall B. Information, communication, technology", "Information, communication, technology here"),
        ("Information and communication technology", "Hall B. ICT", "ICT"),
        ("ICT here", r"Information \g<9> \q communication text", r"Information \g<9> \q communication text here"),
        ("Soils of the steppe", "Hall B. ICT", None),
    ],
)  # fmt: skip
def test_a_title_as_it_may_be_printed(title: str, printed: str, said: str | None) -> None:
    assert next(by_letters(title, printed), None) == said
