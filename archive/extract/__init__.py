"""Text to facts: one module a fact kind."""
