"""Consultations on their pages: which the list is narrowed to, what one shows, and their deadlines in calendars."""
