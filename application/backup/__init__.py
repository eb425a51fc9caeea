"""Backups of an archive: made while it is in use, checked to the last byte, restored into an empty place."""
