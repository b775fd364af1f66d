"""The characters of the Symbol font, which Word tells by their place in it (Adobe's "Symbol" encoding)."""

from __future__ import annotations

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SIGNS = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"
_OTHERS = {0x22: "∀", 0x24: "∃", 0x27: "∍", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼"}
_SYMBOL = {
    **{0x41 + at: sign for at, sign in enumerate(_GREEK)},
    **{0x61 + at: sign for at, sign in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    **{0xA1 + at: sign for at, sign in enumerate(_SIGNS)},
    **_OTHERS,
}
_PRIVATE = 0xF000
_UNKNOWN = "\ufffd"


def read_symbol(code: str | None, font: str | None) -> str:
    """The character that a font has at `code`, hexadecimal; one that cannot be told is U+FFFD."""
    try:
        at = int((code or "")[:8], 16)
    except ValueError:
        return ""
    place = at - _PRIVATE if _PRIVATE <= at <= _PRIVATE + 0xFF else at
    if (font or "").strip().lower() == "symbol" and place <= 0xFF:
        return _SYMBOL.get(place) or (chr(place) if 0x20 <= place < 0x7F else _UNKNOWN)
    if place != at:
        # Fonts of pictures: Wingdings and its like have no letters.
        return _UNKNOWN
    return chr(at) if 0x20 <= at < 0xD800 or 0xE000 <= at < 0x110000 else ""
