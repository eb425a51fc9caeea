"""What can be said of each store that the settings name: whether it answers, and what to do where it does not."""
