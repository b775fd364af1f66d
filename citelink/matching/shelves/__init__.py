"""Shelves: libraries made ready for matching, in memory or stored in the user's cache."""
