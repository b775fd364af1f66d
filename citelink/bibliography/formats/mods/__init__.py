"""MODS, as libraries and repositories export it: records read, streamed and written."""
