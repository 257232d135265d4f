"""A stream of news as the web has it, written from parts: nine articles in ten are about other things than relations between states.

One in four of these names two states or more all the same, as sport, markets, tourism and accidents do; the others name one or none.
The tenth is an article of the project's own gold. The same number gives the same stream.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from html import escape
from itertools import cycle
from random import Random

from dragoman.records import Article

#: of the articles about other things, one in so many names several states
NAMING, RELEVANT = 4, 10

PARTS: dict[str, dict[str, list[str]]] = {
    "fr": {
        "place": ["la place du marché", "le quartier nord", "la vallée", "le bord du canal", "la vieille ville", "le plateau", "la zone industrielle", "la rue principale", "le port de plaisance", "la forêt communale"],
        "who": ["la mairie", "le conseil départemental", "une habitante", "le directeur de l'école", "la gérante du magasin", "un agriculteur", "la présidente de l'association", "le médecin", "une étudiante", "le chef de chantier"],
        "what": ["la piste cyclable", "la nouvelle bibliothèque", "le marché de Noël", "la crèche", "le festival de théâtre", "la maison médicale", "le toit de la salle des fêtes", "la collecte des déchets", "le tarif de la cantine", "la ligne de bus"],
        "when": ["mardi matin", "la semaine dernière", "au printemps", "dès la rentrée", "en fin d'année", "depuis trois mois", "samedi soir", "au début du mois", "pendant les vacances", "avant l'hiver"],
        "state": ["l'Espagne", "l'Italie", "la Belgique", "le Portugal", "le Maroc", "le Sénégal", "le Brésil", "la Suisse", "le Japon", "la Croatie"],
        "plain": [
            "{Who} assure que {what} sera prête {when}, malgré les retards du chantier.", "Près de {place}, {n} personnes ont attendu {when} pour visiter {what}.",
            "Le budget prévoit {n} 000 euros pour {what}, soit un peu plus que l'an passé.", "Pour {who}, « {what} change la vie de tout le monde ».",
            "Les travaux ont commencé {when} et doivent durer {n} semaines.", "Il faudra pourtant attendre : {what} n'ouvrira pas avant {when}.",
            "La pluie est tombée sans relâche {when} sur {place}, où {n} millimètres ont été relevés.", "Une trentaine de bénévoles ont nettoyé {place} {when}, sacs et pinces à la main.",
            "{Who} regrette que personne n'ait demandé l'avis des riverains.", "Le spectacle a réuni {n} spectateurs {when}, un record pour la saison.",
            "L'enquête ouverte après l'incendie de {place} se poursuit, a indiqué {who}.", "Les parents d'élèves ont rendez-vous {when} pour parler de {what}.",
        ],
        "naming": [
            "L'équipe a battu {state} {m} à {n} {when} en finale du tournoi, devant un stade plein.", "Les touristes venus de {state} ont dépensé {n} euros de plus par séjour que ceux de {other}.",
            "Entre {state} et {other}, le prix du billet de train a baissé de {m} % {when}.", "Le titre a cédé {m} % après des ventes décevantes, selon {who}; {state} et {other} restent ses premiers marchés.",
            "La chanteuse donnera {m} concerts, dont deux dans {state} et un dans {other}.", "Un camion parti de {other} s'est renversé {when} près de {place}, sans faire de blessé.",
        ],
    },
    "en": {
        "place": ["the market square", "the north side", "the river walk", "the old town", "the science park", "Mill Lane", "the bus station", "the community garden", "the harbour", "the high street"],
        "who": ["the council", "a resident", "the head teacher", "the shop owner", "a farmer", "the club secretary", "the surgeon", "a student", "the site manager", "the librarian"],
        "what": ["the cycle path", "the new library", "the winter fair", "the nursery", "the theatre season", "the health centre", "the roof of the town hall", "the recycling scheme", "the price of school meals", "the night bus"],
        "when": ["on Tuesday morning", "last week", "in the spring", "when term starts", "by the end of the year", "for three months", "on Saturday night", "earlier this month", "over the holidays", "before winter"],
        "state": ["Spain", "Italy", "Belgium", "Portugal", "Morocco", "Senegal", "Brazil", "Switzerland", "Japan", "Croatia"],
        "plain": [
            "{Who} said {what} would be ready {when} in spite of the delays.", "Near {place}, {n} people queued {when} to see {what}.", "The budget sets aside {n},000 for {what}, slightly more than a year ago.",
            "“{What} changes everything for families here,” {who} said.", "Work began {when} and should take {n} weeks.", "Visitors will have to wait, though: {what} will not open {when}.",
            "Rain fell {when} over {place}, where {n} millimetres were measured.", "Some thirty volunteers cleaned {place} {when} with bags and litter pickers.", "{Who} regretted that nobody had asked the neighbours.",
            "The show drew {n} people {when}, a record for the season.", "Investigators are still looking into the fire at {place}, {who} said.", "Parents will meet {when} to talk about {what}.",
        ],
        "naming": [
            "The team beat {state} {m}-{n} {when} in the final of the tournament in front of a full stadium.", "Tourists from {state} spent {n} more a stay than those from {other}.", "Between {state} and {other} the price of a train ticket fell {m}% {when}.",
            "Shares lost {m}% after poor sales, {who} said; {state} and {other} remain its main markets.", "The singer will give {m} concerts, two of them in {state} and one in {other}.", "A lorry from {other} overturned {when} near {place}; nobody was hurt.",
        ],
    },
}  # fmt: skip


def stream(number: int, relevant: Sequence[Article], seed: int = 0) -> Iterator[tuple[str, str]]:
    """So many articles as language and text: every tenth is one of `relevant`, in turn; another seed gives other articles about other things."""
    told = cycle(relevant)
    for n in range(number):
        if n % RELEVANT == 0:
            article = next(told)
            yield article.lang, article.text
        else:
            lang = ("fr", "en")[n % 2]
            yield lang, other(lang, n + seed * 1_000_000)


def other(lang: str, n: int) -> str:
    """An article about something else: a headline and seven to twelve paragraphs of two or three sentences."""
    chance, parts = Random(n), PARTS[lang]
    naming = n % NAMING == 1

    def sentence() -> str:
        shape = chance.choice(parts["naming"] if naming and chance.random() < 0.4 else parts["plain"])
        slots = {name: chance.choice(parts[name]) for name in ("place", "who", "what", "when", "state")}
        slots["other"] = chance.choice([each for each in parts["state"] if each != slots["state"]])
        capital = {name.capitalize(): word[0].upper() + word[1:] for name, word in slots.items()}
        return shape.format(**slots, **capital, n=chance.randint(12, 90), m=chance.randint(2, 9))

    head = sentence().rstrip(".").split(",")[0]
    paragraphs = [" ".join(sentence() for _ in range(chance.randint(2, 3))) for _ in range(chance.randint(7, 12))]
    return "\n\n".join([head, *paragraphs])


def archive(number: int, relevant: Sequence[Article], seed: int = 0) -> bytes:
    """The stream as the pages of a packed web archive, each with a menu, a footer and the scripts that pages have."""
    return b"".join(gzip.compress(_record(f"https://press{n % 7}.example/{seed}/{n}", _page(lang, text)), 6, mtime=0) for n, (lang, text) in enumerate(stream(number, relevant, seed)))


MENU = "".join(f'<li class="menu-item"><a href="/rubric/{n}">Rubric {n}</a></li>' for n in range(40))
SCRIPT = "<script>(function(){var a=[];for(var i=0;i<10;i++){a.push({id:i,on:true});}window.dataLayer=a;})();</script>" * 12
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="2026-02-05T08:00:00Z">{script}</head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{body}</article></main><aside><ul>{menu}</ul></aside><footer><p>All rights reserved. Contact, imprint, cookies.</p></footer>{script}</body></html>"""


def _page(lang: str, text: str) -> bytes:
    title, *blocks = text.split("\n\n")
    body = "".join(f"<p>{escape(block)}</p>" for block in blocks or [title])
    return PAGE.format(lang=lang, title=escape(title), body=body, menu=MENU, script=SCRIPT).encode()


def _record(url: str, page: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-02-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"
