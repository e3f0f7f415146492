"""How a sentence tells who says what: verbs of saying, their subjects and clauses, in each language."""
