"""Writers of matches, one file per format: `render(raws, matches, paint)` gives the text of some, `HEAD` stands
before all."""
