"""Sources: what services on the web know of works, asked politely. Nothing of it is imported unless a source is named.

source.py       the contract of a source, and what it gives: records
services/       one file per source
desk.py         asks the sources: cache -> web -> records; a source that is down is asked no more
web.py          requests with deadlines, retries and bounds; the only module that talks HTTP
watching.py     the deadline of a whole request
limits.py       how often a host is asked, by all threads and all processes of the user
identifiers.py  identifiers as sources are asked for them
fields.py       people, pages, years and words to search for, which many services give or take alike
updates.py      what was published about a work, in Crossref's terms
medline.py      what records that come from MEDLINE have in common
xml.py          bodies of answers in XML
answers.py      the cache of answers, and the recordings of them
titles.py       titles of records without markup and marks of retraction
"""
