"""The marks that citelink itself writes into a page: how they are known, and a page without them.

    [<a data-citelink="hopkirk2004ulken" href="#ref-1" title="hopkirk2004ulken">1, 18-19</a>]
    <span data-citelink="hopkirk2004ulken" id="ref-1"></span>
    <span data-citelink="CL101" title="error CL101: ...">[9]</span>
    <span data-citelink-was="[1, 18-19]">[@hopkirk2004ulken, 18-19]</span>

The attribute is the first of its tag. A copy is read as the page that it was made from.
"""

from __future__ import annotations

from citelink.documents.markup.tokens import attributes, scan

MARK = "data-citelink"
WAS = "data-citelink-was"
_AROUND = (f'<a {MARK}="', f'<span {MARK}="')
_INSTEAD = f'<span {WAS}="'


def without_marks(page: str, *, xml: bool) -> str:
    """`page` without the marks of an earlier run: what they stood around stays, and what they took the place of is
    there again."""
    if MARK not in page:
        return page
    parts: list[str] = []
    at = 0
    # Of each open element of these names: what is to stand in its place; None: it is the page's own.
    opened: dict[str, list[str | None]] = {"a": [], "span": []}
    for token in scan(page, xml=xml):
        if token.name not in opened or token.closed:
            continue
        if token.kind == "start":
            if page.startswith(_AROUND, token.start):
                own: str | None = ""
            elif page.startswith(_INSTEAD, token.start):
                own = attributes(page, token)[WAS]
            else:
                own = None
            opened[token.name].append(own)
        elif token.kind == "end" and opened[token.name]:
            own = opened[token.name].pop()
        else:
            continue
        if own is None:
            continue
        if token.kind == "start":
            parts.append(page[at : token.start])
        elif own:
            parts.append(own)
        else:
            parts.append(page[at : token.start])
        at = token.end
    parts.append(page[at:])
    return "".join(parts)
