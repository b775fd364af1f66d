"""Citation markers: what has the form of one, what is one, what stands in it, which list it belongs to."""

from citelink.citations.markers.find import find_markers
from citelink.citations.markers.given import find_given_markers

__all__ = ["find_given_markers", "find_markers"]
