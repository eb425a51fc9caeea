"""The few npm assets of the pages, and how they and our own become files that a browser may keep for ever."""
