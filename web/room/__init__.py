"""The page in the meeting: notes that are taken while it goes on, what they come to, and the minutes they become."""
