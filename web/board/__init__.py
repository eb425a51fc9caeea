"""A body on a day as a page: what was asked for, what seats are called, the picture of who sat when."""
