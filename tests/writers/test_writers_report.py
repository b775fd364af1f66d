"""The report: what its script is told, and what a browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from citelink.checks import all_rules
from citelink.checks.wording import LANGUAGES, say, title_of
from citelink.documents.inputs import find_inputs
from citelink.results import Resolution
from citelink.run import resolve
from citelink.writers.pages import report
from citelink.writers.pages.report import load_words, render_report
from citelink.writers.voice import Voice
from tests.report_facts import facts_of

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">&amp;\u2028"
KK = """Кіріспе

Шатыр [7] көктемде, күрке [1, 5 б.] жазда, 𝔸 жертөле [2] қыста.

Әдебиеттер тізімі

1. Лесбеков Ү. Күрке. – Семей: Абай, 1988. – 46 б.
2. Мырзалы Ф. Жаппа. – Семей: Абай, 1990. – 58 б.
3. Оспан Г. Шатыр. – Семей: Абай, 1991. – 60 б.
"""


def write_set(folder: Path, **texts: str) -> Resolution:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return resolve(find_inputs([str(folder)]).files)


def page_of(resolution: Resolution, language: str = "en", **voice: Any) -> str:
    return "".join(report.render(resolution, Voice(language=language, **voice)))


def shown(document: Mapping[str, Any], start: int, end: int) -> str:
    """What the script shows from one of its offsets to another."""
    for _, at, text in document["text"]:
        units = text.encode("utf-16-le")
        if at <= start and end <= at + len(units) // 2:
            return units[2 * (start - at) : 2 * (end - at)].decode("utf-16-le")
    raise AssertionError((start, end))


def test_findings_markers_and_references_stand_where_the_script_counts(tmp_path: Path) -> None:
    (document,) = facts_of(page_of(write_set(tmp_path, kk=KK)))["documents"]
    assert [shown(document, *finding["s"]) for finding in document["findings"]] == ["[7]", KK.splitlines()[8]]
    assert [shown(document, one[0], one[1]) for one in document["markers"]] == ["[7]", "[1, 5 б.]", "[2]"]
    assert [one[2] for one in document["markers"]] == [[[7, -1]], [[1, 0]], [[2, 1]]]
    assert [shown(document, *one["s"]) for one in document["references"]] == KK.splitlines()[6:9]
    assert [one["b"] for one in document["references"]] == ["Лесбеков 1988", "Мырзалы 1990", "Оспан 1991"]


def test_every_message_is_there_in_every_language(tmp_path: Path) -> None:
    resolution = write_set(tmp_path, kk=KK)
    facts = facts_of(page_of(resolution, "kk"))
    findings = resolution.documents[0].findings
    for told, finding in zip(facts["documents"][0]["findings"], findings, strict=True):
        assert facts["sentences"][told["m"]] == [say(finding, language) for language in LANGUAGES]
    assert facts["language"] == "kk"


def test_the_words_of_all_languages_are_the_same() -> None:
    for table in ("words", "fields", "levels", "verdicts"):
        keys = [{*load_words(language)[table]} for language in LANGUAGES]
        assert all(one == keys[0] for one in keys), table
    forms = {"en": 2, "ru": 3, "kk": 1}
    for language in LANGUAGES:
        words = load_words(language)["words"]
        assert {len(one) for one in words.values() if isinstance(one, list)} == {forms[language]}
        names = [set(re.findall(r"\{(\w+)\}", str(one))) for one in words.values()]
        assert names == [set(re.findall(r"\{(\w+)\}", str(one))) for one in load_words("en")["words"].values()]


def test_every_rule_has_a_title_in_every_language() -> None:
    for rule in all_rules():
        titles = [title_of(rule.code, rule.name, language) for language in LANGUAGES]
        assert rule.name not in titles, rule.code
        assert len({*titles}) == len(LANGUAGES)
    for language in LANGUAGES:
        titles = [title_of(rule.code, rule.name, language) for rule in all_rules()]
        assert len({*titles}) == len(titles)


def test_the_policy_admits_the_one_script_and_no_network(resolution: Resolution) -> None:
    page = page_of(resolution)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-{digest}'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in html.unescape(page)


def test_the_worst_document_comes_first(tmp_path: Path) -> None:
    clean = KK.replace("[7]", "[3]")
    facts = facts_of(page_of(write_set(tmp_path, a=clean, b=KK, c=KK.replace("[2]", "[9]"))))
    assert [Path(one["path"]).name for one in facts["documents"]] == ["c.txt", "b.txt", "a.txt"]
    assert facts["documents"][2]["findings"] == []


def test_of_a_long_text_only_what_matters_is_there(tmp_path: Path) -> None:
    padded = KK.replace("Әдебиеттер", "Ұзақ сөйлем айтылады.\n\n" * 40 + "Әдебиеттер")
    resolution = write_set(tmp_path, kk=padded)
    whole, cut = (facts_of(page_of(resolution, most_text=most))["documents"][0] for most in (100_000, 300))
    assert not whole["cut"]
    assert cut["cut"]
    assert len(cut["text"]) < len(whole["text"]) / 10
    assert cut["length"] == whole["length"]
    assert [shown(cut, *one["s"]) for one in cut["findings"]] == [shown(whole, *one["s"]) for one in whole["findings"]]
    assert shown(cut, *cut["references"][0]["s"]) == shown(whole, *whole["references"][0]["s"])


def test_works_tell_who_cites_them(tmp_path: Path) -> None:
    facts = facts_of(page_of(write_set(tmp_path, a=KK, b=KK)))
    assert all({place[0] for place in work["in"]} == {0, 1} for work in facts["works"])
    assert len(facts["works"]) == 3


def test_a_list_given_by_hand_is_told(make_resolution: Callable[..., Resolution], resolution: Resolution) -> None:
    resolved = resolution.documents[0]
    bare = replace(resolved, lists=())
    facts = facts_of(page_of(replace(resolution, documents=(bare,))))
    targets = [target for marker in facts["documents"][0]["markers"] for _, target in marker[2]]
    assert [-1, 0] in targets
    assert facts["given"][0]["text"].startswith("Hopkirk P. The Great Game")


def test_without_reading_copies_nothing_leads_to_them(resolution: Resolution) -> None:
    facts = facts_of("".join(render_report(resolution, Voice(), copies=False)))
    assert {one["copy"] for one in facts["documents"]} == {""}


# ---- in a browser


def looked_at(page: str, folder: Path, place: str = "") -> str:
    """The elements that a browser has made of the page, scripts and styles left out."""
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    command = [
        *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-quic", "--disable-background-networking", "--disable-component-update"),
        *(
            f"--user-data-dir={folder / 'browser'}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            f"{path.as_uri()}{place}",
        ),
    ]
    dumped = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8")
    return re.sub(r"<(script|style)\b.*?</\1>", "", dumped, flags=re.DOTALL)


def words_in(dom: str) -> str:
    """What a reader is shown or told."""
    told = " ".join(one or other for one, other in re.findall(r'aria-label="([^"]*)"|placeholder="([^"]*)"', dom))
    return html.unescape(f"{re.sub('<[^>]*>', ' ', dom)} {told}")


in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")


@in_a_browser
@pytest.mark.parametrize("place", ["", "#/doc/1", "#/works"])
def test_hostile_words_do_nothing(tmp_path: Path, place: str) -> None:
    text = f"{HOSTILE} [1] {HOSTILE} [7]\n\nReferences\n\n1. Nye, R. {HOSTILE} Derby: Coal Press, 2004.\n"
    (tmp_path / "set").mkdir()
    dom = looked_at(page_of(write_set(tmp_path / "set", bad=text)), tmp_path, place)
    assert "<img" not in dom
    assert "taken" not in re.findall(r"<title>(.*?)</title>", dom)[0]
    assert "[1]" in dom or place != "#/doc/1"


@in_a_browser
@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("place", ["", "#/doc/1", "#/works"])
def test_no_english_word_is_left(tmp_path: Path, language: str, place: str) -> None:
    (tmp_path / "жиын").mkdir()
    dom = looked_at(page_of(write_set(tmp_path / "жиын", құжат=KK), language), tmp_path, place)
    said = words_in(dom)
    for own in (str(tmp_path), "citelink", "English", ".txt"):
        said = said.replace(own, " ")
    left = {word for word in re.findall(r"[A-Za-z]{2,}", said) if not re.fullmatch(r"CL\d*|kk", word)}
    keys = {key for one in re.findall(r"<code>([^<]*)</code>", dom) for key in re.findall("[A-Za-z]{2,}", one)}
    assert left <= keys


@in_a_browser
def test_a_document_is_drawn_with_its_findings(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    dom = looked_at(page_of(write_set(tmp_path / "set", kk=KK)), tmp_path, "#/doc/1")
    assert re.search(r'<a class="marker hit error" id="m0"[^>]*>\[7\]</a>', dom)
    assert re.search(r'<a class="marker" id="m1" href="#r0"[^>]*>\[1, 5 б\.\]</a>', dom)
    assert len(re.findall('<article class="card ', dom)) == 2
    assert len(re.findall('<span class="reference"', dom)) == 3
