"""What `citelink merge` reports, one file per format: `render(merged, findings, paint)`."""
