"""What the pages of agreements show, made from the questions about one on a day."""
