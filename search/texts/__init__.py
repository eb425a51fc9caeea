"""Text read from files, kept by SHA-256: derived, and never read twice."""
