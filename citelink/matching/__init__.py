"""Matching: index (candidates) -> compare (evidence) -> decide (Match)."""

from citelink.matching.match import Evidence, Level, Match, Status
from citelink.matching.matcher import Matcher
from citelink.matching.same_work import SameWork, same_work

__all__ = ["Evidence", "Level", "Match", "Matcher", "SameWork", "Status", "same_work"]
