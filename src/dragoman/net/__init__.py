"""Pages from the web: fetched politely, within limits, and never from where they should not be."""
