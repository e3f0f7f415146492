"""How a report is laid out: dateline, credits and headings around its body, turns of a transcript."""
