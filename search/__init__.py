"""Text from files, the words of Norwegian, the index and the worker that feeds it."""
