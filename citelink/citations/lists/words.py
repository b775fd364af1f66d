"""Words of all languages that the search for lists looks for, as patterns: signs of references, what stands before
numbers, headings, what follows lists."""

from __future__ import annotations

import re

from citelink.languages.vocabulary import list_words, reference_words
from citelink.text.patterns import any_pattern, any_word, late

_known = list_words()

# What follows lists in articles and theses: back matter, the next article's front matter, captions.
BACK_MATTER = re.compile(any_pattern(_known.back_matter), re.IGNORECASE)
CONTENTS_HEADING = re.compile(rf"{any_pattern(_known.contents_headings)}\s?:?$", re.IGNORECASE)

# `Т. 6. Алматы` is no sixth reference: a word that wants a number before it takes the number.
WANTS_NUMBER = re.compile(rf"(?<![0-9\s])(?:^|[\s(–—-]){any_word(_known.before_numbers)}\.?$", re.IGNORECASE)
# A number on its own line belongs to the line before after these.
NUMBER_RUNS_ON = late(rf"(?:[,:(–—-]|№|(?<![0-9])(?<![0-9]\s)\b{any_word(_known.numbers_run_on)}\.)$")
PAGE_NUMBER = re.compile(
    rf"(?:{any_pattern(_known.page_words)}\s?)?[-–—|]?\s?[0-9]{{1,4}}\s?[-–—|]?(?:\s?{any_word(_known.page_words_behind)})?",
    re.IGNORECASE,
)
# A line that ends in one of these goes on in the next: within a list, and at its end.
UNFINISHED = re.compile(
    rf"(?:[,;:(–—&-]|\b{any_word((*_known.unfinished, *_known.unfinished_within))}|№)$", re.IGNORECASE
)
NO_BREAK = late(rf"(?:[,;:(–—&-]|\b{any_word(_known.unfinished)}|№)$", re.IGNORECASE)

# What an address begins with, or what announces one: no reference begins so.
ADDRESS = late(rf"(?:https?://|www\.|doi\b|url\b|{any_pattern(reference_words().addressed)}\s?:)", re.IGNORECASE)

# Small words that begin a name or an address.
PARTICLES = late(rf"(?:{any_pattern(_known.small_beginnings)}|http|www|doi)\b|\w-|d['’]", re.IGNORECASE)
PARTICLE = rf"(?:{any_pattern(_known.particles)}[\s-]|[dO][’'])"

# Signs of a reference.
PAGES = re.compile(
    rf"\b{any_word(_known.pages)}\.\s?[0-9]|[0-9]\s?{any_word(_known.pages_behind)}\."
    rf"|[0-9]{{1,5}}\s?[–—-]{{1,2}}\s?[0-9]{{1,5}}|\b{any_pattern(_known.pages_in_full)}\s[0-9]"
)
VOLUME = re.compile(
    rf"\b{any_word(_known.volumes)}\b\.?\s?[0-9]|№\s?[0-9]|[0-9]\s?\([0-9]|[0-9]\s?[:;,]\s?[0-9]", re.IGNORECASE
)
PUBLISHER = late(rf"[^\W\d_]\.?\s?:\s?[^\W\d_a-zа-я]|\b{any_word(_known.publishers)}")
ET_AL = late(any_pattern(_known.others), re.IGNORECASE)
