"""The pages of tests/checks/*.md, one for each rule: what it reports, and what comes near and is left alone.

How a page is written is told in `pages.py`. Its title is the rule's code and name and how much a finding weighs; its
sections are `## Reported` and `## Left alone`. The fence `~~~ found` of a case holds the findings of the page's rule
alone, one per line: the document (or the files of the set), line and column or `no place`, and the numbers; `nothing`
where the case is left alone.

Each page also holds that it would notice if its rule found nothing any more.

`CITELINK_ACCEPT=1 pytest tests/checks` writes what is reported now into the pages; read the difference. A case never
becomes its opposite that way.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from pages import LANGUAGES, Case, accept, lay, read_cases

from citelink import checks, run
from citelink.checks.rule import Rule, RuleModule
from citelink.checks.wording import LANGUAGES as SPOKEN
from citelink.checks.wording import advise, say
from citelink.findings import Finding
from citelink.merging import Merged
from citelink.results import ResolvedDocument

HERE = Path(__file__).parent
CASES = read_cases(HERE)
RULES = checks.all_rules()
REPORTED, LEFT_ALONE = "Reported", "Left alone"
NOTHING = "nothing\n"


@dataclass(frozen=True, slots=True)
class Looked:
    """A case and what the rules are given of it."""

    case: Case
    documents: Sequence[ResolvedDocument]
    merged: Merged

    def findings(self, rule: Rule) -> list[Finding]:
        """What is reported of the case under the code of `rule`; no rule fails."""
        checked = checks.check(self.documents, self.merged)
        assert checked.faults == ()
        return [one for one in checked.findings if one.code == rule.code]

    def say(self, rule: Rule) -> str:
        """What is reported of the case under the code of `rule`."""
        findings = self.findings(rule)
        assert all((one.name, one.severity) == (rule.name, rule.severity) for one in findings)
        return "".join(f"{self._say(finding)}\n" for finding in findings) or NOTHING

    def _say(self, finding: Finding) -> str:
        files = ", ".join(Path(path).name for path in finding.documents)
        place = str(finding.place or "no place")
        if finding.span is not None:
            (document,) = (one.document for one in self.documents if one.path == finding.document)
            assert document is not None
            place = str(document.places.of(finding.span.start))
        numbers = f": {', '.join(map(str, finding.numbers))}" if finding.numbers else ""
        return f"{finding.document or files}, {place}{numbers}"


def look(case: Case, folder: Path) -> Looked:
    """Resolve `case`, and keep what its rules are given."""
    given: list[Looked] = []

    def keep(documents: Sequence[ResolvedDocument], merged: Merged, rules: Sequence[Rule]) -> checks.Checked:
        given.append(Looked(case, documents, merged))
        return checks.Checked((), (), ())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "check", keep)
        lay(case, folder).run()
    return given[0]


def empty(rule: Rule, patch: pytest.MonkeyPatch) -> None:
    """From now on `rule` finds nothing."""
    emptied = replace(rule, module=cast(RuleModule, SimpleNamespace()))
    patch.setattr(checks, "all_rules", lambda: tuple(emptied if one.code == rule.code else one for one in RULES))


@pytest.fixture(scope="module", params=RULES, ids=lambda rule: rule.code)
def rule(request: pytest.FixtureRequest) -> Rule:
    return request.param


@pytest.fixture(scope="module")
def page(rule: Rule, tmp_path_factory: pytest.TempPathFactory) -> list[Looked]:
    """The cases of the rule's page, each resolved once for all tests."""
    cases = [case for case in CASES if case.page.stem == rule.code]
    return [look(case, tmp_path_factory.mktemp(rule.code)) for case in cases]


def test_the_page_says_what_is_reported(page: Sequence[Looked], rule: Rule) -> None:
    wrong = []
    for one in page:
        expected, reported = one.case.answers["found"], one.say(rule)
        if os.environ.get("CITELINK_ACCEPT") and (reported == NOTHING) == (one.case.section == LEFT_ALONE):
            accept(one.case, {"found": reported})
        elif reported != expected:
            wrong.append(f"{one.case.title}\nthe page says:\n{expected}reported is:\n{reported}")
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_the_page_notices_when_its_rule_finds_nothing(
    page: Sequence[Looked], rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(rule, monkeypatch)
    noticed = [one.case.title for one in page if one.say(rule) != one.case.answers["found"]]
    assert noticed == [one.case.title for one in page if one.case.section == REPORTED]


def test_a_finding_is_said_in_every_language(page: Sequence[Looked], rule: Rule) -> None:
    for finding in (finding for one in page for finding in one.findings(rule)):
        said = [say(finding, language) for language in SPOKEN]
        advice = [advise(finding, language) for language in SPOKEN]
        assert all(said)
        # What only repeats the reason that a file cannot be read has no words of its own.
        own_words = set(finding.values) != {"reason"}
        assert len(set(said)) == (len(SPOKEN) if own_words else 1)
        assert len(set(advice)) == (len(SPOKEN) if any(advice) else 1)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    titles = {page.stem: page.read_text(encoding="utf-8").partition("\n")[0] for page in HERE.glob("*.md")}
    assert titles == {rule.code: f"# {rule.code} {rule.name} ({rule.severity})" for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_at_least_four_cases_each_way_in_three_languages(rule: Rule) -> None:
    sections: dict[str, list[Case]] = {REPORTED: [], LEFT_ALONE: []}
    for case in CASES:
        if case.page.stem == rule.code:
            sections[case.section].append(case)
            assert (case.answers["found"] == NOTHING) == (case.section == LEFT_ALONE), case.title
    for section, cases in sections.items():
        assert len(cases) >= 4, section
        for language in LANGUAGES:
            assert any(language in case.languages for case in cases), f"{section}: no case in {language}"
