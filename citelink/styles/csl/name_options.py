"""What `name` elements and those above them say of names, and what stands for names that are repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citelink.styles.csl.elements import Element
from citelink.styles.csl.persons import Name

_NAME_OPTIONS = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first", "et-al-use-last",
    "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize", "initialize-with", "name-as-sort-order",
    "sort-separator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameOptions:
    """What a `name` element and those above it say; `form` is long, short or count, `least` the most names that are
    printed before disambiguation adds some, `whole` the names (by place) whose given names it adds."""

    attributes: Mapping[str, str]
    form: str = "long"
    delimiter: str = ", "
    demote: str = "display-and-sort"
    hyphens: bool = True
    parts: Mapping[str, Element] | None = None
    et_al: Element | None = None
    subsequent: bool = False
    more: int = 0
    whole: Mapping[int, int] | None = None

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)


@dataclass(frozen=True, slots=True)
class Substitute:
    """What stands for names that the line before has, too (subsequent-author-substitute), and by which rule."""

    text: str
    rule: str

    def of(self, names: Sequence[Name], previous: Sequence[Name]) -> dict[int, str] | None:
        """The places of names that are replaced and what stands there; None where nothing is."""
        if self.rule.startswith("complete"):
            count = len(names) if names and tuple(names) == tuple(previous) else 0
        else:
            alike = (one == other for one, other in zip(names, previous, strict=False))
            count = next((at for at, same in enumerate((*alike, False)) if not same), 0)
            count = min(count, 1) if self.rule == "partial-first" else count
        return dict.fromkeys(range(count), self.text) if count else None


def options_of(
    name: Element | None, et_al: Element | None, above: Sequence[Element], style: Element, sorting: bool = False
) -> NameOptions:
    """The options of a `name` element, those it lacks from the elements `above`, the nearest last."""
    said: dict[str, str] = {}
    for element in (style, *above):
        said |= {key: value for key, value in element.attributes.items() if key in _NAME_OPTIONS}
        said |= {
            key.removeprefix("name-"): value
            for key, value in element.attributes.items()
            if key in ("name-form", "name-delimiter")
        }
    if name is not None:
        said |= {key: value for key, value in name.attributes.items() if key not in ("prefix", "suffix")}
    parts = {part.get("name"): part for part in name.children if part.tag == "name-part"} if name is not None else {}
    demote = style.get("demote-non-dropping-particle", "display-and-sort")
    return NameOptions(
        attributes=said,
        form=said.get("form", "long"),
        delimiter=said.get("delimiter", ", "),
        demote="display-and-sort" if sorting and demote == "sort-only" else demote,
        hyphens=style.get("initialize-with-hyphen", "true") != "false",
        parts=parts,
        et_al=et_al,
    )
