"""Charts of a relation as Altair objects: the same one is interactive in a page, drawn in a report, an object in a notebook.

    curve.py  level with its bands, incidents, phases      mirror.py  words above, deeds below, contradictory pairs joined
    bars.py   promises from the day they were made to their deadline, and partners before and after

Each has a title and a description that says its main numbers; colours are blue for cooperation and orange for conflict, shapes say it too.
"""
