"""What is to be done in a week, gathered from everything in the archive that has a day or waits for somebody."""
