"""The findings as people read them, and as programs do."""

from __future__ import annotations

import json

from citelink.results import Resolution
from citelink.writers.findings import json as json_writer
from citelink.writers.findings import text
from citelink.writers.voice import Voice


def test_colors_are_asked_for_by_kind(resolution: Resolution) -> None:
    shown = "".join(text.render(resolution, Voice(lambda kind, said: f"<{kind}>{said}</{kind}>")))
    assert "chapters/kk.txt:5:35: <error>error</error> <strong>CL101</strong> The marker" in shown
    assert shown.endswith("2 documents: <error>3 errors</error>, <warning>2 warnings</warning>\n")


def test_findings_for_programs_have_their_place(resolution: Resolution) -> None:
    found = json.loads("".join(json_writer.render(resolution, Voice())))
    first = found["documents"][0]["findings"][0]
    assert (first["code"], first["line"], first["column"], first["numbers"]) == ("CL101", 5, 35, [31])
    assert found["documents"][1]["findings"][0]["start"] is None
    assert found["findings"][0]["documents"] == ["chapters/kk.txt", "other.txt"]
    assert found["summary"]["findings"] == {"error": 3, "warning": 2, "info": 0}
