"""The look of runs: what they say of it themselves, over what their styles say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.documents.formats.docx.names import HIDDEN, POSITION, RAISED, RUN_PROPERTIES, RUN_STYLE
from citelink.documents.formats.docx.styles import Look, Styles, read_look, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Looks:
    """The looks of the runs of a part; most runs have none, and cost nothing."""

    def __init__(self, root: _Element, styles: Styles) -> None:
        # The elements stand in the table, so that lxml goes on giving the same ones.
        self._looks: dict[_Element, Look] = {}
        for one in root.iter(RAISED, POSITION, HIDDEN, RUN_STYLE):
            properties = one.getparent()
            if properties is None or properties.tag != RUN_PROPERTIES or properties in self._looks:
                continue
            look = read_look(properties)
            if style := value_of(properties.find(RUN_STYLE)):
                look = look.over(styles.run(style))
            self._looks[properties] = look

    def of(self, properties: _Element) -> Look | None:
        """The look that the properties of a run give it; None: they say nothing of it."""
        return self._looks.get(properties)
