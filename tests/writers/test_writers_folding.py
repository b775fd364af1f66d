"""Uncited references of a document are one line, and documents are told the worst first."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.cli import main

WORDS = {
    "kk": ("Дала [{}].", "Пайдаланылған әдебиеттер", "{}. Сатаев Б. Дала, {}-кітап. – Алматы: Арыс, 200{}. – 40 б."),
    "ru": ("Степь [{}].", "Литература", "{}. Лугов П. Степь, книга {}. – М.: Наука, 198{}. – 140 с."),
    "en": ("The steppe [{}].", "References", "{}. Meadows P. The steppe, book {}. London: Harvill, 199{}."),
    "de": ("Die Steppe [{}].", "Literatur", "{}. Wiesner P. Die Steppe, Buch {}. Berlin: Reimer, 198{}."),
}


def write(language: str, cited: tuple[int, ...], listed: int) -> str:
    text, heading, entry = WORDS[language]
    path = Path(f"{language}-{listed}-{len(cited)}.txt")
    lines = [entry.format(number, number, number) for number in range(1, listed + 1)]
    said = " ".join(text.format(number) for number in cited)
    path.write_text(f"{said}\n\n{heading}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path.name


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    with pytest.raises(SystemExit):
        main(["check", "--no-bib", "--select", "CL101,CL102", *arguments])
    return capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")


@pytest.mark.parametrize("language", WORDS)
def test_several_are_one_line(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = write(language, (1, 4), 7)
    folded = check(capsys, name)
    assert len(folded) == 2
    assert "CL102 References 2–3 and 5–7 are never cited." in folded[0]
    assert folded[1] == "1 document: 5 warnings"
    assert sum("CL102" in line for line in check(capsys, name, "--verbose")) == 5


@pytest.mark.parametrize("language", WORDS)
def test_a_single_one_is_named(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line, _) = check(capsys, write(language, (1, 2), 3))
    assert "CL102 Reference 3 is never cited: " in line


@pytest.mark.parametrize(("language", "said"), [("kk", "нөмірлі дереккөздерге"), ("ru", "На источники 2 и 3")])
def test_in_the_language_asked_for(language: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in check(capsys, write(language, (1,), 3), "--lang", language)[0]


def test_the_worst_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    clean, uncited, dangling = write("kk", (1, 2), 2), write("ru", (1,), 3), write("en", (1, 2, 9), 2)
    lines = check(capsys, clean, uncited, dangling)
    assert lines[-7:] == [
        "",
        f"{dangling}  1 error",
        f"{uncited}  2 warnings",
        f"{clean}  nothing to report",
        "",
        "1 of 3 documents has errors; 1 is clean",
        "3 documents: 1 error, 2 warnings",
    ]
