"""Names of languages in babel's and biblatex's words, and their BCP 47 codes."""

from __future__ import annotations

from citelink.languages.vocabulary import names_of_languages

_CODES = {
    "en": "english american british usenglish ukenglish australian canadian newzealand",
    "ru": "russian russkii",
    "kk": "kazakh qazaq", "uk": "ukrainian", "be": "belarusian",
    "de": "german ngerman austrian naustrian swissgerman nswissgerman",
    "fr": "french francais français acadian canadien",
    "es": "spanish español", "pt": "portuguese portuges brazilian brazil", "it": "italian", "pl": "polish",
    "tr": "turkish", "nl": "dutch", "la": "latin", "el": "greek polutonikogreek", "zh": "chinese", "ja": "japanese",
    "ko": "korean", "ar": "arabic", "uz": "uzbek", "ky": "kyrgyz kirghiz", "tt": "tatar", "mn": "mongolian",
    "cs": "czech", "sv": "swedish", "fi": "finnish", "hu": "magyar hungarian", "bg": "bulgarian", "sr": "serbian",
}  # fmt: skip
_BY_NAME = {name: code for code, names in _CODES.items() for name in names.split()}


def language_code(name: str) -> str:
    """The BCP 47 code of a language as a library names it; an unknown name is given back as it is."""
    name = name.strip()
    return _BY_NAME.get(name.lower()) or names_of_languages().get(name.lower(), name)


def babel_name(code: str) -> str:
    """The name babel and biblatex know a language by, or "" for a code without one here."""
    names = _CODES.get(code.partition("-")[0].lower(), "")
    return names.partition(" ")[0]
