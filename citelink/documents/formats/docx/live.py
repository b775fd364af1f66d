"""Live citations put around printed markers: fields of Zotero, citations of Word, controls of Mendeley; and the field
around the list.

What is shown stays in its runs: signs of a field, or the ends of a control, are put before the first and behind the
last. Zotero's fields: its source, `integration.js`; Word's: ECMA-376, part 1, 17.16.5.8 and 17.5.2; Mendeley's controls
as Mendeley Cite writes them.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from citelink.documents.changes import Obstacle
from citelink.documents.csl_citations import spell_csl_citation
from citelink.documents.formats.docx.copying import Copy, Stretch, paragraph_of, run_of
from citelink.documents.formats.docx.cross_references import signs_within
from citelink.documents.formats.docx.cuts import LINK_BEGINS, LINK_ENDS, Cuts, attributes, escaped, prefixed
from citelink.documents.formats.docx.names import HYPERLINK_ANCHOR, LINK, MENDELEY_CONTROL, RELATIONS, RUN, TEXT, WORD
from citelink.documents.formats.docx.word_sources import spell_citation_field
from citelink.documents.marks import LiveListMark, LiveMark
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

Refused = tuple[Span, Obstacle]
_MENDELEY = MENDELEY_CONTROL + "_v3_"
_RELATION = f"{{{RELATIONS}}}id"
# What leads from a run to a note or a comment.
_SIGNS = frozenset(f"{{{WORD}}}{name}Reference" for name in ("footnote", "endnote", "comment"))
_LISTS = {
    "zotero": ' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY ',
    "word": " BIBLIOGRAPHY ",
}


def put_live(copy: Copy, marks: Iterable[LiveMark]) -> tuple[list[LiveMark], list[Refused]]:
    """A live citation at each marker that stands in runs of one paragraph and in no field; gives those that were put,
    and the places of those that could not be, with why."""
    put: list[LiveMark] = []
    refused: list[Refused] = []
    text = copy.walked.said.text()
    for at, mark in enumerate(sorted(marks, key=lambda one: one.span)):
        stretches = copy.stretches(mark.span)
        obstacle = _obstacle(copy, stretches, mark)
        if obstacle is not None:
            refused.append((mark.span, obstacle))
            continue
        first, last = stretches[0], stretches[-1]
        cuts = copy.cuts(first.origin.story)
        for run in signs_within(copy, stretches) or ():
            cuts.replace(cuts.markup.start(run), cuts.markup.end(run), "")
        shown = mark.span.of(text)
        if mark.program == "zotero":
            said = spell_csl_citation(mark, shown, f"{at} {shown} {mark.span.start}")
            begin, end = _field(first, f" ADDIN ZOTERO_ITEM CSL_CITATION {said} ")
        elif mark.program == "word":
            begin, end = _control(first, f"<{prefixed(first.element, 'citation')}/>", spell_citation_field(mark))
            # The citation leads to the work now.
            for link in _links_within(stretches) or ():
                cuts.replace(cuts.markup.start(link), cuts.markup.inside(link), "")
                cuts.replace(cuts.markup.closing(link), cuts.markup.end(link), "")
        else:
            said = spell_csl_citation(mark, shown, f"{at} {shown} {mark.span.start}")
            tag = _MENDELEY + base64.b64encode(said.encode()).decode()
            named = f"<{prefixed(first.element, 'tag')}{attributes(first.element, val=tag)}/>"
            begin, end = _control(first, named, "")
        cuts.before(first.element, first.start).add(LINK_BEGINS, begin)
        cuts.after(last.element, None if last.whole else last.end).add(LINK_ENDS, end)
        put.append(mark)
    return put, refused


def put_live_list(copy: Copy, mark: LiveListMark) -> Obstacle | None:
    """The list as the bibliography that the program keeps, where its paragraphs stand beside one another and in no
    field; gives why it could not be put: `field` where a program keeps it already."""
    stretches = [one for one in copy.stretches(mark.span) if one.element.tag == TEXT]
    code = _LISTS.get(mark.program)
    if not stretches or code is None:
        return "parted"
    if any(one.origin.live is not None for one in stretches):
        return "field"
    first, last = stretches[0], stretches[-1]
    holders = {id(_holder(one)) for one in stretches}
    if len(holders) != 1 or first.origin.story is not last.origin.story:
        return "parted"
    # Readers that follow a field from run to run glue the paragraphs of one that they meet in a run of its own.
    begin, end = _field(first, code, parted=False)
    cuts = copy.cuts(first.origin.story)
    cuts.before(first.element, first.start).add(LINK_BEGINS, begin)
    cuts.after(run_of(last.element)).add(LINK_ENDS, end)
    return None


def _holder(stretch: Stretch) -> object:
    paragraph = paragraph_of(stretch.element)
    return None if paragraph is None else paragraph.getparent()


def _obstacle(copy: Copy, stretches: Sequence[Stretch], mark: LiveMark) -> Obstacle | None:
    """Why a marker cannot be live; None where it can."""
    if not stretches or signs_within(copy, stretches) is None:
        return "field"
    if sum(len(one.span) for one in stretches) != len(mark.span):
        return "field"
    if len({paragraph_of(one.element) for one in stretches}) != 1 or any(
        run_of(one.element).tag != RUN for one in stretches
    ):
        return "parted"
    cuts: Cuts = copy.cuts(stretches[0].origin.story)
    if not all(one.whole or cuts.can_part(one.element, one.start, one.end) for one in stretches):
        return "parted"
    # What a link or an insertion holds of it must be whole: it begins and ends outside of them, or in the same one.
    if run_of(stretches[0].element).getparent() is not run_of(stretches[-1].element).getparent():
        return "edge"
    # LibreOffice shows of Word's citation what stands in runs of its own, and loses what stands around a link in it.
    if mark.program == "word" and (_links_within(stretches) is None or _holds_sign(stretches)):
        return "link"
    return None


def _links_within(stretches: Sequence[Stretch]) -> list[_Element] | None:
    """The links to places of the document that stand in a marker; None where some of its runs stand in anything else
    within it. A link to elsewhere is the author's own and is not given up."""
    links: dict[_Element, None] = {}
    outer = run_of(stretches[0].element).getparent()
    for one in stretches:
        above = run_of(one.element).getparent()
        while above is not None and above is not outer:
            if above.tag != LINK or above.get(HYPERLINK_ANCHOR) is None or above.get(_RELATION) is not None:
                return None
            links[above] = None
            above = above.getparent()
    return list(links)


def _holds_sign(stretches: Sequence[Stretch]) -> bool:
    """Whether a note or a comment hangs on something between the first run of a marker and the last."""
    first, last = run_of(stretches[0].element), run_of(stretches[-1].element)
    for one in first.itersiblings() if first is not last else ():
        if any(sign.tag in _SIGNS for sign in one.iter()):
            return True
        if one is last:
            break
    return False


def _field(stretch: Stretch, code: str, *, parted: bool = True) -> tuple[str, str]:
    """What begins a field before a stretch, up to what it shows, and what ends it; `parted`: each sign and the code
    have a run of their own, as word processors write them."""
    element = stretch.element
    run, text = prefixed(element, "r"), prefixed(element, "instrText")

    def sign(kind: str) -> str:
        return f"<{prefixed(element, 'fldChar')}{attributes(element, fldCharType=kind)}/>"

    said = f'<{text} xml:space="preserve">{escaped(code).replace("&quot;", chr(34))}</{text}>'
    between = f"</{run}><{run}>" if parted else ""
    begin = between.join((sign("begin"), said, sign("separate")))
    return f"<{run}>{begin}</{run}>", f"<{run}>{sign('end')}</{run}>"


def _control(stretch: Stretch, told: str, code: str) -> tuple[str, str]:
    """What opens a control of runs, with a field in it where there is a code, and what closes both."""
    element = stretch.element
    control, properties, content = (prefixed(element, name) for name in ("sdt", "sdtPr", "sdtContent"))
    begin = f"<{control}><{properties}>{told}</{properties}><{content}>"
    opened, closed = _field(stretch, code) if code else ("", "")
    return begin + opened, f"{closed}</{content}></{control}>"
