"""What the script of report.html is told, for tests of the rooms that the report speaks of."""

from __future__ import annotations

import json
import re
from typing import Any


def facts_of(page: str) -> dict[str, Any]:
    """The JSON in the page."""
    said = re.search(r'<script type="application/json" id="facts">(.*?)</script>', page, re.DOTALL)
    assert said is not None
    facts: dict[str, Any] = json.loads(said[1])
    return facts
