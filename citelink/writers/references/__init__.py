"""Writers of parsed references, one file per format.

Each has a class `Writer` with `head`, `render(raws, parsed, paint)` for some references in order, and `tail`. A writer
lives for one output: it knows the keys it has given."""
