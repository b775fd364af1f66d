"""PDF, read by pdfium in a process of its own and written back as an incremental update."""
