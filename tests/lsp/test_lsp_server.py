"""The server over standard input and output, asked by a client as an editor does."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from citelink.cli import main

RU = """Введение 𝔸𝔹 [8]

Шалаш [2, с. 15] ставили весной [7]; шатёр [1-2] летом.

Список литературы

1. Титов Р. Т. Шатры. – Курск: Чернозём, 1970. – 60 с.
2. Усов С. У. Навесы. – Курск: Чернозём, 1972. – 50 с.
"""
KK = """# Кіріспе

Шатыр [7] көктемде, күрке [1] жазда.

## Әдебиеттер

1. Лесбеков Ү. Күрке. – Семей: Абай, 1988. – 46 б.
"""
TEX = """\\documentclass{article}
\\begin{document}
A hut \\cite{nye} and a tent [7].
\\begin{thebibliography}{9}
\\bibitem{nye} Nye, R. (2004). Dugouts. Derby: Coal Press.
\\end{thebibliography}
\\end{document}
"""
LIBRARY = """@book{usov1972, author = {Усов, С. У.}, title = {Навесы}, publisher = {Чернозём},
 address = {Курск}, year = 1972}
"""

Encodings = list[lsp.PositionEncodingKind]


class Editor:
    """What an editor does, in few words."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str) -> list[lsp.Diagnostic]:
        item = lsp.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.told(name)

    async def edit(self, name: str, *texts: str) -> list[lsp.Diagnostic]:
        for version, text in enumerate(texts, start=2):
            identifier = lsp.VersionedTextDocumentIdentifier(version=version, uri=self.uri(name))
            changes = [lsp.TextDocumentContentChangeWholeDocument(text)]
            self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, changes))
        return await self.told(name)

    async def told(self, name: str) -> list[lsp.Diagnostic]:
        said = await asyncio.wait_for(self.published.get(), 60)
        assert said.uri == self.uri(name)
        return [*said.diagnostics]

    async def hover(self, name: str, line: int, character: int) -> str | None:
        place = lsp.TextDocumentIdentifier(self.uri(name)), lsp.Position(line, character)
        found = await self.client.text_document_hover_async(lsp.HoverParams(*place))
        return found.contents.value if found and isinstance(found.contents, lsp.MarkupContent) else None

    async def definition(self, name: str, line: int, character: int) -> list[tuple[int, int]]:
        place = lsp.TextDocumentIdentifier(self.uri(name)), lsp.Position(line, character)
        found = await self.client.text_document_definition_async(lsp.DefinitionParams(*place))
        assert isinstance(found, list)
        return [(one.range.start.line, one.range.start.character) for one in found if isinstance(one, lsp.Location)]

    async def references(self, name: str, line: int, character: int) -> list[tuple[int, int]]:
        context = lsp.ReferenceContext(include_declaration=True)
        place = lsp.TextDocumentIdentifier(self.uri(name)), lsp.Position(line, character)
        found = await self.client.text_document_references_async(lsp.ReferenceParams(context, *place)) or []
        return [(one.range.start.line, one.range.start.character) for one in found]


@asynccontextmanager
async def editing(folder: Path, encodings: Encodings, *options: str) -> AsyncIterator[Editor]:
    client = LanguageClient("editor", "1")
    editor = Editor(client, folder)
    await client.start_io(sys.executable, "-m", "citelink", "lsp", *options, cwd=str(folder))
    general = lsp.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(general=general)))
    client.initialized(lsp.InitializedParams())
    yield editor
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


def run(
    folder: Path, story: Callable[[Editor], Awaitable[None]], *options: str, encodings: Encodings | None = None
) -> None:
    async def told() -> None:
        async with editing(folder, encodings or [], *options) as editor:
            await story(editor)

    asyncio.run(told())


@pytest.mark.parametrize(("encodings", "units"), [([], 14), ([lsp.PositionEncodingKind.Utf32], 12)])
def test_findings_stand_where_the_client_counts(tmp_path: Path, encodings: Encodings, units: int) -> None:
    async def story(editor: Editor) -> None:
        found = await editor.open("ru.txt", RU)
        places = {(one.code, one.range.start.line, one.range.start.character) for one in found}
        assert places == {("CL101", 0, units), ("CL101", 2, 32)}
        assert {one.severity for one in found} == {lsp.DiagnosticSeverity.Error}

    run(tmp_path, story, "--no-bib", encodings=encodings)


@pytest.mark.parametrize(("name", "text"), [("ru.txt", RU), ("kk.md", KK), ("en.tex", TEX)])
def test_the_findings_are_those_of_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(text, "utf-8")
    with pytest.raises(SystemExit):
        main(["check", name, "--format", "jsonl"])
    checked = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert checked

    async def story(editor: Editor) -> None:
        found = await editor.open(name, text)
        lines = [(one.range.start.line + 1, one.code, one.message.partition("\n")[0]) for one in found]
        assert lines == [(one["line"], one["code"], one["message"]) for one in checked]

    run(tmp_path, story)


def test_an_edit_is_looked_at_and_what_is_old_is_not_told(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        assert len(await editor.open("ru.txt", RU)) == 2
        texts = [RU.replace("[7]", sign) for sign in ("[9]", "[77]", "[1]")]
        found = await editor.edit("ru.txt", *texts)
        assert [(one.code, one.range.start.line) for one in found] == [("CL101", 0)]

    run(tmp_path, story, "--no-bib")


def test_hover_tells_the_reference_and_its_entry(tmp_path: Path) -> None:
    (tmp_path / "library.bib").write_text(LIBRARY, "utf-8")

    async def story(editor: Editor) -> None:
        await editor.open("ru.txt", RU)
        said = await editor.hover("ru.txt", 2, 8)
        assert said is not None
        assert said.startswith("**2**, с\\. 15\n\nУсов С\\. У\\. Навесы")
        assert "matched: `usov1972` in library\\.bib" in said
        assert said.endswith("- cited 2 times")
        assert (await editor.hover("ru.txt", 2, 33)) == "**7** leads to no reference of the list"
        assert (await editor.hover("ru.txt", 6, 10) or "").startswith("Титов Р\\. Т\\. Шатры")
        assert await editor.hover("ru.txt", 2, 1) is None

    run(tmp_path, story, "--bib", "library.bib")


def test_from_a_marker_to_its_references_and_to_all_that_cite_them(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        await editor.open("ru.txt", RU)
        assert await editor.definition("ru.txt", 2, 8) == [(7, 0)]
        assert await editor.definition("ru.txt", 2, 44) == [(6, 0), (7, 0)]
        assert await editor.references("ru.txt", 7, 5) == [(7, 0), (2, 6), (2, 43)]
        assert await editor.references("ru.txt", 2, 0) == []

    run(tmp_path, story, "--no-bib")


def test_a_text_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    async def story(editor: Editor) -> None:
        (found,) = await editor.open("ru.txt", "\0\0\0\0")
        assert (found.code, found.range.start) == ("CL901", lsp.Position(0, 0))
        assert len(await editor.edit("ru.txt", RU)) == 2

    run(tmp_path, story, "--no-bib")
