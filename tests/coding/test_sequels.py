"""Verbs by which the one that acts goes on, in long sentences of French."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import acts, paragraph

CASES = [
    # a participle behind a comma is what the subject does, not the last name
    ("L'Union africaine a condamné mardi l'arrestation par le Malawi de deux diplomates zambiens, exhortant Lilongwe à les libérer.", "REQUEST", ("IGO-AU",), ("MWI",)),
    # one joined to a noun goes on the participle before it
    ("Le Chili a dénoncé les manœuvres de l'armée bolivienne, promettant une riposte à toute violation de ses eaux et exigeant le retrait des soldats boliviens.", "REQUEST", ("CHL",), ("BOL:MIL",)),
    # a bare participle that says something goes on the verb with *avoir*, not on the infinitive
    ("Le président moldave a accusé Moscou d'avoir payé des casseurs afin de déstabiliser son pays, et assuré que Chisinau ne reculerait pas devant les menaces du Kremlin.", "REJECT", ("MDA",), ("RUS",)),
    # behind a day and its object
    ("Le Ghana a rejeté jeudi ces allégations et exigé en retour que l'armée togolaise cesse toute incursion.", "REQUEST", ("GHA",), ("TGO:MIL",)),
    # a name before a participle is its subject
    ("Le Kenya et l'Ouganda se sont renvoyé la faute de la rupture de la trêve conclue la veille, Nairobi affirmant que des soldats ougandais avaient bombardé un poste kényan.", "ASSAULT", ("UGA:MIL",), ("KEN",)),
    # each towards the other, whoever else is named
    ("Le Kenya et l'Ouganda se sont mutuellement accusés lundi d'avoir rompu la trêve signée devant l'émissaire du Qatar.", "ACCUSE", ("KEN",), ("UGA",)),
    # a series of participles with one auxiliary
    ("Oslo a remercié Lisbonne d'avoir secouru ses pêcheurs, protesté auprès de Moscou contre une intrusion et annoncé l'envoi d'une frégate.", "ACCUSE", ("NOR",), ("RUS",)),
    # *lequel* stands for the noun before its comma
    ("Le gouvernement moldave a promis de ne pas reculer devant les menaces du Kremlin, lequel a jugé ces accusations « sans fondement ».", "REJECT", ("RUS",), ("MDA",)),
    # what was said stands before the one who says it, whatever follows
    ("« Nous ne céderons pas au chantage », a martelé vendredi le président colombien, accusant Washington de vouloir renverser son gouvernement, après que Donald Trump eut menacé de taxer les produits colombiens.", "REJECT", ("COL:GOV",), ("USA",)),
    # a name between *à laquelle* and the verb
    ("Les autorités béninoises ont demandé aux soldats français de quitter Parakou, une requête à laquelle Paris a dit vouloir accéder.", "AGREE", ("FRA",), ("BEN",)),
    # whom a warning is for that somebody defies
    ("Le Premier ministre slovaque se rendra à Moscou le 9 mai malgré les avertissements de l'Union européenne.", "REQUEST", ("IGO-EU",), ("SVK:GOV",)),
    # what the second of two verbs has for object
    ("Des soldats guinéens avaient franchi la frontière près de Kailahun et arrêté quatre gendarmes libériens.", "COERCE", ("GIN:MIL",), ("LBR:COP",)),
]  # fmt: skip


def told(coder: Coder, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The category and the parties of each act."""
    article = paragraph(text, "fr", "2025-05-10")
    return acts(coder.code(article))


@pytest.mark.parametrize(("text", "category", "actor", "recipient"), CASES)
def test_who_goes_on(coder: Coder, text: str, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    """The act far from its doer has the parties that a reader gives it."""
    assert (category, actor, recipient) in told(coder, text)


def test_a_noun_that_sums_up_is_no_second_act(coder: Coder) -> None:
    """*Une requête à laquelle ...* takes up the demand before it."""
    found = told(coder, "Les autorités béninoises ont demandé aux soldats français de quitter Parakou, une requête à laquelle Paris a dit vouloir accéder.")
    assert [kind for kind, _, _ in found].count("REQUEST") == 1
