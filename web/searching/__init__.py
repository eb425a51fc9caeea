"""What the search pages are made of: what an address asks for, filters, hits as they are shown, what is going on."""
