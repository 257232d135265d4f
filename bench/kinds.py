"""Texts of every kind that reaches a reader, of any length: `text(kind, lang, words)`, the same on every run.

The sentences are the project's own; states and days are drawn at random, so that a long text is no copy of a short one.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator

STATES = {
    "fr": [
        "le Mali",
        "la France",
        "le Niger",
        "l'Algérie",
        "la Russie",
        "l'Ukraine",
        "la Turquie",
        "le Maroc",
        "l'Iran",
        "Israël",
        "la Chine",
        "le Soudan",
        "la Serbie",
        "le Tchad",
    ],
    "en": ["Mali", "France", "Niger", "Algeria", "Russia", "Ukraine", "Turkey", "Morocco", "Iran", "Israel", "China", "Sudan", "Serbia", "Chad"],
}
SENTENCES = {
    "fr": [
        "{a} a suspendu {d} sa coopération militaire avec {b}.",
        "Le ministre des Affaires étrangères a déclaré que {a} n'accepterait aucune ingérence de {b}.",
        "Selon plusieurs sources diplomatiques, {a} aurait livré des armes aux rebelles qui combattent {b}.",
        "« Nous exigeons des excuses », a lancé le président, avant de menacer {b} de sanctions si rien ne change.",
        "La visite du chef de la diplomatie, prévue {d}, a été annulée après l'expulsion de deux diplomates.",
        "Les deux pays ont signé un accord sur le commerce du blé et l'échange d'étudiants.",
        "L'armée a mené dans la nuit une frappe contre un dépôt situé à la frontière entre {a} et {b}.",
        "Dans les rues de la capitale, les marchands attendaient la pluie depuis trois semaines.",
        "{a} pourrait rouvrir son ambassade, à condition que {b} libère les prisonniers.",
        "Il a rappelé que {b} avait promis une aide de dix millions d'euros, jamais versée.",
    ],
    "en": [
        "{a} suspended its military cooperation with {b} {d}.",
        "The foreign minister said that {a} would accept no interference from {b}.",
        "According to several diplomatic sources, {a} delivered weapons to the rebels who are fighting {b}.",
        "“We demand an apology,” the president said, before threatening {b} with sanctions if nothing changes.",
        "The visit of the chief diplomat, planned for {d}, was cancelled after two diplomats had been expelled.",
        "Both countries signed an accord on the trade in wheat and the exchange of students.",
        "During the night the army struck a depot on the border between {a} and {b}.",
        "In the streets of the capital the merchants had been waiting for rain for three weeks.",
        "{a} could reopen its embassy, provided that {b} releases the prisoners.",
        "He recalled that {b} had promised ten million euros of aid, which was never paid.",
    ],
}
DAYS = {
    "fr": ["lundi", "mardi dernier", "le 3 mars 2024", "en 2019", "la semaine dernière"],
    "en": ["Monday", "last Tuesday", "3 March 2024", "2019", "last week"],
}
AND = {"fr": ", et ", "en": ", and "}
OCR = str.maketrans({"l": "1", "o": "0", "S": "5", "é": "e\u0301", "m": "rn", "«": "<<", "’": "´", "c": "e", "I": "|"})


def sentences(lang: str, words: int, seed: int = 7) -> Iterator[str]:
    """Sentences that add up to so many words, more or less."""
    draw = random.Random(seed)
    while words > 0:
        a, b = draw.sample(STATES[lang], 2)
        made = draw.choice(SENTENCES[lang]).format(a=a, b=b, d=draw.choice(DAYS[lang]))
        words -= len(made.split())
        yield made[0].upper() + made[1:]


def articles(lang: str, words: int) -> str:
    """Ordinary articles, one behind the other: a headline, then paragraphs of four sentences."""
    told = list(sentences(lang, words))
    parts = [told[n].rstrip(".") if n % 40 == 0 else " ".join(told[n : n + 4]) for n in range(0, len(told), 4)]
    return "\n\n".join(parts)


def clauses(lang: str, words: int) -> str:
    """Sentences joined by commas into one, without a mark at its end."""
    return AND[lang].join(s.rstrip(".") for s in sentences(lang, words))


def long_sentences(lang: str, words: int) -> str:
    """Sentences of 10,000 words."""
    return "\n\n".join(clauses(lang, min(10_000, words - at)) + "." for at in range(0, words, 10_000))


def unmarked(lang: str, words: int) -> str:
    """Words without any mark: no full stop, comma, quote or line's end."""
    return "".join(c if c.isalnum() or c in " '’-" else " " for c in " ".join(sentences(lang, words)))


def plain(lang: str, words: int) -> str:
    """Ordinary articles without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", articles(lang, words)) if not unicodedata.combining(c))


def scanned(lang: str, words: int) -> str:
    """Ordinary articles as a bad scan gives them: wrong letters, words cut at the line's end, lines broken anywhere."""
    draw = random.Random(3)
    read = "".join(c.translate(OCR) if draw.random() < 0.08 else c for c in articles(lang, words))
    return "".join(c if c != " " or draw.random() > 0.12 else draw.choice(["\n", "", "- \n", "  "]) for c in read)


def mixed(lang: str, words: int) -> str:
    """French and English by turns."""
    return " ".join(s for both in zip(sentences("fr", words // 2), sentences("en", words // 2)) for s in both)


def listed(lang: str, words: int) -> str:
    """A list, one short item a line."""
    return "\n".join(f"- {s.rstrip('.')} ;" if n % 3 else f"{n}. {' '.join(s.split()[:3])}" for n, s in enumerate(sentences(lang, int(words * 1.3))))


def table(lang: str, words: int) -> str:
    """A table of cells with bars, a row a line."""
    draw = random.Random(5)
    rows = (
        [draw.choice(STATES[lang]), draw.choice(STATES[lang]), str(draw.randint(1990, 2026)), draw.choice(DAYS[lang]), "sanctions", f"{draw.random():.2f}"]
        for _ in range(words // 14 + 1)
    )
    return "\n".join(" | ".join(row) for row in rows)


def poem(lang: str, words: int) -> str:
    """Verses of five words, four to a stanza, without a mark."""
    told = unmarked(lang, words).split()
    verses = [" ".join(told[n : n + 5]).capitalize() for n in range(0, len(told), 5)]
    return "\n\n".join("\n".join(verses[n : n + 4]) for n in range(0, len(verses), 4))


def unclosed(lang: str, words: int) -> str:
    """Quotes and brackets that open and never close."""
    return " ".join(("« ", "“", "(", "[ ")[n % 4] + s for n, s in enumerate(sentences(lang, words)))


KINDS: dict[str, Callable[[str, int], str]] = {
    "articles": articles, "no sentence end": unmarked, "one sentence of clauses": clauses, "sentences of 10,000 words": long_sentences,
    "all capitals": lambda lang, words: articles(lang, words).upper(), "no accents": plain, "OCR noise": scanned, "two languages mixed": mixed,
    "lists": listed, "tables": table, "poems": poem, "unclosed quotes": unclosed,
}  # fmt: skip


def text(kind: str, lang: str, words: int) -> str:
    """A text of a kind with about so many words."""
    return KINDS[kind](lang, words)
