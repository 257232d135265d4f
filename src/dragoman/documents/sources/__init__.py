"""One format a file: each turns bytes or text into drafts of articles."""
