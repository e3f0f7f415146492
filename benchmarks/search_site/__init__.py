"""The page of results that Haystack's guide leads to: its generic view, its form, a plain template."""
