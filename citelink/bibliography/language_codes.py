"""Codes of languages in catalogues (ISO 639-2/B, as in MARC's list) and BCP 47, both ways."""

from __future__ import annotations

_PAIRS = """
    afr af alb sq amh am ara ar arm hy aze az bak ba baq eu bel be ben bn bos bs bul bg cat ca chi zh chv cv cze cs
    dan da dut nl eng en epo eo est et fin fi fre fr geo ka ger de gle ga glg gl gre el heb he hin hi hrv hr hun hu
    ice is ind id ita it jpn ja kaz kk kir ky kor ko kur ku lat la lav lv lit lt mac mk may ms mon mn nob nb nno nn
    nor no per fa pol pl por pt pus ps rum ro rus ru slo sk slv sl spa es srp sr swa sw swe sv tat tt tgk tg tha th
    tuk tk tur tr uig ug ukr uk urd ur uzb uz vie vi wel cy yid yi
"""
# ISO 639-2/T, which other catalogues use.
_OTHERS = """
    sqi sq hye hy eus eu zho zh ces cs nld nl fra fr kat ka deu de ell el isl is mkd mk msa ms fas fa ron ro slk sk
    cym cy scr hr scc sr
"""


def _table(pairs: str) -> dict[str, str]:
    words = iter(pairs.split())
    return dict(zip(words, words, strict=True))


_BIBLIOGRAPHIC = _table(_PAIRS)
_CODES = _BIBLIOGRAPHIC | _table(_OTHERS)
_BACK = {code: name for name, code in _BIBLIOGRAPHIC.items()}
# No language, several, and what is not determined.
_NONE = frozenset(("", "zxx", "mul", "und", "mis", "|||", "###"))


def language_from_catalogue(code: str) -> str:
    """The BCP 47 code of a language; a code without one here is given back, "" for what names no language."""
    code = code.strip()
    # Old records write several into one field: `engfre`.
    said = code[:3].lower() if len(code) in (3, 6, 9) else code
    return "" if said in _NONE else _CODES.get(said, said)


def language_for_catalogue(code: str) -> str:
    """The code that catalogues have for a language in BCP 47, or ""."""
    known = _BACK.get(code.partition("-")[0].lower(), "")
    return known or (code.lower() if code.lower() in _CODES else "")
