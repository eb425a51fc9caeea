"""The papers of the council's year: notice and agenda, minutes, extract, year report, in the reader's language."""
