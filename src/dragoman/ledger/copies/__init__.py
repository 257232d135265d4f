"""Which articles are one text: agency copy taken over with light edits, cut, or printed whole by several papers.

    sketch.py   a text as the lowest hashes of its three-word shingles    pairs.py   which sketches are near each other
    groups.py   groups of copies, who was first, and why                  credits.py  whom an article credits for its text
"""

from dragoman.ledger.copies.credits import Agencies, credited
from dragoman.ledger.copies.groups import Copy, copies
from dragoman.ledger.copies.sketch import Sketch, sketch

__all__ = ["Agencies", "Copy", "Sketch", "copies", "credited", "sketch"]
