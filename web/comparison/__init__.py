"""The comparison of two texts as it is shown: what was read of each file, what to show of it, and in which words."""
