"""What stands in a text, whatever it means: tokens, quotation marks, phrases, written dates."""
