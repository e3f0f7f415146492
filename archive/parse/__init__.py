"""Bytes to Text: one module a format; `detect` chooses it."""
