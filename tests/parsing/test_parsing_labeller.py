"""The trained labeller: tokens, features, search, settled fields, and inputs that strangers send."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citelink.bibliography.entry import Entry, FieldSpan
from citelink.parsing import parse_reference, parse_references
from citelink.parsing.labeller.feature_weights import SLOT_BITS, FeatureWeights, pack
from citelink.parsing.labeller.features import joint_features, lay_out, word_features
from citelink.parsing.labeller.inference import MODEL_FILE, label_references, model, prepare
from citelink.parsing.labeller.labels import LABELS
from citelink.parsing.labeller.model import load, save
from citelink.parsing.labeller.settling import settle
from citelink.parsing.labeller.tokens import MOST_TOKENS, tokenize
from citelink.parsing.labeller.words import GAP_CLASSES, gap_class, shape
from citelink.parsing.letters import plain
from citelink.text.span import Span

PLAIN = "Mackinder H. The Geographical Pivot of History // Geogr. J. – 1904. – Vol. 23, № 4. – P. 421–437."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Phys. Rev. D89, 116002", ["Phys", "Rev", "D", "89", "116002"]),
        ("61(2):327–335", ["61", "2", "327", "335"]),
        ("Saint-Exupéry d'Artagnan", ["Saint-Exupéry", "d'Artagnan"]),
        ("정보, 제25호", ["정보", "제", "25", "호"]),
        ("機論A", ["機論", "A"]),
        ("", []),
        ("[]().,", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    tokens = tokenize(plain(text))
    assert tokens.words == words
    assert len(tokens.gaps) == len(words) + 1


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    view = plain(text)
    tokens = tokenize(view)
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        assert view[start : start + len(word)] == word


def test_few_tokens_of_an_endless_line_are_kept() -> None:
    assert len(tokenize("a " * 50_000).words) == MOST_TOKENS


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("1999", "Y"),
        ("2050", "9999"),
        ("12", "99"),
        ("A", "A"),
        ("А", "cA"),
        ("DNA", "AAA"),
        ("Зенон", "cAaaa"),
        ("of", "aa"),
    ],
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


@given(st.text(max_size=12))
def test_every_gap_has_a_class(gap: str) -> None:
    assert 0 <= gap_class(gap) < GAP_CLASSES


def test_a_reference_has_the_same_features_alone_and_among_others() -> None:
    labeller = model()
    one = prepare(PLAIN).tokens
    other = prepare("Watson JD, Crick FH. Nature. 1953;171(4356):737-8.").tokens
    alone = labeller.score(lay_out([one], labeller.words, labeller.gaps))
    among = labeller.score(lay_out([other, one, other], labeller.words, labeller.gaps))
    count = len(other.words)
    np.testing.assert_allclose(alone, among[count : count + len(one.words)], rtol=1e-4, atol=1e-3)


def test_features_are_numbers_for_every_token() -> None:
    labeller = model()
    tokens = prepare(PLAIN).tokens
    row = lay_out([tokens], labeller.words, labeller.gaps)
    seen = joint_features(row, labeller.words, labeller.gaps)
    assert seen.joint.shape[0] == len(tokens.words)
    assert len(word_features(labeller.words.rows[row.words])) == 8


def test_the_model_is_small_and_of_this_version() -> None:
    assert MODEL_FILE.stat().st_size <= 10_000_000
    began = time.perf_counter()
    load(MODEL_FILE)
    assert time.perf_counter() - began < 5


def test_a_saved_model_is_the_same_file_each_time(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    hashes = np.sort(random.choice(2**32, 50, replace=False)).astype(np.uint32)
    weights = random.normal(size=(50, len(LABELS))).astype(np.float32)
    moves = np.zeros((GAP_CLASSES, len(LABELS), len(LABELS)), np.float32)
    edge = np.zeros(len(LABELS), np.float32)
    written = [save(tmp_path / name, hashes, weights, moves, edge, edge) for name in ("a", "b")]
    assert written[0] == written[1] <= 50
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert len(load(tmp_path / "a").features.hashes) == written[0] + 1


def test_few_features_and_many_find_the_same_weights() -> None:
    random = np.random.default_rng(1)
    slots = random.choice(2**SLOT_BITS, 1_000, replace=False).astype(np.uint32)
    hashes = np.concatenate([[0], np.sort(slots << np.uint32(32 - SLOT_BITS)) + 1]).astype(np.uint32)
    rows = random.integers(-127, 128, (len(hashes), len(LABELS)), np.int8)
    rows[0] = 0
    packed, ends = pack(rows)
    asked = random.permutation(np.concatenate([hashes[1:], random.integers(0, 2**32, 1_000, np.uint32)]))
    known = {int(feature): row for feature, row in zip(hashes, rows, strict=True)}
    expected = np.stack([known.get(int(feature), rows[0]) for feature in asked])
    for times in (1, 300):
        weights = FeatureWeights(hashes, packed, ends, len(LABELS), np.float32(0.5))
        for part in (asked[:10], np.tile(asked, times), asked):
            found = weights.weights(weights.find(part))
        np.testing.assert_array_equal(found, expected)


def test_a_model_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    np.savez(path, version=np.int32(0), labels=np.array(LABELS))
    with pytest.raises(ValueError, match="another version"):
        load(path)


def test_many_are_parsed_as_one_is() -> None:
    texts = [PLAIN, "", "???", "Hopkirk P. The Great Game. Oxford: OUP, 1990. 562 p.", PLAIN]
    assert list(parse_references(texts)) == [parse_reference(text) for text in texts]


def test_nothing_to_label() -> None:
    assert label_references([]) == []
    assert label_references(["", "..."]) == [[], []]


def test_split_syllables_are_read_and_lead_back() -> None:
    text = "Тын ыш ба ев Қ. Са я си та рих // Қа зақ ста н та ри хы. – 2004. – № 3. – Б. 12–15."
    parsed = parse_reference(text)
    assert parsed.entry.title.replace(" ", "") == "Саяситарих"
    span = next(field.span for field in parsed.spans if field.label == "title")
    assert span.of(text) == "Са я си та рих"


@pytest.mark.parametrize(
    ("view", "fields", "expected"),
    [
        (
            "World Bank 1999: Entering the century",
            [("title", 0, 10), ("issued", 11, 15), ("title", 17, 37)],
            [("author", 0, 10), ("issued", 11, 15), ("title", 17, 37)],
        ),
        (
            "Rivers of Asia. In: The Book of Waters. 1999",
            [("title", 0, 14), ("title", 20, 38), ("issued", 40, 44)],
            [("title", 0, 14), ("container-title", 20, 38), ("issued", 40, 44)],
        ),
        (
            "A book. 2nd ed. Oxford",
            [("title", 0, 6), ("publisher-place", 16, 22)],
            [("title", 0, 6), ("edition", 8, 15), ("publisher-place", 16, 22)],
        ),
        (
            "News. May 3. 1999",
            [("title", 0, 4), ("issued", 6, 11), ("issued", 13, 17)],
            [("title", 0, 4), ("issued", 13, 17)],
        ),
        (
            "ГОСТ Р 7.0.5-2008. Библиографическая ссылка",
            [("title", 0, 43)],
            [("number", 0, 17), ("title", 19, 43)],
        ),
        (
            "Hopkirk P. The Great Game. On Secret Service. 562 p.",
            [("author", 0, 10), ("title", 11, 25), ("container-title", 27, 44), ("number-of-pages", 46, 49)],
            [("author", 0, 10), ("title", 11, 44), ("number-of-pages", 46, 49)],
        ),
        ("ASP.NET in use. 1999", [("author", 0, 4), ("title", 4, 14)], [("title", 0, 14)]),
        ("ADO.NET API: a guide. 1999", [("author", 0, 11), ("title", 13, 20)], [("title", 0, 20)]),
        ("WHO.Steppe winds. 1999", [("author", 0, 4), ("title", 4, 16)], [("author", 0, 4), ("title", 4, 16)]),
        ("SMITH.JA, ROE.BC. Winds", [("author", 0, 16), ("title", 18, 23)], [("author", 0, 16), ("title", 18, 23)]),
        ("Шевченко Т. Кобзар. – К.", [("author", 0, 18)], [("author", 0, 11), ("title", 12, 18)]),
        (
            "Түсіпова А. Тіл саясаты : дис. ... канд. филол. наук : 10.02.06",
            [("author", 0, 11), ("title", 12, 64)],
            [("author", 0, 11), ("title", 12, 23), ("genre", 26, 52)],
        ),
        ("개벽, 제25호", [("container-title", 0, 2), ("volume", 5, 7)], [("container-title", 0, 2), ("issue", 5, 7)]),
        (
            "J. Hill and K. Moor Winds of the steppe. Tethys. 2001",
            [("author", 0, 14), ("title", 15, 39)],
            [("author", 0, 19), ("title", 20, 39)],
        ),
        (
            "Ж. Оразов және Қ. Сейітов Дала желі. 2001",
            [("author", 0, 17), ("title", 18, 35)],
            [("author", 0, 25), ("title", 26, 35)],
        ),
        (
            "Ann R. Hill and Sue Roe. Models of sand. 2001",
            [("author", 0, 6), ("title", 7, 39)],
            [("author", 0, 23), ("title", 25, 39)],
        ),
        (
            "Hill J. and Roe K. Winter Winds. 2001",
            [("author", 0, 18), ("title", 19, 31)],
            [("author", 0, 18), ("title", 19, 31)],
        ),
        (
            "Roe K. Sand dunes and the winds of spring Geology 1999; 12:3-9",
            [("author", 0, 6), ("title", 7, 49), ("issued", 50, 54), ("volume", 56, 58), ("page", 59, 62)],
            [
                ("author", 0, 6),
                ("title", 7, 41),
                ("container-title", 42, 49),
                ("issued", 50, 54),
                ("volume", 56, 58),
                ("page", 59, 62),
            ],
        ),
        (
            "Roe K. Sand dunes and the winds of spring J Arid Soil 1999; 12:3-9",
            [("author", 0, 6), ("title", 7, 53), ("issued", 54, 58), ("volume", 60, 62), ("page", 63, 66)],
            [
                ("author", 0, 6),
                ("title", 7, 41),
                ("container-title", 42, 53),
                ("issued", 54, 58),
                ("volume", 60, 62),
                ("page", 63, 66),
            ],
        ),
        (
            "Ким О. Весенние ветры и движение песков Вестник Географии 1999; 12:3-9",
            [("author", 0, 6), ("title", 7, 57), ("issued", 58, 62), ("volume", 64, 66), ("page", 67, 70)],
            [
                ("author", 0, 6),
                ("title", 7, 39),
                ("container-title", 40, 57),
                ("issued", 58, 62),
                ("volume", 64, 66),
                ("page", 67, 70),
            ],
        ),
        (
            "Roe K. Sand dunes and the winds of the Gobi Desert 1999; 12:3-9",
            [("author", 0, 6), ("title", 7, 50), ("issued", 51, 55), ("volume", 57, 59), ("page", 60, 63)],
            [("author", 0, 6), ("title", 7, 50), ("issued", 51, 55), ("volume", 57, 59), ("page", 60, 63)],
        ),
        (
            "A. Roe, On sums of squares, Funct. Anal. Appl. 12 (1978)",
            [("author", 0, 6), ("title", 8, 33), ("container-title", 35, 46), ("volume", 47, 49)],
            [("author", 0, 6), ("title", 8, 26), ("container-title", 28, 46), ("volume", 47, 49)],
        ),
        (
            "A. Roe, Lect. Notes Phys. 12 (1978)",
            [("author", 0, 6), ("title", 8, 12), ("container-title", 14, 25), ("volume", 26, 28)],
            [("author", 0, 6), ("container-title", 8, 25), ("volume", 26, 28)],
        ),
        (
            "A. Roe, B. Moor, Curr. Opin. Biol. 12 (1978)",
            [("author", 0, 21), ("container-title", 23, 34), ("volume", 35, 37)],
            [("author", 0, 15), ("container-title", 17, 34), ("volume", 35, 37)],
        ),
        (
            "M. Roe: Dünen, Winde, Beispiele. Berliner Geogr. Arb. 12 (1978)",
            [("author", 0, 6), ("title", 8, 31), ("container-title", 33, 53), ("volume", 54, 56)],
            [("author", 0, 6), ("title", 8, 31), ("container-title", 33, 53), ("volume", 54, 56)],
        ),
        ("A (see there)", [("title", 0, 1), ("note", 3, 12)], [("title", 0, 1)]),
    ],
)
def test_settled(view: str, fields: list[tuple[str, int, int]], expected: list[tuple[str, int, int]]) -> None:
    def made(rows: list[tuple[str, int, int]]) -> list[FieldSpan]:
        return [FieldSpan(label, Span(start, end)) for label, start, end in rows]

    assert settle(view, made(fields)) == made(expected)


HOSTILE = {
    "quotes": '"' * 100_000,
    "brackets": "[" * 10_000 + " abc def",
    "nested": "(" * 5_000 + "abc" + ")" * 5_000,
    "controls": "".join(map(chr, range(32))) * 300 + " abc",
    "right to left": "שלום עולם. ספר. תל אביב: עם עובד, 1999. " * 50,
    "surrogates": "\ud800\udfff abc def " * 300,
    "stops": "a. " * 33_000,
    "digits": "1" * 100_000 + "abc",
    "commas": ", " * 50_000 + "abc",
    "links": "http://a.b/" * 9_000,
    "identifiers": "10.1234/" * 12_000 + "abc",
    "names": "Smith, J., " * 9_000,
    "combining": "e\u0301" * 50_000,
    "years": "2001 " * 20_000 + "abc",
    "hosts": "// " * 30_000 + "abc",
    "areas": "а – " * 25_000,
    "et al.": "et al. " * 14_000,
    "marks of direction": "\u200b\u202e\ufeff" * 30_000 + "abc",
    "ideographs": "中文" * 50_000,
    "syllables": "Қа зақ " * 14_000,
    "access": "accessed " * 11_000,
    "editions": "2. überarbeitete " * 6_000 + "ed",
    "months": "January 5, " * 9_000,
    "media": "[Текст " * 14_000,
    "tags": "<i>" * 30_000 + "abc",
    "emphasis": "*" * 100_000 + "abc",
    "underscores": "_" * 100_000 + "abc",
    "one word": "x" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_are_answered_at_once(name: str) -> None:
    text = HOSTILE[name]
    began = time.process_time()
    parsed = parse_reference(text)
    # A second on a free machine; what is tested is that nothing grows with the square of the length.
    assert time.process_time() - began < 3
    assert all(0 <= field.span.start < field.span.end <= len(text) for field in parsed.spans)
    assert (parsed.reason is None) == bool(parsed.spans)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=5))
def test_any_text_is_answered(texts: list[str]) -> None:
    for text, parsed in zip(texts, parse_references(texts), strict=True):
        assert parsed.reason is None or parsed.entry == Entry()
        assert all(0 <= field.span.start < field.span.end <= len(text) for field in parsed.spans)
