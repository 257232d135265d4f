"""The categories of acts that the codebook folds, each set by what it is asked for."""

from __future__ import annotations

#: a planned one of these is a promise
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: an own refusal to do one of these is a REJECT
REFUSED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"})
#: acts whose condition is theirs alone: what stands in it is no further event (codebook.md 9)
CONDITIONED = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE"})
#: cooperation that *no longer* goes on is broken off
ENDED = frozenset({"AID", "COOPERATE"})
#: harms that are threatened behind *or else*, with the mode of the threat
HARMFUL = {"SANCTION": "restrict", "COERCE": "restrict", "ASSAULT": "violence", "MOBILIZE": "violence"}
#: acts that come only after they are called or announced
CALLED = frozenset({"PROTEST", "MOBILIZE"})
#: what is done already where it is attempted: *tried to storm the parliament*
VIOLENT = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE"})
#: what is done at one stroke, and does not go on
AT_ONE_STROKE = frozenset({"SANCTION", "ACCUSE", "RETREAT", "CONCEDE"})
#: what runs from a day on, once it is taken
MEASURES = frozenset({"SANCTION", "CONCEDE", "COERCE", "MOBILIZE"})
SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
