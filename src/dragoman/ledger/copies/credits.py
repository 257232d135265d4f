"""Whom an article credits for its text: *(AFP)*, *avec Reuters*, *Agence Portulan*, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.records import Article

#: how many characters at either end of a text may hold a credit
EDGE = 160
#: an agency that the roster does not know, by the way in which agencies are named
NAMED = re.compile(r"\b(?:[Aa]gence (?:de presse )?([A-ZÀ-Ý][\w’'-]+)|([A-ZÀ-Ý][\w’'-]+) (?:[Nn]ews [Aa]gency|[Pp]ress [Aa]gency))")
#: what stands before the name of an agency whose copy follows or was used
LEAD = r"(?:\b(?:avec|with|from|par|by|via|d['’]après|source ?:|crédit ?:|credit ?:)\s+(?:l['’]|the )?(?:agence |agency )?|[(\[/–—-]\s*)"


@dataclass(frozen=True)
class Agencies:
    """The agencies that can be credited: name -> the ways in which it is written."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Iterable[str]]]) -> Agencies:
        """The agencies of `(name, aliases)` rows."""
        return cls(tuple((name, tuple(dict.fromkeys((name, *aliases)))) for name, aliases in rows))

    @cached_property
    def _owner(self) -> dict[str, str]:
        return {alias.casefold(): name for name, aliases in self.names for alias in aliases}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        written = sorted((re.escape(alias) for _, aliases in self.names for alias in aliases), key=len, reverse=True)
        return re.compile(LEAD + "(" + "|".join(written) + r")\b(?!-)") if written else None

    def find(self, text: str, everywhere: bool = False) -> str | None:
        """The agency that a stretch of text credits; `everywhere`: the stretch is a credit line, where a bare name is one."""
        named = NAMED.search(text)
        if named:
            name = named[1] or named[2]
            return self._owner.get(named[0].casefold()) or self._owner.get(name.casefold()) or name
        found = self._pattern.search(text if not everywhere else f"({text.strip('() ')}") if self._pattern else None
        return self._owner[found[1].casefold()] if found else None


def credited(article: Article, agencies: Agencies) -> str | None:
    """The agency that an article credits: in its credit line, else at the head or the foot of its text; None where it credits none."""
    if article.credit and (found := agencies.find(article.credit, everywhere=True)):
        return found
    kept = [b for b in article.blocks if b.kind in ("paragraph", "subheading")]
    head = article.text[kept[0].start : min(kept[0].end, kept[0].start + EDGE)] if kept else article.text[:EDGE]
    foot = article.text[max(kept[-1].start, kept[-1].end - EDGE) : kept[-1].end] if kept else article.text[-EDGE:]
    return agencies.find(foot[-80:]) or agencies.find(head[:90])
