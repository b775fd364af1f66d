"""The XML of styles and locales as a small tree of elements, read safely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citelink.errors import CitelinkError

if TYPE_CHECKING:
    from lxml.etree import _Element

# The largest of ten thousand styles has 250 kB.
_LARGEST = 4_000_000
_DEEPEST = 150
_MOST = 100_000
# No attribute that prints is longer than some words; a long one printed at every step would have no end.
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of CSL: its name without namespace, attributes, children and text. Compared by identity."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...] = ()
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    def child(self, tag: str) -> Element | None:
        """The first child called `tag`."""
        return next((child for child in self.children if child.tag == tag), None)

    def walk(self) -> Iterator[Element]:
        """The element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_elements(data: bytes, what: str, root: str) -> Element:
    """The tree of the XML in `data`; nothing is fetched or expanded. `what` is how the file is called in errors, `root`
    the name that its root must have.

    Raises CitelinkError, one sentence, for what is no such XML or above what styles need."""
    from lxml import etree

    if len(data) > _LARGEST:
        raise CitelinkError(f"{what}: it has more than {_LARGEST:,} bytes, which no CSL file needs.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CitelinkError(f"{what}: its XML cannot be read ({_said(error)}); get the style anew.") from error
    if etree.QName(tree).localname != root:
        raise CitelinkError(f"{what}: it is no CSL file, since its root is no <{root}>.")
    left = [_MOST]
    return _element(tree, what, left, 0)


def _said(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else "damaged"


def _element(node: _Element, what: str, left: list[int], depth: int) -> Element:
    left[0] -= 1
    longest = max((len(str(value)) for value in (*node.attrib.values(), node.text or "")), default=0)
    if left[0] < 0 or depth > _DEEPEST or (longest > _LONGEST and _local(str(node.tag)) != "summary"):
        raise CitelinkError(f"{what}: it has more elements, or deeper or longer ones, than any style needs.")
    children = tuple(_element(child, what, left, depth + 1) for child in node if isinstance(child.tag, str))
    attributes = {_local(str(name)): str(value) for name, value in node.attrib.items()}
    return Element(_local(str(node.tag)), attributes, children, node.text or "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
