"""Variation: copies of samples as other hands would have printed them, with the spans carried through.

Each kind stands for something real lists hold that the licensed sets show too seldom: bodies as authors, titles of one
word, family names in capitals, other quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span
from training.parser.sample import Sample, tidy

_SUBJECTS = {
    "de": (
        "Verkehr, Bau- und Wohnungswesen",
        "Bildung und Forschung",
        "Gesundheit",
        "Statistik",
        "Raumordnung",
        "Arbeit und Soziales",
        "Ernährung und Landwirtschaft",
        "Umwelt, Naturschutz und Reaktorsicherheit",
        "Familie, Senioren, Frauen und Jugend",
        "Inneres",
        "Wirtschaftsforschung",
        "Sozialforschung",
        "Länderkunde",
        "Regionalentwicklung und Strukturplanung",
        "Bevölkerungsforschung",
    ),
    "en": (
        "Health",
        "Education",
        "Statistics",
        "Agriculture",
        "Foreign Affairs",
        "Economic Development",
        "Labor Statistics",
        "Transportation",
        "the Environment",
        "Public Health Research",
        "Social Policy",
        "Energy and Climate Change",
        "Housing and Urban Development",
    ),
    "fr": ("la santé", "l'éducation nationale", "la culture", "l'environnement", "la statistique", "l'intérieur"),
    "es": ("Salud", "Educación", "Cultura", "Medio Ambiente", "Estadística", "Desarrollo Social"),
    "pt": ("Saúde", "Educação", "Meio Ambiente", "Geografia e Estatística", "Desenvolvimento Agrário"),
    "ru": (
        "здравоохранения",
        "образования и науки",
        "иностранных дел",
        "статистики",
        "культуры",
        "сельского хозяйства",
        "экономики",
    ),
    "kk": ("Білім және ғылым", "Денсаулық сақтау", "Сыртқы істер", "Мәдениет және ақпарат", "Ауыл шаруашылығы"),
}
_BODIES = {
    "de": (
        "Bundesministerium für {}",
        "Bundesamt für {}",
        "Institut für {}",
        "Deutsches Institut für {}",
        "Sekretariat für {}",
        "Zentralinstitut für {}",
        "Amt für {}",
        "Ministerium für {} des Landes Brandenburg",
        "Bundesanstalt für {}",
        "Deutscher Verband für {}",
        "Rat für {}",
    ),
    "en": (
        "Ministry of {}",
        "Department of {}",
        "U.S. Department of {}",
        "National Institute of {}",
        "Office for {}",
        "Committee on {}",
        "Bureau of {}",
        "International Association for {}",
        "Centre for {}",
        "Commission on {}",
        "Council for {}",
        "Institute for {}",
    ),
    "fr": ("Ministère de {}", "Institut national de {}", "Conseil supérieur de {}", "Commission de {}"),
    "es": ("Ministerio de {}", "Instituto Nacional de {}", "Secretaría de {}", "Consejo Nacional de {}"),
    "pt": (
        "Ministério da {}",
        "Instituto Brasileiro de {}",
        "Secretaria de {}",
        "Brasil. Ministério da {}",
        "Conselho Nacional de {}",
    ),
    "ru": ("Министерство {} РФ", "Министерство {} Республики Казахстан", "Комитет {}", "Федеральная служба {}"),
    "kk": ("{} министрлігі", "ҚР {} министрлігі", "{} комитеті"),
}
_SHORT = (
    "OECD",
    "WHO",
    "BMBF",
    "UNESCO",
    "NASA",
    "IPCC",
    "DIW",
    "CDC",
    "FAO",
    "World Bank",
    "European Commission",
    "United Nations",
    "World Health Organization",
    "Eurostat",
    "Deutscher Bundestag",
    "Stadt Leipzig",
    "Statistisches Bundesamt",
    "Europäische Kommission",
    "Bundesregierung",
    "Banco Mundial",
    "ONU",
    "IBGE",
    "INSEE",
    "Росстат",
    "ЮНЕСКО",
)
_EDITED = (" (Hrsg.)", " (Hg.)", " [Hrsg.]", " (ed.)", " (Ed.)", ", ed.", " (org.)")
_YEAR_NEXT = re.compile(r"[.,:]?\s*[(\[]?\s*(?:1[89]|20)\d\d")
_QUOTES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("« ", " »"), ("‘", "’"), ("'", "'"))
_ANY_OPENING, _ANY_CLOSING = "“\"„«‘'", "”\"“»’'"


def vary(samples: Iterable[Sample], rng: Random) -> Iterator[Sample]:
    """Copies of some of the samples, each varied in one way."""
    for sample in samples:
        chance = rng.random()
        varied = (
            _body(sample, rng)
            if chance < 0.06
            else _shorten(sample, rng)
            if chance < 0.13
            else _capitals(sample)
            if chance < 0.16
            else _quote(sample, rng)
            if chance < 0.19
            else None
        )
        if varied:
            yield varied


def replace_span(sample: Sample, index: int, text: str, label: str = "", behind: str = "") -> Sample:
    """The sample with the text of one span replaced, and `behind` put after it outside the span."""
    span = sample.spans[index].span
    moved = len(text) + len(behind) - len(span)
    raw = sample.raw[: span.start] + text + behind + sample.raw[span.end :]
    spans = [
        FieldSpan(label or field.label, Span(span.start, span.start + len(text)))
        if n == index
        else FieldSpan(field.label, field.span.shift(moved))
        if field.span.start >= span.end
        else field
        for n, field in enumerate(sample.spans)
    ]
    return tidy(raw, spans, sample.source)


def _at(sample: Sample, label: str) -> int:
    return next((n for n, field in enumerate(sample.spans) if field.label == label), -1)


def _body(sample: Sample, rng: Random) -> Sample | None:
    """A body for an author; before a year also one that edits."""
    index = _at(sample, "author")
    if index < 0 or sample.spans[index].span.start > 6:
        return None
    raw, end = sample.raw, sample.spans[index].span.end
    code = _language(raw, rng)
    name = rng.choice(_SHORT) if rng.random() < 0.3 else rng.choice(_BODIES[code]).format(rng.choice(_SUBJECTS[code]))
    if rng.random() < 0.12:
        name += f" ({rng.choice(('BMBF', 'WHO', 'OECD', 'DIW', 'CDC', 'IRS', 'KMK', 'USDA'))})"
    elif rng.random() < 0.12:
        name += rng.choice((", ", "; ")) + rng.choice(_SHORT)
    dated = _YEAR_NEXT.match(raw, end)
    if code in {"ru", "kk"} and not dated and rng.random() < 0.7:
        return None
    # The stop of an initial parted the name from the title; a body needs one of its own.
    stop = "." if raw[end - 1] == "." and raw[end : end + 1] in {"", " "} else ""
    if dated and rng.random() < 0.25:
        return replace_span(sample, index, name, "editor", rng.choice(_EDITED))
    return replace_span(sample, index, name, "", stop)


def _language(raw: str, rng: Random) -> str:
    if re.search("[әғқңөұүһ]", raw):
        return "kk"
    if re.search("[а-я]", raw):
        return "ru"
    return rng.choice(("de", "de", "en", "en", "en", "fr", "es", "pt"))


def _shorten(sample: Sample, rng: Random) -> Sample | None:
    """A title of one to three words."""
    index = _at(sample, "title")
    if index < 0:
        return None
    words = sample.spans[index].span.of(sample.raw).split()
    count = rng.choice((1, 1, 2, 3))
    if len(words) <= count + 1 or len(words[count - 1].strip(".,:;")) < 4:
        return None
    return replace_span(sample, index, " ".join(words[:count]).strip(" .,:;"))


def _capitals(sample: Sample) -> Sample | None:
    """Family names in capitals."""
    index = _at(sample, "author")
    if index < 0:
        return None
    text = sample.spans[index].span.of(sample.raw)
    large = re.sub(r"\b[^\W\d_]{3,}\b", lambda match: match[0].upper(), text)
    return replace_span(sample, index, large) if len(large) == len(text) and large != text else None


def _quote(sample: Sample, rng: Random) -> Sample | None:
    """Other quotes around the title, or quotes where there were none."""
    index = _at(sample, "title")
    if index < 0:
        return None
    opening, closing = rng.choice(_QUOTES)
    raw, span = sample.raw, sample.spans[index].span
    before, after = raw[: span.start], raw[span.end :]
    if before[-1:] in _ANY_OPENING and before[-1:] and after[:1] and after[0] in _ANY_CLOSING:
        before, after = before[:-1], after[1:]
    elif opening in raw or closing in raw:
        return None
    text = span.of(raw)
    moved = len(before) + len(opening) - span.start
    spans = []
    for n, field in enumerate(sample.spans):
        if n < index:
            spans.append(field)
        elif n == index:
            spans.append(FieldSpan(field.label, field.span.shift(moved)))
        else:
            start = len(before) + len(opening) + len(text) + len(closing) + field.span.start - (len(raw) - len(after))
            spans.append(FieldSpan(field.label, Span(start, start + len(field.span))))
    return tidy(f"{before}{opening}{text}{closing}{after}", spans, sample.source)
