"""The numbers by which wrong numbers are weighed: measured on articles whose lists were changed and not their texts,
and on untouched ones, in which no run may be told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# How often a name before a marker is that of an author of the reference cited, by how it stands there
# (`mentions.Kind`). Counted: 440 of 440, 212 of 212, 64 of 64, 32 of 32, 87 of 118; none is believed wholly.
SURE: Mapping[str, float] = MappingProxyType({"team": 0.99, "full": 0.98, "told": 0.9, "bare": 0.88, "near": 0.68})
# The most that a name says for a reference, and against one.
NAME_FOR, NAME_AGAINST = 3.5, -2.5

# What shared words say: a line over their weight (`words.likeness`), and its end.
WORDS_NONE, WORDS_SLOPE, WORDS_MOST = -0.4, 0.08, 2.6
# The most that all places of a number say by their words.
WORDS_OF_A_NUMBER = 4.0
# The words before a marker with n numbers say for each of them a part of n to this power.
SHARE_OF_ONE = 0.5

# How far numbers may be off.
FARTHEST = 3
# What it costs a path that the offset changes, and for each further number that it changes by at once.
PRICE, PRICE_OF_STEP = 5.0, 2.0
# What a number says of an offset that leads to no reference.
ABSENT = -2.5
# What it says of an offset that it leads from the largest number cited to the last reference of the list.
ENDS_MEET = 2.2
# What names and words must say for a run that is told; where one number of it says nearly all; and where the offset
# jumps by more than one and names say less than this of it.
LEAST_GAIN, LEAST_GAIN_OF_ONE = 2.8, 4.0
LEAST_GAIN_OF_JUMP, NAMES_OF_JUMP = 8.0, 3.0
# A number speaks for a run or against it when it says so much.
SPEAKS = 1.0
# The numbers before and behind the best beginning of a run may begin it where that costs no more.
MAY_BEGIN = 1.0

# A bare name alone accuses a marker when it shares so many words more with the reference of its author...
BARE_WORDS = 8.0
# ... or where so many bare names of the document are right, and of the others so few.
BARE_RIGHT, BARE_WRONG_SHARE = 3, 0.25
# A list where more names than these, and more than fit, are beside wrong numbers is hardly that of the text.
MISNAMED_BELIEVED = 3
