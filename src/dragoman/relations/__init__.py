"""From incidents to the account of a relation: pure functions over records, numpy inside, no store and no plot.

    signals.py  incidents as scored marks, words and deeds apart     series.py  the level of a relation with its uncertainty
    scans.py    the same for many series side by side                account.py  all of it for one pair
    commitments.py  what was promised, demanded, threatened, and what became of it    contradictions.py  signals that belie each other
    alignment.py  whom a state draws closer to and whom it leaves    diversity.py  with how many partners it in effect cooperates
    network.py  who stood how with whom in a year
    phases.py   when it turned, with how sure that is                coherence.py  how far signals point in opposite directions
    outlook.py  what may come next, beside its baselines, from forecast.py (closed forms) over pool.py (the acts of all pairs)
    scenarios.py  what the press makes depend on something           track.py    what was forecast and what became of it
    scoring.py  how good forecasts were, taken apart                 recurrency.py  who comes next: a baseline, for the bench
"""
