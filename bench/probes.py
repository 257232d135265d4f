"""Does a coding follow what matters and nothing else: python bench/probes.py [--witness on|off] [--json]

In the spirit of arXiv 2606.06781: of the packs' example lines that tell of one act of one state on another, the two names change places
(the parties must too), two other states of the same gender and number stand in their stead (nothing but the codes may change), and a
clause of no matter is added (nothing may change). Only lines that are coded as they promise count. Prints the shares.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.chain import Coder
from dragoman.coding.codes import entities
from dragoman.coding.lines import article_of, judge, read
from dragoman.coding.scan import scan
from dragoman.options import CodeOptions
from dragoman.packs import Packs, load
from dragoman.packs.language import Line
from dragoman.records import Article, Block, Coding, article_id

SYMMETRIC = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
#: states by language, in lists whose names take the same article and so can stand for each other
STATES = {
    "fr": [{"MLI": "Mali", "NER": "Niger", "TCD": "Tchad", "KEN": "Kenya", "JPN": "Japon", "PER": "Pérou", "CAN": "Canada", "MAR": "Maroc", "BEN": "Bénin", "TGO": "Togo", "SDN": "Soudan", "CHL": "Chili", "BRA": "Brésil", "PRT": "Portugal", "DNK": "Danemark", "VNM": "Vietnam", "PAK": "Pakistan", "QAT": "Qatar"},
           {"FRA": "France", "RUS": "Russie", "CHN": "Chine", "TUR": "Turquie", "POL": "Pologne", "GRC": "Grèce", "SRB": "Serbie", "LBY": "Libye", "SYR": "Syrie", "TUN": "Tunisie", "ZMB": "Zambie", "COL": "Colombie", "BOL": "Bolivie", "NOR": "Norvège", "SOM": "Somalie"}],
    "en": [{"MLI": "Mali", "NER": "Niger", "TCD": "Chad", "KEN": "Kenya", "JPN": "Japan", "PER": "Peru", "CAN": "Canada", "MAR": "Morocco", "FRA": "France", "RUS": "Russia", "CHN": "China", "POL": "Poland", "GRC": "Greece", "SRB": "Serbia", "LBY": "Libya", "SYR": "Syria", "TUN": "Tunisia", "COL": "Colombia", "NOR": "Norway", "SOM": "Somalia", "BRA": "Brazil", "CHL": "Chile", "VNM": "Vietnam", "PAK": "Pakistan", "QAT": "Qatar", "UGA": "Uganda", "RWA": "Rwanda", "ETH": "Ethiopia", "IRN": "Iran", "IRQ": "Iraq", "IND": "India", "ISR": "Israel", "EGY": "Egypt", "TUR": "Turkey"}],
}  # fmt: skip
#: how many rows of other names each line is told of
ROWS = 5
CLAUSES = {
    "fr": (" Il pleuvait ce jour-là sur les collines.", " Les marchés sont restés ouverts jusqu'au soir.", " Le festival de jazz a attiré beaucoup de monde.", " L'équipe de la ville a gagné par deux buts à un."),
    "en": (" It was raining on the hills that day.", " The markets stayed open until the evening.", " The jazz festival drew a large crowd.", " The town's team won by two goals to one."),
}  # fmt: skip
Told = list[tuple[str, tuple[str, ...], tuple[str, ...], str]]


def told(coding: Coding) -> Told:
    """What a probe compares of a coding."""
    return sorted((e.type, entities(e.actor), entities(e.recipient), e.status) for e in coding.events)


@dataclass(frozen=True)
class Probe:
    """A line all of whose parties are states of one list, each named once; `pair` says who acts on whom, where it tells of one such act alone."""

    lang: str
    line: Line
    codes: tuple[str, ...]
    pair: tuple[str, str] | None
    names: dict[str, str]


def probes(packs: Packs) -> Iterator[Probe]:
    """The lines that can be probed."""
    for lang, language in packs.languages.items():
        for line in language.lines:
            found = scan(article_of(line, lang), packs.roster, language).hits
            said = [line.text[h.start : h.end] for h in found]
            names = next((n for n in STATES[lang] if said and set(said) <= set(n.values())), None)
            if names is None or len(set(said)) < len(said):
                continue
            codes = {name: code for code, name in names.items()}
            yield Probe(lang, line, tuple(codes[name] for name in said), _pair(line, names), names)


def _pair(line: Line, names: dict[str, str]) -> tuple[str, str] | None:
    wanted = [read(spec, line.where) for spec in line.events]
    if len(wanted) != 1 or wanted[0].type in SYMMETRIC or len(wanted[0].actor) != 1 or len(wanted[0].recipient) != 1:
        return None
    a, b = (next(iter(who)).split(":")[0] for who in (wanted[0].actor, wanted[0].recipient))
    return (a, b) if a in names and b in names and a != b else None


def changed(line: Line, lang: str, text: str) -> Article:
    """A line with another text."""
    return Article(article_id(text, None, line.where), text, lang, blocks=(Block("paragraph", 0, len(text)),))


def instead(text: str, names: dict[str, str], new: dict[str, str]) -> str:
    """The text with the names of states in `new` (code -> code) in place of the old ones."""
    for code in new:
        text = re.sub(rf"\b{names[code]}\b", f"\x00{code}\x00", text)
    for code, other in new.items():
        text = text.replace(f"\x00{code}\x00", names[other])
    return text


def recoded(said: Told, new: dict[str, str]) -> Told:
    """A coding with other codes."""
    return sorted((kind, tuple(new.get(c, c) for c in actor), tuple(new.get(c, c) for c in recipient), status) for kind, actor, recipient, status in said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--witness", choices=("on", "off"), default="on")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    packs = load()
    coder = Coder(packs, CodeOptions(witness=args.witness))
    found = list(probes(packs))
    codings = list(coder.code_all(article_of(p.line, p.lang) for p in found))
    right = [(p, told(coding)) for p, coding in zip(found, codings, strict=True) if judge(p.line, coding) is None]
    asked: dict[str, list[tuple[Article, Told]]] = {"swapped": [], "renamed": [], "clause": []}
    for p, said in right:
        others = [code for code in p.names if code not in p.codes]
        asked["renamed"] += [_under(p, said, dict(zip(p.codes, others[k : k + len(p.codes)], strict=True))) for k in range(ROWS)]
        asked["clause"] += [(changed(p.line, p.lang, p.line.text + clause), said) for clause in CLAUSES[p.lang]]
        if p.pair:
            asked["swapped"].append(_under(p, said, dict([p.pair, p.pair[::-1]])))
    shares = {probe: _share(coder, rows) for probe, rows in asked.items()}
    print(f"{len(right)} of {len(found)} lines coded as they promise; follows a swap of names {shares['swapped']:.1%} (of {len(asked['swapped'])}), same with other names {shares['renamed']:.1%} (of {len(asked['renamed'])}), same with a clause of no matter {shares['clause']:.1%} (of {len(asked['clause'])})")
    if args.json:
        print(json.dumps({"lines": len(right), **shares}))


def _under(probe: Probe, said: Told, new: dict[str, str]) -> tuple[Article, Told]:
    """A line with other names, and the coding that it should have."""
    return changed(probe.line, probe.lang, instead(probe.line.text, probe.names, new)), recoded(said, new)


def _share(coder: Coder, asked: list[tuple[Article, Told]]) -> float:
    """The share of articles whose coding is as expected."""
    codings = coder.code_all(article for article, _ in asked)
    return sum(told(coding) == wanted for coding, (_, wanted) in zip(codings, asked, strict=True)) / max(len(asked), 1)


if __name__ == "__main__":
    main()
