"""What an incident makes of one commitment, and what time does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from dragoman.records import Incident
from dragoman.relations.commitments.records import Commitment, Kind, State, Step, after
from dragoman.relations.matters import ONE_SENTENCE, PERHAPS, SAME
from dragoman.relations.signals import base, first_day, last_day

#: what fulfils a commitment of each kind; of a demand the other side does it
FULFILS: Mapping[Kind, frozenset[str]] = {
    "promise": frozenset({"COOPERATE", "AID", "RETREAT", "CONSULT"}),
    "demand": frozenset({"CONCEDE", "RETREAT", "COOPERATE", "AID"}),
    "threat": frozenset({"SANCTION", "COERCE", "MOBILIZE", "ASSAULT"}),
}
#: what is contrary to it
BREAKS: Mapping[Kind, frozenset[str]] = {
    "promise": frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"}),
    "demand": frozenset({"REJECT"}),
    "threat": frozenset({"CONCEDE"}),
}
#: kinds of acts that can move a commitment of each kind, or meet its condition
BEARING: Mapping[Kind, frozenset[str]] = {kind: FULFILS[kind] | BREAKS[kind] | FULFILS["promise"] | FULFILS["demand"] for kind in FULFILS}
#: within how many days of a promise a friendly act may be the meeting at which it was made, and is left to a reader
SAME_MEETING = 3
#: modes of sanctions that, in the context of diplomacy, are against the relation itself
BREAKING = frozenset({"expel", "discontinue"})


def breaks_off(incident: Incident) -> bool:
    """Whether an act is against the relation itself: diplomats sent away, ties cut; to call one's own home is less."""
    return incident.type == "SANCTION" and incident.mode in BREAKING and "diplomatic" in incident.context


def late(commitment: Commitment, end: str) -> Commitment:
    """An open commitment whose time is over without a report: lapsed, or expired where its condition was never met."""
    if commitment.state == "conditional":
        return _to(commitment, Step("expired", end, "", "its time is over and no report says that the condition was met"))
    return _to(commitment, Step("lapsed", end, "", "its time is over and no report says what became of it"))


def against_both(incident: Incident) -> bool:
    """Whether an act is against whatever two have agreed on, whatever its own matter."""
    return incident.status == "actual" and breaks_off(incident) and incident.mode == "expel"


def met(commitment: Commitment, incident: Incident, likeness: float | None) -> Commitment:
    """What an incident makes of an open commitment (or of its condition) to which it is so near in matter; None where nothing is known of matters."""
    acts, takes = base(incident.actor), base(incident.recipient)
    if commitment.state == "conditional":
        return _freed(commitment, incident, acts, takes, likeness)
    debtor, creditor = commitment.debtor, commitment.creditor
    does = not acts.isdisjoint(debtor) and not (takes or acts).isdisjoint(creditor)
    waives = commitment.kind != "threat" and incident.type == "CONCEDE" and not acts.isdisjoint(creditor) and not takes.isdisjoint(debtor) and acts != {*debtor}
    step = _step(commitment, incident) if does else ("released", "support") if waives and incident.status == "actual" else None
    if step is None:
        return commitment
    if first_day(incident.start or "") <= commitment.by:
        return commitment  # days of which one lies within the other tell no order
    if likeness is not None and likeness > ONE_SENTENCE:
        return commitment
    together = commitment.kind == "promise" and commitment.debtor == commitment.creditor
    if together and against_both(incident):
        return _moved(commitment, incident, ("broken", "against"), f"{incident.type}/{incident.mode} by {'+'.join(sorted(acts))}: against the relation that both had agreed to mend")
    at_once = incident.type in FULFILS["promise"] and first_day(incident.start or "") <= after(commitment.by, SAME_MEETING)
    near = 1.0 if likeness is None else likeness
    if near < SAME or at_once:
        return replace(commitment, maybe=(*commitment.maybe, incident.id)) if near >= PERHAPS else commitment
    return _moved(commitment, incident, step, f"{incident.type} by {'+'.join(sorted(acts))} on the same matter ({near:.2f})" if likeness is not None else incident.type)


def _step(commitment: Commitment, incident: Incident) -> tuple[State | None, Literal["support", "against"]] | None:
    """The state that a deed of the debtor brings, if any, and for which side it speaks; None where it says nothing of the commitment."""
    if incident.type in FULFILS[commitment.kind]:
        if incident.status == "actual":
            return "kept", "support"
        overdue = commitment.explicit and last_day(incident.start or "") > last_day(commitment.due)
        return "broken" if overdue and commitment.kind == "promise" else None, "against"
    if incident.type in BREAKS[commitment.kind] and incident.status == "actual":
        return "withdrawn" if commitment.kind == "threat" else "broken", "against"
    return None


def _moved(commitment: Commitment, incident: Incident, step: tuple[State | None, str], why: str) -> Commitment:
    state, side = step
    if side == "support":
        commitment = replace(commitment, support=(*commitment.support, incident.id), claimed=incident.grade == "single origin")
    else:
        commitment = replace(commitment, against=(*commitment.against, incident.id))
    return _to(commitment, Step(state, incident.start or "", incident.id, why)) if state else commitment


def _freed(commitment: Commitment, incident: Incident, acts: frozenset[str], takes: frozenset[str], likeness: float | None) -> Commitment:
    """A conditional commitment whose condition an incident meets; by its words where they are known, else by what the other side does."""
    if incident.status != "actual" or incident.type not in FULFILS["promise"] | FULFILS["demand"]:
        return commitment
    if likeness is not None:
        answers = likeness >= SAME and not (acts | takes).isdisjoint((*commitment.debtor, *commitment.creditor))
        why = f"the condition is met: {incident.type} by {'+'.join(sorted(acts))} ({likeness:.2f})"
    else:
        answers, why = not acts.isdisjoint(commitment.creditor) and not takes.isdisjoint(commitment.debtor), incident.type
    return _to(commitment, Step("active", incident.start or "", incident.id, why)) if answers else commitment


def _to(commitment: Commitment, step: Step) -> Commitment:
    return replace(commitment, state=step.state, steps=(*commitment.steps, step))
