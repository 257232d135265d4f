"""From files to articles: texts with their blocks, outlet, date and language; what cannot be read becomes a refusal."""
