"""The words of Norwegian: what is the same word in another inflection, in the other written norm, or in a compound."""
