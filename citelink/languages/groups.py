"""Groups of words of one language, by what they are about. Data only.

Words are lower case and without a final stop unless a field says otherwise; their order does not matter. Fields marked
(patterns) hold regular expressions without groups that capture, each matched as a whole; readers match them in any
case unless the field says "as printed". A reader joins the words of all languages (`vocabulary.py`), since a document
or a reference may be in several.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# Named tuples and not dataclasses, which take ten milliseconds to be made, in every run.
Words = tuple[str, ...]
WordsBy = Mapping[str, Words]
NOTHING: Mapping[str, Words] = MappingProxyType({})


class Spelling(NamedTuple):
    """How words are written. Read by `text.repairs`, which puts divided words together.

    hyphened_prefixes  beginnings that keep the hyphen behind them (`вице-`)
    hyphened_endings   endings that keep the hyphen before them -> the words they do so behind, () for any (`либо`)
    syllables          suffixes and endings as syllables, which split text leaves between spaces
    vowels             its vowels, for telling whether a syllable is whole
    front_vowels, back_vowels   those that do not meet inside a word
    seldom_first       letters that few words begin with
    """

    hyphened_prefixes: Words = ()
    hyphened_endings: WordsBy = NOTHING
    syllables: Words = ()
    vowels: Words = ()
    front_vowels: Words = ()
    back_vowels: Words = ()
    seldom_first: Words = ()


class NameWords(NamedTuple):
    """Words of and around names. Read by `parsing.fields.names`; `changing_endings` by `matching.persons`,
    `case_endings` by `misnumbering.names`.

    particles           what stands before a family name and belongs to it (`von`)
    openings            what a family name of two words begins with in capitals (`St. Clair`, `Van Dyck`), with its stop
    suffixes            what stands behind a name (`jr`), with and without its stop
    conjunctions        what joins the last name of a list, with a stop where it is an abbreviation (`and`, `u.`)
    ranks               (patterns) titles before a name, with their stop where they have one (`проф\\.?`)
    bodies              (patterns) parts of words that only stand in names of bodies (`universit`)
    family_endings      ends of words that are family names and no given names
    patronymic_endings  ends of words that are patronymics
    child_of            words that make a patronymic of the name before them (`оглы`)
    collaborations      what large groups of authors call themselves, behind or before their name (`labeller.settling`)
    changing_endings    ends of family names that change with sex, case or script
    case_endings        what a family name ends in when it is declined, and what stands there in the nominative when it
                        is (`ого`, `ий`)
    """

    particles: Words = ()
    openings: Words = ()
    suffixes: Words = ()
    conjunctions: Words = ()
    ranks: Words = ()
    bodies: Words = ()
    family_endings: Words = ()
    patronymic_endings: Words = ()
    child_of: Words = ()
    collaborations: Words = ()
    changing_endings: Words = ()
    case_endings: Words = ()


class RoleWords(NamedTuple):
    """What catalogues call the part that a person had in a work; words of more than four letters are beginnings. Read
    by `bibliography.cataloguing`.

    authors, editors, translators   a compiler counts as an editor, as in references
    """

    authors: Words = ()
    editors: Words = ()
    translators: Words = ()


class TitleWords(NamedTuple):
    """Little words of titles: articles, prepositions, conjunctions, pronouns. Which are too little depends on the use.

    unkeyed         no citation key is made of them (`bibliography.keys`)
    light           they do not tell two titles apart (`matching.works.titles`)
    negations       short words that do (`matching.works.titles`)
    letters         letters that are words, or what an apostrophe leaves of one: they do not either
    unabbreviated   abbreviated names of journals leave them out (`matching.mentions.containers`)
    no_containers   what stands in the field of a journal by mistake (`matching.works.traits`)
    counted_volumes (patterns) what a catalogue adds to a title behind a number (`vols?`; `matching.works.titles`)
    volumes_in_words  (patterns) how many volumes a work has, in words (`пяти томах`; `matching.mentions.other_titles`)
    uncapitalized   words that stay small in a title whose words have capitals (`styles.csl`)
    """

    unkeyed: Words = ()
    light: Words = ()
    negations: Words = ()
    letters: Words = ()
    unabbreviated: Words = ()
    no_containers: Words = ()
    counted_volumes: Words = ()
    volumes_in_words: Words = ()
    uncapitalized: Words = ()


class KindWords(NamedTuple):
    """Words that tell what kind of publication a reference names, beside `Language.theses` and `Language.laws`. Read by
    `parsing.fields.type`, those of theses by `parsing.labeller.settling` and `matching.mentions.printed_numbers`.

    proceedings           (patterns) beginnings of words that name a conference or its papers
    reports               (patterns) beginnings of words that name a report
    newspapers            (patterns) beginnings of words that name a newspaper
    law_signs             (patterns) what a law has beside its name: a number, a date
    patents               (patterns) what a reference to a patent begins with
    patents_behind_title  (patterns) what announces the number of a patent behind a colon
    patents_anywhere      (patterns) what announces it anywhere
    standards             bodies whose standards are told by them, as printed (`ГОСТ`)
    thesis_genres         (patterns) what begins the genre of a thesis behind its title (`labeller.settling`)
    title_genres          (patterns) what begins the kind of book behind its title (`labeller.settling`)
    thesis_specialities   (patterns) what stands between the title of a thesis and its genre (`labeller.settling`)
    thesis_signs          (patterns) what says that a text names a thesis (`matching`)
    thesis_abstracts      parts of a text which say that it names the author's abstract of a thesis (`matching`)
    thesis_words          words that theses have and that tell none of them from another (`matching`)
    masters               beginnings of words for a master's thesis (`bibliography.formats.bibtex`)
    """

    proceedings: Words = ()
    reports: Words = ()
    newspapers: Words = ()
    law_signs: Words = ()
    patents: Words = ()
    patents_behind_title: Words = ()
    patents_anywhere: Words = ()
    standards: Words = ()
    thesis_genres: Words = ()
    title_genres: Words = ()
    thesis_specialities: Words = ()
    thesis_signs: Words = ()
    thesis_abstracts: Words = ()
    thesis_words: Words = ()
    masters: Words = ()


class ReferenceWords(NamedTuple):
    """Words that a reference is punctuated with. Read by `parsing`; `announcing`, `editions`, `hosts` and `reprints` by
    `matching` too.

    announcing        a field of `Language` or a CSL locator label -> words that announce it in a reference of whatever
                      language, beside the language's own of four letters and more (`words.py`)
    host_words        what stands before the work that holds a part (`in`, `в кн`; `labeller`)
    hosts             the same before a colon or a stop, as printed (`В кн`; `matching.mentions.folded`)
    quoted_from       (patterns) what stands before a work that another is quoted from (`Цит. по:`; `tail`)
    media             (patterns) the medium in brackets (`[Электрон. ресурс]`; `tail`)
    contents          forms of content in the area of GOST R 7.0.100 (`Текст : непосредственный`; `tail`)
    content_media     means of access in the same area
    addressed         (patterns) what stands before an address (`режим доступа`; `tail`)
    access_adverbs    what stands before `Language.accessed` (`last`; `tail`)
    access_dates      what stands between it and the date (`on`; `tail`)
    day_of            what stands between day, month and year (`de`; `tail`)
    years             what stands behind a year (`г`; `tail`)
    number_endings    (patterns) endings of ordinal numbers, with their hyphen (`nd`, `-е`; `labeller.settling`)
    editions          beginnings of words for an edition, as printed -> how they end (`labeller.settling`)
    edited_by         what stands behind such a word when it names editors (`by`; `labeller.settling`)
    asides            what begins a translated title in brackets, as printed (`Пер`; `tail`)
    unknown           (patterns) what is said in brackets not to be known, as printed (`s. l.`; `tail`)
    reprints          what begins a remark in brackets on the first edition (`matching.mentions.folded`)
    cited_on          (patterns) what stands before the pages of this document that cite a reference, which LaTeX prints
                      behind it (`Cited on pp. 4, 9`; `labeller.settling`)
    repeated          (patterns) what stands in place of a work named just before (`Ibid.`; `back_references`)
    mentioned         (patterns) what stands in place of the title of a work named before (`Op. cit.`;
                      `back_references`)
    undated           (patterns) what says that a work has no date, or none yet (`n. d.`, `in press`; `checks`)
    """

    announcing: WordsBy = NOTHING
    host_words: Words = ()
    hosts: Words = ()
    quoted_from: Words = ()
    media: Words = ()
    contents: Words = ()
    content_media: Words = ()
    addressed: Words = ()
    access_adverbs: Words = ()
    access_dates: Words = ()
    day_of: Words = ()
    years: Words = ()
    number_endings: Words = ()
    editions: WordsBy = NOTHING
    edited_by: Words = ()
    asides: Words = ()
    unknown: Words = ()
    reprints: Words = ()
    cited_on: Words = ()
    repeated: Words = ()
    mentioned: Words = ()
    undated: Words = ()


class ArchiveWords(NamedTuple):
    """Words of references to archives. Read by `parsing.archives`; all are (patterns), words of one letter with their
    stop.

    fonds         what the place of a document begins with, before its number (`Ф. 4`)
    fonds_behind  the same behind its number (`4-қор`)
    units         what follows, before its number (`Оп. 1`, `Box 12`)
    units_behind  the same behind its number (`1-тізбе`)
    versos        what stands behind the number of a leaf for its back (`об`)
    leaves        what stands behind the number of leaves of a whole document (`214 л.`)
    holders       beginnings of words that only stand in names of archives and collections
    abbreviated   names of archives that are abbreviated, as printed (`BArch`)
    """

    fonds: Words = ()
    fonds_behind: Words = ()
    units: Words = ()
    units_behind: Words = ()
    versos: Words = ()
    leaves: Words = ()
    holders: Words = ()
    abbreviated: Words = ()


class PatentWords(NamedTuple):
    """Words of references to patents, beside the patterns of `KindWords`. Read by `parsing.patents`.

    words      (patterns) what is called a patent before or behind the name of its office (`patent`, `brevet`)
    offices    (patterns) names of countries and offices before such a word (`european`)
    filed      (patterns) what stands before the day an application was filed
    published  (patterns) what stands before the day a patent was published
    classes    (patterns) what stands before the classes of the international classification, as printed
    inventors, assignees   (patterns) what stands behind the names of those who made it and those who own it
    """

    words: Words = ()
    offices: Words = ()
    filed: Words = ()
    published: Words = ()
    classes: Words = ()
    inventors: Words = ()
    assignees: Words = ()


class NumberWords(NamedTuple):
    """Words beside numbers of a reference. Read by `matching.mentions.printed_numbers`; `page_units` by
    `bibliography.formats.bibtex` and `citations.markers`.

    announcing     `page`, `volume`, `issue`, `edition` -> words right before such a number, beside `Language.locators`
                   and `ReferenceWords.announcing` and `editions`
    number_endings endings of ordinal numbers, without a hyphen (`е`, `th`)
    units          letters that stand behind a number and do not make it a misread one (`с`, `г`)
    within         what stands before a total of volumes (`в 4 т.`)
    whole_volumes  words for a volume that count it and not how many there are (`2 том`)
    page_units     what stands behind the number of pages of a book (`479, [1] с.`)
    """

    announcing: WordsBy = NOTHING
    number_endings: Words = ()
    units: Words = ()
    within: Words = ()
    whole_volumes: Words = ()
    page_units: Words = ()


class NoticeWords(NamedTuple):
    """Words of notices, which are about another work. Read by `matching.notices`.

    corrections       (patterns) an erratum or a retraction, at the beginning or the end of a title
    correction_signs  parts of these words: a title without one holds none
    comments          (patterns) a comment or a reply
    reviews           (patterns) a review of a book
    prepositions      what leads to the other work (`to`)
    works             (patterns) what the other work may be called behind it (`the article`)
    signs             (patterns) what names a notice anywhere in a reference
    """

    corrections: Words = ()
    correction_signs: Words = ()
    comments: Words = ()
    reviews: Words = ()
    prepositions: Words = ()
    works: Words = ()
    signs: Words = ()


class MarkerWords(NamedTuple):
    """Words in and beside markers, beside `Language.locators`. Read by `citations.markers`.

    introducers     what may stand before the number in a bracket: `[см.: 3; 5]`, `[see also 7]`
    unsure_introducers  those of them that stand before values too: `(i.e. 5)`
    closers         what may stand behind the last number: `[12 и др.]`, `[3 and references therein]`
    whereabouts     what may stand there and says where in the work: `[3, passim]`
    conjunctions    what joins two numbers: `[2 и 5]`
    parting_words   what may stand between two points of an enumeration: `(1) ... and (2) ...`
    part_nouns      names of parts of the document: a bracket right behind one holds their number and cites nothing.
                    Only words that are printed with a number: "panel [30]" may well be a noun with its citation
    part_plurals    those of them that name several: a single number behind one is no part's
    part_kinds      words before one that make it a common noun (`hash table`)
    counted         (patterns) words behind which a number in round brackets says how many: `most of them (18)`
    formula_nouns   words behind which a number is the label of an equation, where the document has one of that label
    interval_nouns  words behind which two numbers are the ends of an interval
    value_nouns     (patterns) words behind which numbers are values
    bracketed_pages (patterns) what is printed before the page of a source that numbers none, `fol. [12]`
    array_nouns     (patterns) words behind which a name is that of an array
    equation_nouns  (patterns) words beside which a number that no list has is rather that of an equation; `doubts`
    lattice_nouns   (patterns) words beside which three small figures are those of a crystal (`[111]`); `doubts`
    article_signals what begins a line that begins an article of a volume: classification numbers, abstracts
    number_endings  endings of ordinal numbers behind a hyphen (`1-ші`)
    following       (patterns) what stands behind a page number and belongs to it (`ff`, `об`)
    numero          (patterns) what stands between a noun and its number (`No.`)
    measures        (patterns) units of a value before its interval, as printed (`45 лет [38-52]`)
    units           (patterns) units that take an exponent, as printed
    glued           short words that a bracket may be glued to in text taken from a PDF
    """

    introducers: Words = ()
    unsure_introducers: Words = ()
    closers: Words = ()
    whereabouts: Words = ()
    conjunctions: Words = ()
    parting_words: Words = ()
    part_nouns: Words = ()
    part_plurals: Words = ()
    part_kinds: Words = ()
    counted: Words = ()
    formula_nouns: Words = ()
    interval_nouns: Words = ()
    value_nouns: Words = ()
    array_nouns: Words = ()
    equation_nouns: Words = ()
    lattice_nouns: Words = ()
    article_signals: Words = ()
    number_endings: Words = ()
    following: Words = ()
    numero: Words = ()
    measures: Words = ()
    units: Words = ()
    bracketed_pages: Words = ()
    glued: Words = ()


class ListWords(NamedTuple):
    """Words by which reference lists, their ends and their references are told. Read by `citations.lists`.

    back_matter         (patterns) beginnings of lines that follow a list: an appendix, an abstract, the next article
    contents_headings   (patterns) headings of a table of contents, whole
    chapters            words for a chapter before its number
    chapters_behind     words for a chapter behind its number, which may have endings (`2-тарау`)
    chapter_links       what joins a heading with the chapter it is for (`References for chapter 2`)
    chapters_linked     words for a chapter behind these; with a number without them too (`Literatur Kapitel 2`)
    chapter_links_behind  what does so behind the chapter (`2-тарау бойынша әдебиеттер`)
    own_works           (patterns) what heads a list of the author's own works; folded, without spaces
    before_numbers      words that take the number behind them: a line beginning with it is no new reference
    numbers_run_on      the same where the number stands on a line of its own, as printed and with a stop behind them
    page_words          (patterns) what stands before the number of a page that stands alone
    page_words_behind   what stands behind it
    unfinished          words with which no reference ends
    unfinished_within   words with which no line of a reference ends, though the last one may
    small_beginnings    (patterns) small words that a reference may begin with
    particles           (patterns) what may stand before the family name a reference begins with, as printed
    pages               what stands before a page number and a stop, as printed
    pages_behind        what stands behind one, with a stop behind it, as printed
    pages_in_full       (patterns) words for a page before its number
    volumes             words for a volume or an issue before its number
    publishers          beginnings of words that name a publisher, as printed
    others              (patterns) what names authors left out, or editors
    """

    back_matter: Words = ()
    contents_headings: Words = ()
    chapters: Words = ()
    chapters_behind: Words = ()
    chapter_links: Words = ()
    chapters_linked: Words = ()
    chapter_links_behind: Words = ()
    own_works: Words = ()
    before_numbers: Words = ()
    numbers_run_on: Words = ()
    page_words: Words = ()
    page_words_behind: Words = ()
    unfinished: Words = ()
    unfinished_within: Words = ()
    small_beginnings: Words = ()
    particles: Words = ()
    pages: Words = ()
    pages_behind: Words = ()
    pages_in_full: Words = ()
    volumes: Words = ()
    publishers: Words = ()
    others: Words = ()


class Act(NamedTuple):
    """How a law or another act is printed. Read by `styles.gost.special`.

    dated            what stands before its date, behind a whole date, behind a year named as one
    day              its date where the month is inflected; `{year}`, `{month}` and `{day}` are filled in; "" where not
    months           the months in that case
    owner            whose acts are meant where none is named
    owner_of_kind    the same where the kind of act does not say it itself
    office_endings   ends of a first word of the kind which says it itself
    """

    dated: Words = ()
    day: str = ""
    months: Words = ()
    owner: str = ""
    owner_of_kind: str = ""
    office_endings: Words = ()


class Declension(NamedTuple):
    """How names of people are put into the genitive. Read by `styles.gost.genitive`; of several endings that fit, the
    first in the order of a field counts.

    endings      end of a family name that tells a man's or a woman's -> its end in the genitive
    done         ends of family names in the genitive that no name has in the nominative
    unchanging   ends of family names that are the same in every case
    men, women   ends of given names and patronymics that tell a man, a woman
    done_given   ends of patronymics in the genitive
    of_men, of_women   end of any other family name -> its end in the genitive, where a man or a woman bears it
    """

    endings: Mapping[str, str] = MappingProxyType({})
    done: Words = ()
    unchanging: Words = ()
    men: Words = ()
    women: Words = ()
    done_given: Words = ()
    of_men: Mapping[str, str] = MappingProxyType({})
    of_women: Mapping[str, str] = MappingProxyType({})


class Terms(NamedTuple):
    """What a printed reference takes from its language, as printed. Read by `styles`.

    The first of each tuple is the term that the standards (GOST 7.1, GOST R 7.0.5, GOST R 7.0.100; GOST 7.12 and 7.0.12
    for abbreviations) or the language's habit ask for; others are met too. A term that holds `{}` says where the value
    stands; others stand before it.

    pages, extent, volume, issue, part, volumes, edition, number, year   CSL `page`, `number-of-pages`, ... in print
    et_al, edited, translated      what stands for authors left out, before editors, before translators
    accessed, address              what stands before the date of access and the address
    medium, online                 the medium in brackets; the first of `online` for web pages
    months                         in the case they have in a date
    months_alone                   as they stand without a day, where that is another case
    editor_roles, translator_roles what stands in brackets behind a name; a language without them takes the English ones
    genitive_after                 beginnings of terms behind which names stand in the genitive
    series_number                  what stands before the number within a series
    series_marks                   beginnings of numbers within a series that have such a word
    site                           what a web site is called behind its name
    defended, introduced, published, bulletin   before the day a thesis was defended, a standard came into force, a
                                   patent was published, and the number of its bulletin
    filed                          before the day a patent was applied for
    act                            how acts are printed
    article                        the number of an act within the collection it was printed in
    leaves                         the extent of a manuscript
    disc                           the extent of what stands on a disc
    speciality                     the code of a thesis's speciality, where it is named
    compiled                       before those who compiled a work
    edited_plain                   before editors whose names stay in the nominative
    translated_from                before translators, where `{language}` is what stands in `origins`
    origins                        code of a language -> how it is said that a work was translated from it
    in_full                        `edited`, `edited_plain`, `translated`, `translated_from` -> the term without
                                   abbreviations, as GOST R 7.0.100 has it; `origins`, by code, likewise
    media                          CSL types that are no text -> the medium in brackets, as an area, as an area where it
                                   is electronic
    genres                         what BibTeX calls kinds of theses and reports, and biblatex patents and countries ->
                                   what they are called
    declension                     how names stand behind what is in `genitive_after`
    """

    pages: Words
    extent: Words
    volume: Words
    issue: Words
    part: Words
    volumes: Words
    et_al: Words
    edited: Words
    translated: Words
    accessed: Words
    address: Words
    year: Words
    medium: Words
    online: Words
    months: Words
    edition: Words
    number: Words = ("№ {}", "№{}", "N {}", "№ {}")
    months_alone: Words = ()
    editor_roles: Words = ()
    translator_roles: Words = ()
    genitive_after: Words = ()
    series_number: str = ""
    series_marks: Words = ()
    site: str = ""
    defended: str = ""
    introduced: str = ""
    published: str = ""
    bulletin: str = ""
    filed: str = ""
    act: Act = Act()
    article: str = ""
    leaves: str = ""
    disc: str = ""
    speciality: str = ""
    compiled: str = ""
    edited_plain: str = ""
    translated_from: str = ""
    origins: Mapping[str, str] = MappingProxyType({})
    in_full: Mapping[str, str] = MappingProxyType({})
    media: WordsBy = NOTHING
    genres: Mapping[str, str] = MappingProxyType({})
    declension: Declension = Declension()
