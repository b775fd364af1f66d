"""Dashes, as typists and typesetters take one for the other."""

from __future__ import annotations

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""All that join the two ends of a range, hyphens and the minus among them. They may begin a character class."""
