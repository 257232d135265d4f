"""Long sentences of English: who does what behind relatives, fronted phrases, infinitives and participles."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.records import Article, Block, article_id

CASES = [
    ("Tanzania, which had closed its border with Malawi in June, offered on Friday to resume talks.", "AGREE TZA -> MWI"),
    ("Despite a week of mediation by Oman, the Kenyan army and the Ugandan army have bombed Juba.", "ASSAULT KEN:MIL,UGA:MIL -> SSD"),
    ("Portugal, one of the few states to have sent soldiers to Mozambique, expelled the Russian ambassador, a minister said.", "SANCTION PRT -> RUS:GOV"),
    ("On Friday Uruguay expelled the Bolivian ambassador.", "SANCTION URY -> BOL:GOV"),
    ("The Slovak consulate in Novi Sad, wrecked by Serbian police last year, is being rebuilt.", "ASSAULT SRB:COP -> SVK:GOV"),
    ("After the expulsion of its consul, Slovakia recalled its ambassador from Serbia.", "SANCTION SRB -> SVK:GOV"),
    ("In response to the expulsion of two of its envoys, Slovakia ordered a Serbian attaché to leave.", "SANCTION SRB -> SVK:GOV"),
    ("Slovakia called on Serbia to take the village off its map.", "REQUEST SVK -> SRB"),
]


def told(coder: Coder, text: str) -> list[str]:
    """What is coded of one paragraph, an act a line."""
    article = Article(article_id(text, None, "test"), text, "en", published="2025-03-20", blocks=(Block("paragraph", 0, len(text)),))
    return [f"{e.type} {','.join(e.actor)} -> {','.join(e.recipient)}" for e in coder.code(article).events]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_act_found(coder: Coder, text: str, wanted: str) -> None:
    assert wanted in told(coder, text)


def test_told_once(coder: Coder) -> None:
    acts = told(coder, "Slovakia ordered two Serbian envoys to leave within three days.")
    assert [a.split()[0] for a in acts] == ["SANCTION"]
