"""The trail of a coding reads in French, word for word as far as its phrases are known, and is left as it is where one is not."""

import re
import tomllib

import pytest

from dragoman.faces.messages import FOLDER
from dragoman.faces.trail import HOLE, told


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("told as a fact", "dit comme un fait"),
        ("subject: role noun 'diplomatie' with demonym 'algérienne' in the roster", "sujet\xa0: fonction 'diplomatie' avec gentilé 'algérienne' du répertoire"),
        ("the other party that the passage speaks of (62%): person 'd'Estaing' in the roster", "l’autre partie dont parle le passage (62\u202f%)\xa0: personne 'd'Estaing' du répertoire"),
        ("subject's: the words 'l'Union; and: more', spoken of before", "possesseur du sujet\xa0: les mots 'l'Union; and: more', dont on a parlé"),
        ("planned (under 'comptait'): a promise", "prévu (sous 'comptait')\xa0: une promesse"),
        ("type AGREE +0.3, kind verb -0.1, actor slot +0.5", "catégorie AGREE +0,3, verbe −0,1, acteur à sa place dans la phrase +0,5"),
        ("same parties, direction open +0.2, same words +2.2", "mêmes parties, sens indécis +0,2, mêmes mots +2,2"),
        ("Portulan: 4 articles; The Harbour Chronicle: 1 article", "Portulan\xa0: 4 articles\u202f; The Harbour Chronicle\xa0: 1 article"),
        ("type: ACCUSE before (a.benali, 2026-11-22: c'est, une: menace)", "type\xa0: ACCUSE auparavant (a.benali, 2026-11-22: c'est, une: menace)"),
        ("fix set, start: '2026-13' is no date; write 2026-02-05, 2026-02 or 2026", "«\xa02026-13\xa0» n’est pas une date\u202f; écrivez 2026-02-05, 2026-02 ou 2026"),
    ],
)
def test_french(why: str, expected: str) -> None:
    """Phrases within phrases, what is quoted left as it is, weights as French writes them."""
    assert told(why, "fr") == (expected, True)
    assert told(why, "en") == (why, True)


@pytest.mark.parametrize("why", ["", "made for the bench", "subject: made for the bench", "'", "told as a fact; ", "{q} (", "x" * 5000])
def test_unknown(why: str) -> None:
    """What no phrase fits is shown as it was written, and said to be English."""
    assert told(why, "fr") == (why, False)


def test_table() -> None:
    """A phrase of a language takes up nothing that the English one does not have, and no phrase comes twice."""
    rows = tomllib.loads((FOLDER / "trail.toml").read_text("utf-8"))["phrase"]
    for row in rows:
        open_ = HOLE.findall(row["en"])
        taken = HOLE.findall(row["fr"])
        assert all(kind in {k for k, _ in open_} and int(n or 1) <= len(open_) for kind, n in taken), row
        assert [k for k, n in taken if not n] == [k for k, _ in open_] or all(n for _, n in taken), row
        assert not re.search(r"\s$|^\s", row["fr"])
    assert len({row["en"] for row in rows}) == len(rows)
