"""Where a title ends and the name of its journal begins."""

from __future__ import annotations

import re

from citelink.parsing.letters import LOWER, STARTER

# What stands before a stop inside the abbreviated names of journals (ISO 4), so that no sentence ends there.
_SHORTENED_NAMES = (
    "J Am Acad Adv Ann Annu Anal Appl Arch Behav Ber Biochem Biol Biophys Bot Br Brit Bull Can Chem Clin "
    "Comm Commun Comp Comput Dev Ecol Econ Eng Environ Eur Evol Exp Fam Gen Geogr Geol Geophys Hist "
    "Immunol Int Inst Jpn Lett Linn Mag Mar Math Mech Med Mem Mitt Mol Monogr Nat Natl Neurol Neurosci "
    "Nucl Opt Pap Philos Phys Physiol Pl Proc Psychol Quart Rec Rep Res Rev Roy Sci Ser Soc Spec Stat "
    "Stud Surg Symp Syst Technol Theor Trans Verh Zool Ztschr Изв Вестн Журн Тр Сб Зап Уч Науч Акад Матем "
    "Физ Хим Биол Мат"
)
_SHORTENED = frozenset(_SHORTENED_NAMES.split())
SENTENCE_END = re.compile(rf"(?P<sign>[.?!]['\"»)\]]?)\s{{1,3}}(?:-\s)?(?=[\"'«(\[]?(?:{STARTER}|\d|{LOWER}[A-Z]))")
_COMMA = re.compile(rf",\s{{1,2}}(?=[\"'«]?{STARTER})")

_CUE = re.compile(
    r"\b(?:journal|j\.|proc|proceedings|conference|conf\.|symposium|workshop|transactions|trans\.|annals|revista|revue|"
    r"zeitschrift|review|rev\.|letters|lett\.|bulletin|archiv|вестник"
    r"|журнал|известия|труды|хабаршы|жаршы|arxiv|lecture notes|"
    r"advances in|phys\.|acta|magazine|quarterly|annual)",
    re.I,
)


def names_container(view: str, start: int, end: int) -> bool:
    """Whether a word that stands in the names of journals and proceedings is printed in `[start, end)`."""
    return _CUE.search(view, start, end) is not None


def find_container(view: str, start: int, end: int) -> int | None:
    """Where in `[start, end)` the container begins behind the title, or None when both cannot be told apart."""
    return None if all_abbreviated(view[start:end]) else find_journal(view, start, end, False)


def find_journal(view: str, start: int, end: int, comma: bool) -> int | None:
    """Where the journal begins: the last sentence end that is no abbreviation, or the last comma."""
    stops = [start + m.end("sign") for m in SENTENCE_END.finditer(view[start:end]) if m.end() < end - start]
    commas = [start + m.start() for m in _COMMA.finditer(view[start:end])]
    sure = [stop for stop in stops if not _abbreviation_before(view, start, stop)]
    best = sure[-1] if sure else None
    if best is not None and _too_long(view, best, end):
        best = None if comma else best
    if comma and commas:
        later = [c for c in commas if best is None or c > best]
        if later and (best is None or _CUE.search(view, best, later[-1]) is None):
            return _comma_cut(view, later, end)
    if best is not None:
        return best
    if short := [c for c in commas if all_abbreviated(view[c + 1 : end])]:
        return short[0]
    if stops and not comma:
        return stops[0] if len(stops) == 1 else _first_long(view, start, stops)
    return _comma_cut(view, commas, end) if commas else None


def all_abbreviated(text: str) -> bool:
    """`Phys. Rev. Lett.`, `J. Bone Miner. Res.`: no word of a title."""
    found = text.split()
    return (
        len(found) <= 8 and sum(w.endswith(".") for w in found) * 2 >= len(found) and all(len(w) <= 11 for w in found)
    )


def _comma_cut(view: str, commas: list[int], end: int) -> int:
    """The comma before the container: the last, unless what follows is too short to be one (`J. Phys., Ser. A`)."""
    for cut in reversed(commas):
        part = view[cut + 1 : end].strip(" .,;")
        if len(part) > 2 and not re.match(r"(?:Ser|Sect|Part|Suppl|Series|Section|Serie)\b", part):
            return cut
    return commas[-1]


def _first_long(view: str, start: int, stops: list[int]) -> int:
    """Where every stop follows a short word, the first one behind at least four words ends the title."""
    for stop in stops:
        if len(view[start:stop].split()) >= 4:
            return stop
    return stops[0]


def _too_long(view: str, cut: int, end: int) -> bool:
    return len(view[cut:end].split()) > 14


def _abbreviation_before(view: str, start: int, stop: int) -> bool:
    """Whether the stop that ends at `stop` closes an abbreviation: `Phys.`, `J.`, `Lett.` but not `cells.`"""
    if view[stop - 1] != ".":
        return False
    word = re.search(r"[^\s.]{1,30}$", view[max(start, stop - 32) : stop - 1])
    if word is None:
        return False
    text = word[0]
    if text in _SHORTENED:
        return True
    if not text[:1].isupper() or any(c.isdigit() for c in text) or len(text) > 8:
        return False
    return (
        len(text) <= 6
        and not (text.isupper() and len(text) > 2)
        and (stop < len(view) and _short_run(view, start, stop))
    )


def _short_run(view: str, start: int, stop: int) -> bool:
    """Whether the word before the abbreviation ends a sentence, or is an abbreviation or a capital itself: so inside
    `Title. Phys. Rev.` the stop of `Phys.` is an abbreviation, and in `the Middle East.` that of `East.` is none."""
    before = view[max(start, stop - 60) : stop - 1].rsplit(None, 1)
    if len(before) < 2:
        return len(view[start:stop]) < 12
    return before[0].rstrip().endswith((".", "?", "!", ",", '"')) or before[0].split()[-1] in {"J", "The", "Proc"}
