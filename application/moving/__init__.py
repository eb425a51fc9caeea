"""Moving house: an archive's events, office data and files copied to other engines or another folder, and compared."""
