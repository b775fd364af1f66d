"""Dumps written by hand, in every form in which they are given away."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Item = Mapping[str, Any]


def work(number: int, **more: Any) -> dict[str, Any]:
    """A work as Crossref gives it."""
    return {
        "DOI": f"10.5555/Work.{number}",
        "type": "journal-article",
        "title": [f"Lichens of the {number}th valley and their slow neighbours"],
        "author": [{"family": f"Valley{'abcdefghij'[number % 10]}", "given": "Ann"}],
        "container-title": ["Journal of Slow Botany"],
        "issued": {"date-parts": [[1950 + number % 70]]},
        "volume": str(number),
        "page": f"{number}1-{number}9",
        **more,
    }


WORKS = tuple(work(number) for number in range(1, 31))
RETRACTED = work(
    31,
    title=["RETRACTED: Moss &amp;amp; <i>stone</i>"],
    **{
        "updated-by": [{"DOI": "10.5555/Notice", "type": "retraction", "source": "publisher"}],
        "published-print": {"date-parts": [[1982]]},
    },
)
NOTICE = work(32, DOI="10.5555/notice", title=["Retraction: Moss and stone"])
NOTICE["update-to"] = [{"DOI": "10.5555/work.31", "type": "retraction"}]

OF_OPENALEX = {
    "id": "https://openalex.org/W77",
    "doi": "https://doi.org/10.5555/oa.77",
    "title": "Rivers that forget their names",
    "publication_year": 2011,
    "type": "article",
    "authorships": [{"author": {"display_name": "Aigul Nurlan"}}],
    "primary_location": {"source": {"display_name": "River Letters"}},
    "biblio": {"volume": "4", "first_page": "10", "last_page": "19"},
    "is_retracted": True,
}
OF_DATACITE = {
    "id": "10.5555/dc.1",
    "type": "dois",
    "attributes": {
        "doi": "10.5555/DC.1",
        "titles": [{"title": "Soundings of a frozen lake"}],
        "creators": [{"name": "Berg, Ola", "givenName": "Ola", "familyName": "Berg", "nameType": "Personal"}],
        "publicationYear": 2019,
        "publisher": "House of Ice",
        "types": {"resourceTypeGeneral": "Dataset"},
    },
}
DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<article mdate="2020-01-01" key="journals/slow/Gr%C3%BCn07"><author orcid="0000">J&uuml;rgen Gr&uuml;n 0002</author>
<author>&Aring;sa Lind</author><title>Sorting <i>n</i> lists &amp; their tails.</title><pages>5-17</pages>
<year>2007</year><volume>3</volume><journal>Slow Comput.</journal><number>2</number><ee>https://doi.org/10.5555/Db.1</ee></article>
<www mdate="2020-01-01" key="homepages/g/Gruen"><author>J&uuml;rgen Gr&uuml;n</author><title>Home Page</title></www>
<inproceedings key="conf/slow/Lind08"><author>&Aring;sa Lind</author><title>Trees without leaves</title>
<booktitle>SLOW</booktitle><year>2008</year><pages>1-8</pages></inproceedings>
<mastersthesis key="ms/Lind06" publtype="withdrawn"><author>&Aring;sa Lind</author><title>Leaves.</title>
<year>2006</year><school>Slow University</school></mastersthesis>
<proceedings key="conf/slow/2008"><editor>J&uuml;rgen Gr&uuml;n 0002</editor><title>Slow things, 2008</title>
<year>2008</year></proceedings>
<article key="journals/corr/abs-0801-0001" publtype="informal"><author>&Aring;sa Lind</author><title>Roots</title>
<year>2008</year><volume>abs/0801.0001</volume><journal>CoRR</journal></article>
</dblp>
"""


def lines(*items: Item) -> bytes:
    """Items as JSON lines."""
    return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in items).encode()


def public_file(*items: Item) -> bytes:
    """A file of Crossref's public data file."""
    return gzip.compress(json.dumps({"items": items}).encode(), mtime=0)


def archive(path: Path, members: Mapping[str, bytes], *, packed: bool = False) -> Path:
    """A tar of files by their names."""
    with tarfile.open(path, "w:gz" if packed else "w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def in_files(items: Sequence[Item], size: int) -> dict[str, bytes]:
    """Items in files of so many, as Crossref gives them."""
    return {f"{at // size}.json.gz": public_file(*items[at : at + size]) for at in range(0, len(items), size)}
