"""The watch: feeds read for ever, their articles into the ledger, and a word where a rule fires."""
