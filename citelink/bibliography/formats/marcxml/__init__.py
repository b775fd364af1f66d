"""MARCXML, as libraries export it: records of MARC 21 taken apart (`record`), read as entries, streamed and written."""
