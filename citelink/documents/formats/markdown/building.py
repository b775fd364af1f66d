"""Building a view of a text from left to right."""

from __future__ import annotations

import re

from citelink.text.repaired import Piece, RepairedText

_INK = re.compile(r"[^\r\n]")


class ViewBuilder:
    """Collects what is kept of a text; what is passed over is not in the view. Offsets only ever rise."""

    def __init__(self, text: str) -> None:
        self.length = 0
        self._text = text
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        # The run that still grows: where it begins in the view and in the text, and where it ends in the text.
        self._run = (0, 0, 0)

    def keep(self, start: int, end: int) -> None:
        """`[start, end)` as it stands."""
        self._append(self._text[start:end], start, end)

    def blank(self, start: int, end: int) -> None:
        """Spaces in place of `[start, end)`; line ends stay."""
        self._append(_INK.sub(" ", self._text[start:end]), start, end)

    def put(self, shown: str, start: int, end: int) -> None:
        """`shown`, of the same length, in place of `[start, end)`."""
        self._append(shown, start, end)

    def view(self) -> RepairedText:
        """All that was collected."""
        self._end_run()
        return RepairedText("".join(self._parts), tuple(self._pieces) or (Piece(0, 0, 0, True),))

    def _append(self, shown: str, start: int, end: int) -> None:
        if not shown:
            return
        self._parts.append(shown)
        view_start, run_start, run_end = self._run
        if run_end != start:
            self._end_run()
            view_start, run_start = self.length, start
        self._run = (view_start, run_start, end)
        self.length += len(shown)

    def _end_run(self) -> None:
        view_start, start, end = self._run
        if start < end:
            self._pieces.append(Piece(view_start, start, end, True))
