"""Titles of records as people print them."""

from __future__ import annotations

import pytest

from citelink.sources.titles import clean_title


@pytest.mark.parametrize(
    ("title", "subtitle", "cleaned", "mark"),
    [
        ("Locks and keys", "", "Locks and keys", None),
        ("Locks\n  and&nbsp;<i>keys</i>", "", "Locks and keys", None),
        ("H&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;O in locks", "", "H2O in locks", None),
        ("Salt &amp; rust", "", "Salt & rust", None),
        ("Where a &lt; b holds", "", "Where a < b holds", None),
        ("Keys", "A history", "Keys: A history", None),
        ("Keys?", "A history", "Keys? A history", None),
        ("Keys: a history", "A history", "Keys: a history", None),
        ("THE HISTORY OF LOCKS", "", "The history of locks", None),
        ("ГОСТ 7.1-2003", "", "ГОСТ 7.1-2003", None),
        ("ТАРИХ ЖӘНЕ ҚҰЛЫП", "", "Тарих және құлып", None),
        ("RETRACTED: Locks and keys", "", "Locks and keys", "retraction"),
        ("RETRACTED ARTICLE: Locks and keys", "", "Locks and keys", "retraction"),
        ("[Retracted] Locks and keys", "", "Locks and keys", "retraction"),
        ("Locks and keys [RETRACTED]", "", "Locks and keys", "retraction"),
        ("WITHDRAWN: Locks and keys", "", "Locks and keys", "retraction"),
        ("Retracted locks and other keys", "", "Retracted locks and other keys", None),
        ("Why papers are retracted", "", "Why papers are retracted", None),
        ("Withdrawn from circulation: library stamps", "", "Withdrawn from circulation: library stamps", None),
        ("RETRACTED", "", "RETRACTED", None),
    ],
)
def test_titles(title: str, subtitle: str, cleaned: str, mark: str | None) -> None:
    assert clean_title(title, subtitle) == (cleaned, mark)
