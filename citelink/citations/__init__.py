"""Document -> markers, locators and reference lists. Text only: this room knows nothing of bibliography."""
