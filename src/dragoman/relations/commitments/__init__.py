"""What was promised, demanded and threatened, and what became of it: a state machine fed by later incidents, with the evidence for each step.

    conditional --condition met--> active --done by the debtor, in time--> kept
    active --contrary deed, refusal, or a report after the deadline that it was not done--> broken
    active --deadline and grace gone, no report--> lapsed     conditional --deadline--> expired
    active --taken back--> withdrawn     active --the other side waives it--> released     the same again--> reaffirmed, never a second entry

Silence is never a broken promise: it is *lapsed*, with how many incidents there were to hear it from. A deed counts for or against a
commitment only on the same matter; one that is perhaps on it is kept for a reader to judge, and moves nothing.

    records.py  what a commitment is, and its days    moves.py  what one incident makes of one    book.py  all of them
"""

from dragoman.relations.commitments.book import ledger_of
from dragoman.relations.commitments.moves import breaks_off
from dragoman.relations.commitments.records import Commitment, Kind, State, Step

__all__ = ["Commitment", "Kind", "State", "Step", "breaks_off", "ledger_of"]
