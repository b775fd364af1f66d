"""Language: the form of one language's data. Data only: this room imports nothing of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citelink.languages.groups import (
    ArchiveWords,
    KindWords,
    ListWords,
    MarkerWords,
    NameWords,
    NoticeWords,
    NumberWords,
    PatentWords,
    ReferenceWords,
    RoleWords,
    Spelling,
    Terms,
    TitleWords,
)


@dataclass(frozen=True, slots=True)
class Language:
    """What citelink knows of one language. All words are lower case unless said otherwise.

    code             BCP 47 code
    name             English name
    called           other names that libraries call it by, beside babel's; `bibliography.formats.bibtex`
    letters          letters that tell the language from its neighbours in the same script (`әғқңөұүһі`); `text`
    alphabet         the letters of a Cyrillic alphabet in their order, small; `checks`, `text.collation`
    words            frequent short words, for telling the language of a text; `text`, `parsing.fields.language`
    endings          ends of longer words, for telling the language of a title; `parsing.fields.language`
    headings         headings of reference lists, as printed; `citations.lists`
    subheadings      headings that stand inside a list ("Articles", "Internet resources"), as printed; `citations.lists`
    locators         CSL locator label -> words that print it, without a final stop (`page`: `с`, `стр`);
                     `citations.markers`, `parsing`, `matching`
    et_al            what stands for the authors left out; `parsing`, `matching`
    editors          what introduces editors (`под ред`); `parsing`, `matching`
    translators      what introduces translators (`пер. с англ`); `parsing`, `matching`
    months           the month's number -> the words that print it; `bibliography.dates`, `parsing`, `matching`
    accessed         what introduces the date of access of a web page; `parsing`, `matching`
    theses           words that name a thesis or its abstract; `parsing`
    laws             words that name a law or another legal act; `parsing`
    short_places     places -> their abbreviation by GOST 7.0.12, both as printed; `styles.gost`
    long_places      those of them that GOST R 7.0.12-2011 abbreviates no more; `styles.gost`
    prints_like      code of the language whose terms its references take where it has none of its own; `styles`
    terms            what a printed reference takes from it, None where citelink prints none in it; `styles`

    What the other groups hold and who reads them stands in `groups.py`.
    """

    code: str
    name: str
    called: tuple[str, ...] = ()
    letters: str = ""
    alphabet: str = ""
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
    short_places: Mapping[str, str] = field(default_factory=dict)
    long_places: tuple[str, ...] = ()
    prints_like: str = ""
    spelling: Spelling = field(default_factory=Spelling)
    names: NameWords = field(default_factory=NameWords)
    roles: RoleWords = field(default_factory=RoleWords)
    titles: TitleWords = field(default_factory=TitleWords)
    kinds: KindWords = field(default_factory=KindWords)
    archives: ArchiveWords = field(default_factory=ArchiveWords)
    patents: PatentWords = field(default_factory=PatentWords)
    references: ReferenceWords = field(default_factory=ReferenceWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    notices: NoticeWords = field(default_factory=NoticeWords)
    markers: MarkerWords = field(default_factory=MarkerWords)
    lists: ListWords = field(default_factory=ListWords)
    terms: Terms | None = None
