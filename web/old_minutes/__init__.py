"""Old minutes that are read from a file: what is proposed, beside the text, and what a person made of it."""
