"""Statements as pages, files and programs are shown them."""
