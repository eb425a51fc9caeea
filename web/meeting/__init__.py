"""Meetings as their pages show them."""
