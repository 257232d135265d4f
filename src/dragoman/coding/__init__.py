"""From an article to its coding: a chain of steps over a sheet. The only home of spaCy."""
