"""Verbs in the present that the model takes for other words: read again, with their subject and their object."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

CASES = [
    ("L'Iran arme le Hezbollah.", "AID", "IRN", "REB-HEZBOLLAH"),
    ("L'Autorité palestinienne presse les Fidji d'y renoncer.", "REQUEST", "PSE", "FJI"),
    ("Le gouvernement soudanais dément tout accord avec le Tchad.", "REJECT", "SDN:GOV", "TCD"),
    ("Le Caire presse Israël d'ouvrir Rafah.", "REQUEST", "EGY", "ISR"),
    ("Athènes juge provocatrices les déclarations d'Ankara.", "ACCUSE", "GRC", "TUR"),
    ("Le Rwanda juge « injustifiée » la décision de l'Allemagne.", "ACCUSE", "RWA", "DEU"),
    ("Le Rwanda juge injustifiée la décision de l'Allemagne.", "ACCUSE", "RWA", "DEU"),
    ("Emmanuel Macron recevra mardi son homologue sénégalais.", "AGREE", "FRA:GOV", "SEN:GOV"),
    ("L'Iran arme les houthis.", "AID", "IRN", "REB-HOUTHIS"),
    ("Canberra et Tokyo sont voisins. Rome presse Pékin de « laisser du temps au temps ».", "REQUEST", "ITA", "CHN"),
    ("Ottawa « s'alarme » d'arrestations de militantes à Riyad.", "ACCUSE", "CAN", "SAU"),
    ("Bamako parle d’« agression » ukrainienne.", "ACCUSE", "MLI", "UKR"),
    ("Mogadiscio a rappelé son ambassadeur et presse le Conseil de sécurité de se réunir.", "REQUEST", "SOM", "IGO-UN"),
    ("Riga, qui ne délivre plus de visas, presse le Tchad de l'imiter.", "REQUEST", "LVA", "TCD"),
    ("« Nous n'enverrons pas de troupes au Mali », a déclaré mercredi Emmanuel Macron.", "REJECT", "FRA:GOV", "MLI"),
    ("En visite lundi à Kinshasa, la ministre belge a promis un hôpital.", "CONSULT", "BEL:GOV", "COD"),
    ("La visite du ministre iranien à Islamabad, prévue jeudi, a été annulée par le Pakistan.", "REJECT", "PAK", "IRN:GOV"),
    ("Berne remercie le Togo et dément tout versement au Niger.", "REJECT", "CHE", "NER"),
    ("Ankara réclame une enquête, que la junte malienne juge insultante.", "ACCUSE", "MLI:GOV", "TUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_misread_verbs(coder: Coder, text: str, category: str, actor: str, recipient: str) -> None:
    """The act is told with who does it and to whom."""
    article = paragraph(text, "fr")
    assert (category, (actor,), (recipient,)) in acts(coder.code(article))


@pytest.mark.parametrize("text", ["La nouvelle menace inquiète Paris.", "Une aide française est arrivée au Mali.", "La force de frappe du Japon."])
def test_nouns_stay_nouns(coder: Coder, text: str) -> None:
    """A noun before which stands an article or an adjective is no verb."""
    from dragoman.coding.parse import parse
    from dragoman.coding.repairs.reread import reread

    language = coder.packs.languages["fr"]
    article = paragraph(text, "fr")
    ((tokens, _),) = parse([article], language.model, 8, 400)
    again = reread(tokens, language)
    assert [t.i for t in again if t.pos == "NOUN"] == [t.i for t in tokens if t.pos == "NOUN"]


def test_tenses() -> None:
    """A future that the model takes for a past, and a past that it takes for a future."""
    from dragoman.coding.parse.words import _tense

    assert [_tense(*word, "Past") for word in (("recevra", "recevoir"), ("declara", "declarer"), ("tirera", "tirer"))] == ["Fut", "Past", "Fut"]
    assert [_tense(*word, "Fut") for word in (("tira", "tirer"), ("rencontra", "rencontrer"))] == ["Past", "Past"]
