"""Language: the form of one language's data. Data only: this room imports nothing of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """What citelink knows of one language. All words are lower case unless said otherwise.

    code             BCP 47 code
    name             English name
    letters          letters that tell the language from its neighbours in the same script (`әғқңөұүһі`)
    words            frequent short words, for telling the language of a text
    endings          ends of longer words, for telling the language of a title
    headings         headings of reference lists, as printed
    subheadings      headings that stand inside a list ("Articles", "Internet resources"), as printed
    locators         CSL locator label -> words that print it, without a final stop (`page`: `с`, `стр`)
    et_al            what stands for the authors left out
    editors          what introduces editors (`под ред`)
    translators      what introduces translators (`пер. с англ`)
    months           the month's number -> the words that print it
    accessed         what introduces the date of access of a web page
    theses           words that name a thesis or its abstract
    laws             words that name a law or another legal act
    """

    code: str
    name: str
    letters: str = ""
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    locators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    et_al: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    months: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    accessed: tuple[str, ...] = ()
    theses: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
