"""Small PDF files made by hand: each thing printed is a call of `Page.print`, in the order in which it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# Widths of letters in thousandths of the size, so that text is set in letters of several widths.
_NARROW, _WIDE, _ELSE = 280, 820, 520


def _width(sign: str) -> int:
    return _NARROW if sign in "ijltfI.,:;!'|()[]-1 " else _WIDE if sign in "mwMWшщжюфЖШЩЮ" else _ELSE


def width(said: str, size: float = 10) -> float:
    """How wide `said` is when it is printed in font F1, in points."""
    return sum(map(_width, said)) * size / 1000


@dataclass
class Page:
    """A page of 600 by 800 points."""

    drawn: list[tuple[float, float, float, str, str]] = field(default_factory=list)
    extra: str = ""

    def print(self, x: float, y: float, said: str, size: float = 10, font: str = "F1") -> Page:
        """Prints `said` with its baseline at `y` points from the bottom; font F2 is a typewriter's."""
        self.drawn.append((x, y, size, said, font))
        return self

    def lines(self, said: Iterable[str], x: float = 60, top: float = 700, step: float = 12, size: float = 10) -> Page:
        """Prints lines one below the other."""
        for number, line in enumerate(said):
            self.print(x, top - step * number, line, size)
        return self


def make_pdf(
    pages: Sequence[Page],
    *,
    misread: bool = False,
    catalog: str = "",
    trailer: str = "",
    more: Sequence[str] = (),
    fonts: str = "",
    table: bool = True,
) -> bytes:
    """The file that these pages are. `misread`: its font says that the bytes of cp1251 are letters of Latin-1; else it
    says what they are. `catalog`, `trailer`, `fonts` and `extra` of a page are added to their dictionaries, `more`
    are further objects, which have numbers from 5 on. Without `table` the table of objects is a stream, as PDF 1.5 has
    it."""
    signs = sorted({sign for page in pages for *_, said, _ in page.drawn for sign in said})
    codes = {} if misread else {sign: code for code, sign in enumerate(signs, 33)}
    first = 5 + len(more)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        _font(signs, codes, "Helvetica", 0),
        _font(signs, codes, "Courier", 600),
        *more,
    ]
    cmap = first + 2 * len(pages)
    for at, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {first + 2 * at + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>{page.extra}>>"
        )
        objects.append(_stream(_content(page, codes)))
    objects[2:4] = [font.removesuffix(">>") + f"{fonts}>>" for font in objects[2:4]]
    if not misread:
        objects.append(_stream(_to_unicode(codes)))
        objects[2:4] = [font.replace(">>", f"/ToUnicode {cmap} 0 R>>") for font in objects[2:4]]
    return _file(objects, trailer, table)


def _font(signs: Sequence[str], codes: dict[str, int], name: str, width: int) -> str:
    by_code = {code: sign for sign, code in codes.items()} or {_byte(sign): sign for sign in signs}
    widths = " ".join(str(width or _width(by_code.get(code, "n"))) for code in range(32, 256))
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/FirstChar 32/LastChar 255/Widths[{widths}]"
        "/Encoding/WinAnsiEncoding>>"
    )


def _byte(sign: str) -> int:
    return sign.encode("cp1251")[0]


def _content(page: Page, codes: dict[str, int]) -> str:
    parts = []
    for x, y, size, said, font in page.drawn:
        shown = "".join(f"{codes[sign] if codes else _byte(sign):02x}" for sign in said)
        parts.append(f"BT /{font} {size} Tf {x} {y} Td <{shown}> Tj ET")
    return "\n".join(parts)


def _to_unicode(codes: dict[str, int]) -> str:
    rows = "\n".join(f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], trailer: str, as_table: bool) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = [0]
    for number, said in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{said}\nendobj\n".encode()
    at = len(out)
    if as_table:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % len(places)
        out += b"".join(b"%010d 00000 n \n" % place for place in places[1:])
        out += f"trailer\n<</Size {len(places)}/Root 1 0 R{trailer}>>\n".encode()
    else:
        rows = b"".join(bytes([place > 0]) + place.to_bytes(4, "big") for place in [*places, at])
        head = f"/Type/XRef/W[1 4 0]/Size {len(places) + 1}/Root 1 0 R{trailer}/Length {len(rows)}"
        out += f"{len(places)} 0 obj\n<<{head}>>\nstream\n".encode() + rows + b"\nendstream\nendobj\n"
    out += b"startxref\n%d\n%%%%EOF\n" % at
    return bytes(out)
