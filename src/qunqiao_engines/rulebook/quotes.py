"""Whether each quoted word stands in the article that a rule says it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .model import Basis, Rulebook, Text
from .reasons import because

QuoteStatus = Literal["found", "changed", "elsewhere", "no_article", "not_given", "no_quote"]

_ARTICLE = re.compile(r"^(第[〇零一二三四五六七八九十百千]+条)(?:\s|$)", re.MULTILINE)
_GAP = re.compile(r"…+")


@dataclass(frozen=True, kw_only=True)
class QuoteResult:
    """What became of one basis: ``says`` tells it to a person, with the place.

    ``found``: every character stands, in order, in the named article. ``changed``: the words
    differ from the article's. ``elsewhere``: they stand in another article. ``no_article``: the
    text has no such article. ``not_given``: the instrument is not among the texts. ``no_quote``:
    the basis quotes nothing (unverified, or house policy). Only the middle three are errors.
    """

    rulebook: str
    rule: str
    basis: Basis
    status: QuoteStatus
    says: Text

    @property
    def sentence(self) -> str:
        """The same in English."""
        return self.says.en

    @property
    def wrong(self) -> bool:
        """Whether the rulebook must be corrected."""
        return self.status in ("changed", "elsewhere", "no_article")


def check_quotes(rulebooks: Sequence[Rulebook], texts: Mapping[str, str]) -> list[QuoteResult]:
    """One result per basis of every rule, in the order of the rulebooks.

    ``texts`` holds statute texts by file name or by instrument. White space is ignored, since
    editions break lines where they like; every other character, punctuation included, must be
    the same. An ellipsis in a quote stands for left-out words of the same article.
    """
    return [
        _check(rule.rulebook, rule.id, basis, _text_of(basis, texts))
        for book in rulebooks
        for rule in book.rules
        for basis in rule.basis
    ]


def articles(text: str) -> dict[str, str]:
    """The articles of a statute by their heading (第十一条), without white space."""
    heads = list(_ARTICLE.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {
        head[1]: _squeeze(text[head.end() : end]) for head, end in zip(heads, ends, strict=True)
    }


def _text_of(basis: Basis, texts: Mapping[str, str]) -> str | None:
    if basis.texts_file is not None and basis.texts_file in texts:
        return texts[basis.texts_file]
    return texts.get(basis.instrument)


def _check(rulebook: str, rule: str, basis: Basis, text: str | None) -> QuoteResult:
    status, words = _compare(basis, text)
    place = f"{rulebook}, rule {rule}, {basis.instrument} {basis.article}".rstrip()
    place_zh = f"{rulebook}，规则 {rule}，{basis.instrument}{basis.article}"
    says = Text(zh=f"{place_zh}：{words.zh}", en=f"{place}: {words.en}")
    return QuoteResult(rulebook=rulebook, rule=rule, basis=basis, status=status, says=says)


def _compare(basis: Basis, text: str | None) -> tuple[QuoteStatus, Text]:
    if not basis.quote:
        return "no_quote", because("quotes_nothing", confidence=basis.confidence)
    if text is None:
        return "not_given", because("text_not_given")
    found = articles(text)
    if basis.article not in found:
        return "no_article", because("no_article")
    pieces = [piece for piece in map(_squeeze, _GAP.split(basis.quote)) if piece]
    if _stands(pieces, found[basis.article]):
        return "found", because("word_for_word")
    for article, words in found.items():
        if _stands(pieces, words):
            return "elsewhere", because("elsewhere", found=article, named=basis.article)
    return "changed", next(_differences(pieces, found[basis.article]), because("out_of_order"))


def _stands(pieces: Sequence[str], article: str) -> bool:
    place = 0
    for piece in pieces:
        place = article.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return bool(pieces)


def _differences(pieces: Sequence[str], article: str) -> Iterator[Text]:
    for piece in pieces:
        if piece in article:
            continue
        # Line the piece up with the article by their longest common run, then compare.
        match = SequenceMatcher(None, piece, article, autojunk=False).find_longest_match()
        start = max(match.b - match.a, 0)
        other = article[start : start + len(piece)]
        for place, (mine, theirs) in enumerate(zip(piece, other, strict=False), start=1):
            if mine != theirs:
                yield because("character", piece=piece, place=place, mine=mine, theirs=theirs)
                break
        else:
            yield because("nowhere", piece=piece)


def _squeeze(text: str) -> str:
    return "".join(text.split())
