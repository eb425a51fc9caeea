"""Where the bytes of documents are kept, by what they are: their SHA-256."""
