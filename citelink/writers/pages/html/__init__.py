"""What the report and the reading copy share: pages, links and the views of entries and matches."""
