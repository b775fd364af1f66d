"""Keys that are given out on the disk are those that are given out in memory."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from citelink.bibliography.keys import unique_key
from citelink.corpus.keying import _TAKEN, _Taken
from citelink.corpus.store import Store

bases = st.text("abAÄß1", min_size=1, max_size=3)


@given(st.lists(bases, max_size=40))
def test_many_alike(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.renew(_TAKEN)
        taken, known = _Taken(store), set[str]()
        for base in wanted:
            expected = unique_key(base, known)
            assert taken.like(base) == expected
            taken.add(expected.casefold())
            known.add(expected.casefold())
        assert len(taken) == len(known)
        assert set(taken) == known
        store.close()
