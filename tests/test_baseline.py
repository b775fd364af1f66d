"""Baselines: what is known again, what is new, what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from citelink.baseline import Compared, compare, read_baseline, write_baseline
from citelink.documents.inputs import Input
from citelink.errors import SettingsError
from citelink.results import Resolution
from citelink.run import Run, resolve

CODES = ("CL101", "CL102")

KK = """Шатыр [7] көктемде тігіледі, күрке [1] жазда.

Жертөле [8] қыста керек.

Әдебиеттер тізімі

1. Лесбеков Ү. Күрке. – Семей: Абай, 1988. – 46 б.
2. Мырзалы Ф. Жаппа. – Семей: Абай, 1990. – 58 б.
"""
RU = """Шалаш [7] ставили весной, а шатёр [1] летом.

Землянка [8] нужна зимой.

Список литературы

1. Титов Р. Т. Шатры. – Курск: Чернозём, 1970. – 60 с.
2. Усов С. У. Навесы. – Курск: Чернозём, 1972. – 50 с.
"""
EN = """A hut [7] was built in spring, a tent [1] in summer.

A dugout [8] is for winter.

References

1. Abney H. Tents. Stoke: Canal Press; 1965. 90 p.
2. Bacup I. Sheds. Stoke: Canal Press; 1968. 88 p.
"""
DE = """Eine Hütte [7] baute man im Frühling, ein Zelt [1] im Sommer.

Eine Erdhütte [8] braucht man im Winter.

Literatur

1. Abel H. Zelte. Jena: Saale-Verlag, 1965. 90 S.
2. Bauer I. Schuppen. Jena: Saale-Verlag, 1968. 88 S.
"""
TEXTS = {"kk": KK, "ru": RU, "en": EN, "de": DE}


def look(folder: Path, **texts: str) -> Resolution:
    """What is found in the texts, each in a file of its name."""
    inputs = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8", newline="")
        inputs.append(Input(str(path), path.name))
    return resolve(inputs, run=Run(match=False, select=CODES))


def again(folder: Path, before: Resolution, after: Resolution) -> Compared:
    """`after` compared with the baseline of `before`."""
    return compare(after, read_baseline(write_baseline(before, folder), "b.json"), folder, CODES)


def shown(compared: Compared) -> list[tuple[str, tuple[int, ...]]]:
    return [(finding.code, finding.numbers) for finding in compared.resolution.all_findings]


@pytest.mark.parametrize("language", TEXTS)
class TestOneDocument:
    def test_what_is_found_is_known(self, language: str, tmp_path: Path) -> None:
        compared = again(tmp_path, look(tmp_path, a=TEXTS[language]), look(tmp_path, a=TEXTS[language]))
        assert (shown(compared), compared.hidden, compared.stale) == ([], 3, ())

    def test_lines_above_a_moved_paragraph_one_mended_one_new(self, language: str, tmp_path: Path) -> None:
        text = TEXTS[language]
        before = look(tmp_path, a=text)
        first, second, rest = text.split("\n\n", 2)
        changed = "\n\n".join(["— —\n" * 30, second, first.replace("[7]", "[1]"), f"{first.split()[-1]} [9].", rest])
        compared = again(tmp_path, before, look(tmp_path, a=changed))
        assert shown(compared) == [("CL101", (9,))]
        assert compared.hidden == 2
        ((code, path, words),) = compared.stale
        assert (code, path) == ("CL101", "a.txt")
        assert "[7]" in words

    def test_a_reference_put_in_before_changes_its_number_only(self, language: str, tmp_path: Path) -> None:
        text = TEXTS[language]
        before = look(tmp_path, a=text)
        list_at = text.index("\n2. ")
        changed = f"{text[:list_at]}\n2. Garrick T. Ferries. Bristol: Quayside, 1988. 240 p.\n3. {text[list_at + 4 :]}"
        compared = again(tmp_path, before, look(tmp_path, a=changed))
        assert shown(compared) == [("CL102", (2,))]
        assert compared.stale == ()

    def test_two_alike_are_two(self, language: str, tmp_path: Path) -> None:
        text = TEXTS[language]
        second = text.split("\n\n")[1]
        before = look(tmp_path, a=text)
        doubled = text.replace(second, f"{second}\n\n{second}")
        assert shown(again(tmp_path, before, look(tmp_path, a=doubled))) == [("CL101", (8,))]
        assert len(again(tmp_path, look(tmp_path, a=doubled), before).stale) == 1


def test_paragraphs_that_no_empty_line_parts(tmp_path: Path) -> None:
    first, second, third, rest = "Сено [7] сушили [1].", "Лён [8] мочили.", "Мак [9] сеяли.", RU.split("\n\n", 2)[2]
    before = look(tmp_path, a=f"{first}\n{second}\n{third}\n\n{rest}")
    after = look(tmp_path, a=f"{third}\n{first}\n{second}\n\n{rest}")
    compared = again(tmp_path, before, after)
    assert (shown(compared), compared.stale) == ([], ())


def test_lines_that_are_broken_elsewhere(tmp_path: Path) -> None:
    before = look(tmp_path, a=EN)
    after = look(tmp_path, a=EN.replace("was built", "was\nbuilt").replace("a tent", "a\ntent"))
    assert shown(again(tmp_path, before, after)) == []


def test_another_document_is_another(tmp_path: Path) -> None:
    before = look(tmp_path, a=EN, b=RU)
    compared = again(tmp_path, before, look(tmp_path, a=EN, c=RU))
    assert len(shown(compared)) == 3
    # Nobody looked at b.txt: what is known of it may be there still.
    assert compared.stale == ()


def test_rules_that_were_not_asked_leave_nothing_stale(tmp_path: Path) -> None:
    baseline = read_baseline(write_baseline(look(tmp_path, a=EN), tmp_path), "b.json")
    after = look(tmp_path, a=EN.replace("[7]", "[1]").replace("[1]", "[1, 2]"))
    assert [one.code for one in compare(after, baseline, tmp_path, ("CL102",)).stale] == ["CL102"]
    assert [one.code for one in compare(after, baseline, tmp_path, CODES).stale] == ["CL101", "CL102"]


def test_paths_are_those_from_the_baseline(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    assert '"path": "../a.txt"' in write_baseline(look(tmp_path, a=EN), inner)


def test_it_is_sorted_and_written_alike(tmp_path: Path) -> None:
    one, other = (look(tmp_path, **texts) for texts in ({"a": EN, "b": RU}, {"b": RU, "a": EN}))
    assert write_baseline(one, tmp_path) == write_baseline(other, tmp_path)
    assert read_baseline(write_baseline(look(tmp_path, a="Nothing."), tmp_path), "b.json") == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"kind": "citelink-baseline", "version": 9, "findings": []}', "[" * 100_000]
)
def test_what_is_no_baseline_is_told(text: str) -> None:
    with pytest.raises(SettingsError, match=r"b\.json: is no baseline"):
        read_baseline(text, "b.json")
