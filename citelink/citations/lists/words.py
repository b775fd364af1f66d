"""Words of languages that the search for lists looks for, as patterns: signs of references, what stands before numbers,
headings, what follows lists."""

from __future__ import annotations

import re

# What follows lists in articles and theses: back matter, the next article's front matter, captions.
BACK_MATTER = re.compile(
    "(?:"
    + "|".join(
        (
            r"appendi(?:x|ces)\b|supplement(?:ary|al)\b|acknowledge?ments?\b|authors?[’']? contributions?\b",
            r"funding\b|about the authors?\b",
            r"(?:authors? |information about the authors?|corresponding author|correspondence)\b",
            r"conflicts? of interest|competing interests?|publisher[’']s note|how to cite|cite this",
            r"citation:|©|copyright\b|received\b|accepted\b|abstract\b",
            r"summary\b|key ?words?\b|ethics approval|abbreviations?\b|udc\b|irsti\b",
            r"data availability|tables?\s?[0-9ivx]+|fig(?:ure|\.)?\s?[0-9]+|anhang\b|annexe?\b",
            r"como citar|anexos?\b|apêndices?\b|agradecimentos|recebido\b|apéndices?\b|agradecimientos|recibido\b",
            r"приложени[ея]\b|благодарност|(?:сведения|информация)?\s?об авторе?|как цитировать|для цитирования",
            r"поступила\b|статья поступила|рецензент|аннотация\b|резюме\b|ключевые слова",
            r"таблица\s?[0-9]|рис(?:унок|\.)\s?[0-9]",
            r"удк\b|мрнти\b|додат(?:ок|ки)\b",
            r"қосымша(?:лар)?\s?[0-9А-Я]?\s*$|алғыс\b|авторл?а?р? туралы|сілтеме жасау|түскен күні|аңдатпа\b",
            r"түйін(?:деме)?\b|түйін сөздер|кілт сөздер|[0-9]{0,3}-?\s?(?:кесте|сурет)\s?[0-9–—-]|әож\b|ғтамр\b",
        )
    )
    + ")",
    re.IGNORECASE,
)
CHAPTER = re.compile(
    r"(?:chapter|section|part|kapitel|capítulo|глава|раздел|часть)\s[0-9IVX]{1,4}\b"
    r"|[0-9IVX]{1,4}[\s-]{0,2}(?:тарау|бөлім|глава|раздел)\b",
    re.IGNORECASE,
)
# A heading that goes on `for chapter 2`.
OF_CHAPTER = re.compile(
    r"\s+(?:к|по|for|of|to|zu|zum)\s+(?:\w+\s+)?(?:главе|разделу|части|статье|chapter|section|part|kapitel)\b.{0,12}$",
    re.IGNORECASE,
)
# What names a list of the author's own works; the words of a heading, folded and without spaces.
OWN_WORKS = re.compile(
    r"списокпубликацийавтора|(?:работ|публикаци|труд)\w*опубликованных|опубликованны\w*работ|публикацииавтора|научныетрудыавтора"
    r"|авторды[нң]\w*(?:жариялан|е[нң]бек)|жарияланған(?:е[нң]бек|ғылымие[нң]бек|мақала|жұмыс)|диссертациятақырыбыбойынша"
    r"|listofpublications|publicationsbytheauthor|author'?s?publications|ownpublications|listofauthors?publications"
)

# `Т. 6. Алматы` is no sixth reference: a word that wants a number before it takes the number.
WANTS_NUMBER = re.compile(
    r"(?<![0-9\s])(?:^|[\s(–—-])(?:т|том|вып|кн|ч|сб|п|гл|ст|№|с|б|р|p|pp|vol|no|nr|n|bd|part|ch|sec|fig|table|art|issue)\.?$",
    re.IGNORECASE,
)
# A number on its own line belongs to the line before after these.
NUMBER_RUNS_ON = re.compile(r"(?:[,:(–—-]|№|(?<![0-9])(?<![0-9]\s)\b(?:pp?|[СсБбТтPS]|Vol|No|Вып|вып)\.)$")
PAGE_NUMBER = re.compile(
    r"(?:(?:page|стр\.?|с\.|бет)\s?)?[-–—|]?\s?[0-9]{1,4}\s?[-–—|]?(?:\s?(?:бет|page))?", re.IGNORECASE
)
# A line that ends in one of these goes on in the next: within a list, and at its end.
UNFINISHED = re.compile(r"(?:[,;:(–—&-]|\b(?:and|и|мен|және|et|und|of|the|in|de|в|на|для|by|for|a)|№)$", re.IGNORECASE)
NO_BREAK = re.compile(r"(?:[,;:(–—&-]|\b(?:and|и|мен|және|et|und|of|the|in|de|в|на|для|by)|№)$", re.IGNORECASE)

# Small words that begin a name or an address.
PARTICLES = re.compile(
    r"(?:de[rnl]?|d[aiou]s?|v[oa]n|la|le|el|al|ibn|af|zu|ter|ten|http|www|doi)\b|\w-|d['’]", re.IGNORECASE
)
PARTICLE = r"(?:(?:[Dd][eaiu][slr]?|[Vv][ao]n(?:\s[Dd]e[rn]?)?|[Ll][ae]|[Ee]l|[Aa]l|[Tt]en|[Zz]u)[\s-]|[dO][’'])"

# Signs of a reference.
PAGES = re.compile(
    r"\b(?:pp?|[СсБбSP]|стр)\.\s?[0-9]|[0-9]\s?(?:[сcбp]|бет|стр)\.|[0-9]{1,5}\s?[–—-]{1,2}\s?[0-9]{1,5}|\bpages?\s[0-9]"
)
VOLUME = re.compile(
    r"\b(?:vol|no|т|том|вып|issue|bd|tom)\b\.?\s?[0-9]|№\s?[0-9]|[0-9]\s?\([0-9]|[0-9]\s?[:;,]\s?[0-9]", re.IGNORECASE
)
PUBLISHER = re.compile(r"[^\W\d_]\.?\s?:\s?[^\W\d_a-zа-я]|\b(?:Press|University|Springer|Elsevier|Wiley|изд)")
ET_AL = re.compile(r"\bet\s?al\b|\bи\s?др\b|ж\.\s?б\.|т\.\s?б\.|\(eds?\.", re.IGNORECASE)
