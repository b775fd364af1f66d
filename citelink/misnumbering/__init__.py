"""Wrong numbers: markers whose number is not that of the work they speak of.

examine(resolved)    what speaks against the numbers of a document, list by list

    places -> evidence (mentions of authors, shared words) -> shifts (runs) and singles (one marker)

Each place that cites a number is weighed against each reference: names before the marker, words it shares with the
reference. A list that was changed after the text shows in a run of numbers that all fit better when moved by one
offset. Silence is the rule: a text that names nobody, or names people whom the list does not have, says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citelink.lazy import exports

if TYPE_CHECKING:
    from citelink.misnumbering.examined import Examined as Examined
    from citelink.misnumbering.examined import examine as examine
    from citelink.misnumbering.shifts import Run as Run
    from citelink.misnumbering.singles import Misnamed as Misnamed
else:
    __getattr__, __dir__, __all__ = exports(
        __name__, {"examined": "Examined examine", "shifts": "Run", "singles": "Misnamed"}
    )
