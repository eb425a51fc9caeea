"""Facts and rules: one module per aggregate."""
