"""Corrections: lines that are only ever added, and that stick to their words whatever the machine says later.

    lines.py   the lines of `corrections.jsonl`      anchors.py  the words that a correction holds on to
    fields.py  values as a user types them, checked  replay.py   corrections over events: what holds, and what became of each
    queue.py   what is best looked at next           sample.py   corrections as a sample of how right the machine is
"""
