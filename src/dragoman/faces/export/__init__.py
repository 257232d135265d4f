"""The account in the formats of others, one a file."""
