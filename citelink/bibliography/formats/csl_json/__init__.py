"""CSL-JSON: items typed as entries and back (`items`), files of them read, streamed and written."""
