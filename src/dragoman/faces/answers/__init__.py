"""The answers of the desk as typed plain data, each with the words that it rests on: what the pages' `.json`, REST and MCP give, the same everywhere.

    shapes.py   what an answer holds        paging.py    a page of a list, and the cursor to the next
    evidence.py records with their words    choosing.py  which incidents a filter leaves
    asking.py   names as codes               proposing.py the corrections that a program proposes
    pair.py     the answers about a pair    whole.py     those about the ledger, an event, an article, a state

An answer is made of frozen dataclasses; `faces.plain.plain` makes dictionaries and lists of it. Codes stay codes: words for them are the page's business.
"""

from dragoman.faces.answers.choosing import Chosen, chosen
from dragoman.faces.answers.paging import CursorError, page
from dragoman.faces.answers.pair import commitments, curve, incidents, phases, signals, sources, summary
from dragoman.faces.answers.whole import article, articles_of, corrections, event, found, network, outlets, pairs, partners

__all__ = [
    "Chosen", "CursorError", "article", "articles_of", "chosen", "commitments", "corrections", "curve", "event", "found", "incidents", "network", "outlets", "page", "pairs", "partners", "phases",
    "signals", "sources", "summary",
]  # fmt: skip
