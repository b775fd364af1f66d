"""Settings: where they come from, which wins, and what a slip is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import citelink
from citelink.cli import main
from citelink.documents.format import FORMATS
from citelink.errors import SettingsError
from citelink.settings import Settings, find_configuration, gather_settings, parse_size


def gather(folder: Path, environment: dict[str, str] | None = None, **options: object) -> Settings:
    return gather_settings(options, folder=folder, environment=environment or {})


def test_defaults(tmp_path: Path) -> None:
    assert gather(tmp_path) == Settings()


def test_options_win_over_environment_over_file(tmp_path: Path) -> None:
    (tmp_path / ".citelink.toml").write_text('fail-on = "info"\nannotate = "cite"\nout = "o"\n', encoding="utf-8")
    settings = gather(tmp_path, {"CITELINK_FAIL_ON": "warning", "CITELINK_ANNOTATE": "link"}, fail_on="error")
    assert (settings.fail_on, settings.annotate, settings.out) == ("error", "link", "o")


def test_the_output_folder_has_two_names(tmp_path: Path) -> None:
    (tmp_path / ".citelink.toml").write_text('output = "o"\n', encoding="utf-8")
    assert gather(tmp_path).out == "o"
    assert gather(tmp_path, {"CITELINK_OUTPUT": "e"}).out == "e"
    assert gather(tmp_path, {"CITELINK_OUT": "e"}, out="said").out == "said"


def test_the_format_of_standard_input_is_a_known_one(tmp_path: Path) -> None:
    assert gather(tmp_path, stdin_format="markdown").stdin_format == "markdown"
    known = ", ".join(FORMATS.names)
    with pytest.raises(SettingsError, match=f"command line: '--stdin-format' needs one of {known}, not 'nope'"):
        gather(tmp_path, stdin_format="nope")


def test_the_nearest_file_counts_and_its_paths_are_its_own(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / ".citelink.toml").write_text('bib = ["lib/x.bib"]\nout = "out"\n', encoding="utf-8")
    settings = gather(inner)
    assert settings.bib == ("../../lib/x.bib",)
    assert settings.out == "../../out"


def test_pyproject_is_asked_after_citelink_toml(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.citelink]\nignore = ["CL102"]\n', encoding="utf-8")
    assert gather(tmp_path).ignore == ("CL102",)
    (tmp_path / ".citelink.toml").write_text("quiet = true\n", encoding="utf-8")
    settings = gather(tmp_path)
    assert (settings.ignore, settings.quiet) == ((), True)


def test_a_pyproject_without_the_table_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find_configuration(tmp_path) is None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('anotate = "cite"', ".citelink.toml: 'anotate' is no setting; did you mean 'annotate'?"),
        ("zzz = 1", "'zzz' is no setting; settings are annotate, baseline, bib, cache"),
        ('annotate = "links"', "'annotate' needs one of link, cite, not 'links'"),
        ("fail-on = 1", "'fail-on' needs one of error, warning, info, never, not 1"),
        ('max-size = "big"', "'max-size' needs a size such as 50MB, not 'big'"),
        ("quiet = 3", "'quiet' needs true or false, not 3"),
        ("bib = 3", "'bib' needs a list of paths, not 3"),
        ("select = [1]", "'select' needs a list of codes such as CL101, not [1]"),
        ("bib = ", ".citelink.toml: cannot be read as TOML"),
    ],
)
def test_a_slip_in_the_file_is_explained(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / ".citelink.toml").write_text(written + "\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        gather(tmp_path)
    assert told in str(caught.value)


def test_a_slip_in_the_environment_is_explained(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CITELINK_COLOUR is no setting; did you mean CITELINK_COLOR"):
        gather(tmp_path, {"CITELINK_COLOUR": "never"})
    with pytest.raises(SettingsError, match="'CITELINK_MAX_SIZE' needs a size"):
        gather(tmp_path, {"CITELINK_MAX_SIZE": "x"})
    assert gather(tmp_path, {"CITELINK_SOMETHING_ELSE": "1"}) == Settings()


def test_lists_in_the_environment(tmp_path: Path) -> None:
    settings = gather(tmp_path, {"CITELINK_SELECT": "CL1, CL301", "CITELINK_BIB": "a.bib", "CITELINK_QUIET": "yes"})
    assert settings.select == ("CL1", "CL301")
    assert settings.bib == ("a.bib",)
    assert settings.quiet is True


def test_what_is_empty_in_the_environment_of_a_ci_is_not_said(tmp_path: Path) -> None:
    settings = gather(tmp_path, {"CITELINK_CONTACT": "", "CITELINK_SOURCES_BASE": ""})
    assert (settings.contact, settings.sources_base) == ("", "")
    with pytest.raises(SettingsError, match="'CITELINK_CONTACT' needs an e-mail address, not 'me'"):
        gather(tmp_path, {"CITELINK_CONTACT": "me"})


def test_no_library_is_not_the_default_library(tmp_path: Path) -> None:
    assert gather(tmp_path).bib is None
    assert gather(tmp_path, no_bib=True).bib == ()
    assert gather(tmp_path, {"CITELINK_BIB": ""}).bib == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [({"share_list": ""}, ""), ({"share_list": "a.txt"}, "a.txt"), ({"share_list": None}, None)],
)
def test_share_list(tmp_path: Path, said: dict[str, object], meant: str | None) -> None:
    assert gather(tmp_path, **said).share_list == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("share-list = true", ""), ("share-list = false", None), ('share-list = "a.txt"', "a.txt")]
)
def test_share_list_in_the_file(tmp_path: Path, written: str, meant: str | None) -> None:
    (tmp_path / ".citelink.toml").write_text(written, encoding="utf-8")
    assert gather(tmp_path).share_list == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("50MB", 50_000_000), ("1 GiB", 2**30), ("10k", 10_000), ("7", 7), (9, 9), ("1.5MB", 0), ("0", 0), (True, 0)],
)
def test_sizes(said: object, meant: int) -> None:
    if meant:
        assert parse_size(said) == meant
    else:
        with pytest.raises(ValueError, match="size"):
            parse_size(said)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (".citelink.toml", "x = " + "[" * 3000 + "]" * 3000, "nested too deep"),
        (".citelink.toml", "x = " + "{a=" * 3000 + "1" + "}" * 3000, "nested too deep"),
        (".citelink.toml", "jobs = " + "9" * 5000, "thousands of digits"),
        (".citelink.toml", "jobs = 0x" + "f" * 5000, "'jobs' needs a smaller number"),
        (".citelink.toml", "max-size = 0x" + "f" * 5000, "'max-size' needs a smaller number"),
        (".citelink.toml", "bib = [0x" + "f" * 5000 + "]", "'bib' needs a text"),
        (".citelink.toml", 'max-size = "999999999999999GB"', "'max-size' needs a size such as 50MB"),
        (".citelink.toml", 'out = "a\\u0000b"', "NUL"),
        (".citelink.toml", 'bib = ["a\\u0000b"]', "NUL"),
        ("pyproject.toml", "[[[", "cannot be read as TOML"),
        ("pyproject.toml", "tool = 1", ""),
        ("pyproject.toml", "tool = [1]", ""),
        ("pyproject.toml", 'tool = "citelink"', ""),
        ("pyproject.toml", "[tool]\ncitelink = 3", ""),
    ],
)
def test_whatever_the_file_of_settings_holds(
    name: str, text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, encoding="utf-8")
    Path("a.txt").write_text("Мұнда сілтеме жоқ.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["check", "a.txt", "-q", "--no-bib"])
    assert left.value.code == (2 if said else 0)
    noted = capsys.readouterr().err
    assert noted.count("\n") == bool(said)
    assert said in noted
    assert len(noted) < 400
    assert not said or name in noted


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a\0b"),
        ("resolve", "a.txt", "-o", "o\0"),
        ("merge", "a\0.bib"),
        ("merge", "x.bib", "-o", "a\0.bib"),
        ("parse", "a\0"),
        ("match", "a.txt", "--bib", "x\0.bib"),
        ("explain", "a\0:3"),
    ],
)
def test_no_name_holds_a_nul(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_nor_one_that_is_given_to_a_verb() -> None:
    for call, name in ((citelink.read, "a\0.md"), (citelink.resolve, "a\0.md"), (citelink.load_library, "a\0.bib")):
        with pytest.raises(citelink.CitelinkError, match=r"NUL|null"):
            call(name)  # type: ignore[operator]
