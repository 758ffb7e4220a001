"""Which column is which field, by the words in a row of headings and by what a person said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from qunqiao_engines.sheets import tidy
from qunqiao_engines.sheets.amounts import SCALES
from qunqiao_engines.sheets.columns import Column, SheetLayout

REASON = {"zh": "原因", "en": "Reason"}
ROW_NUMBER = {"zh": "原行号", "en": "Original row"}
INSTRUCTIONS = {"zh": "填写说明", "en": "Instructions"}
# Columns that carry nothing to register: passed over without a word.
_PASSED_OVER = frozenset(
    tidy.heading(word) for word in (*REASON.values(), *ROW_NUMBER.values(), "序号", "No", "行号")
)
# Of two words that share fewer of their characters, one does not suggest the other.
_LIKENESS = 0.6
# A page of a report is no heading, and comparing it would take long; nor are a thousand columns.
_LONGEST, _MOST = 30, 100
# Columns looked at for headings; a sheet of an office has some thirty.
WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Heading:
    """One cell of the headings: where, as written, and the words it may be taken for, likeliest first."""

    position: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the columns of one table are called: ``codes`` by word, and ``names`` for ``Column.named_by``."""

    layout: SheetLayout
    codes: Mapping[str, Column]
    names: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Match:
    """Headings taken for the columns of a table; ``row`` is the last one's number, ``lines`` 1 or 2."""

    layout: SheetLayout
    row: int
    lines: int
    headings: tuple[Heading, ...]
    positions: Mapping[str, int]
    columns: Mapping[str, str]
    unknown: tuple[str, ...]
    disputed: tuple[str, ...]
    # Headings that were understood, whether or not they became a column.
    understood: int

    @property
    def lacking(self) -> tuple[str, ...]:
        """The fields without which the table is not read: required ones, and those two headings claim."""
        absent = [
            c.field for c in self.layout.columns if c.required and c.field not in self.columns
        ]
        if not any(set(fields) <= set(self.columns) for fields in self.layout.enough or ((),)):
            absent += [name for name in self.layout.enough[0] if name not in self.columns]
        return tuple(dict.fromkeys((*absent, *self.disputed)))

    def scale(self, column: Column) -> int:
        """10000 under 工资总额(万元), 1 under 工资总额(元)."""
        if column.kind != "decimal":
            return 1
        text = tidy.folded(self.columns[column.field])
        return next((scale for unit, scale in SCALES.items() if f"{unit}元" in text), 1)


def words_of(layout: SheetLayout) -> Words:
    """The words of a table's columns, made comparable."""
    columns = layout.columns[::-1]
    codes = {tidy.heading(w): c for c in columns for w in (*c.synonyms, c.field)}
    # A title says more than a synonym: 单位 heads a name only where no column is called so.
    codes |= {tidy.heading(w): c for c in columns for w in c.title.values()}
    names = {tidy.heading(w): c for c in columns for w in c.named_by}
    return Words(layout, codes, names)


def is_instructions(title: str) -> bool:
    """Whether the sheet is the template's own page of instructions."""
    return tidy.heading(title) in {tidy.heading(word) for word in INSTRUCTIONS.values()}


def layout_titled(title: str, layout: Sequence[SheetLayout]) -> SheetLayout | None:
    """The table a sheet's title names: 人员, People, people, 人员(2)."""
    wanted = tidy.heading(title)
    for sheet in layout:
        words = (*sheet.title.values(), sheet.table, *sheet.synonyms)
        if wanted in {tidy.heading(word) for word in words}:
            return sheet
    return None


def headings_of(cells: Sequence[object], above: Sequence[object] = ()) -> tuple[Heading, ...]:
    """The headings that a row of cells makes, alone or with the row above it.

    In two lines 出生 over 日期 is 出生日期; a group's heading stands for all columns under it, so that
    任职 over 日期 and 文号 makes 任职日期 and 任职文号.
    """
    found: list[Heading] = []
    met: dict[str, int] = {}
    group = ""
    for position in range(min(max(len(cells), len(above)), WIDEST)):
        lower, upper = _text(cells, position), _text(above, position)
        group = upper or (group if lower else "")
        joined = lower if group == lower else group + lower
        text = joined if above and upper else lower or upper
        if not text:
            continue
        met[text] = count = met.get(text, 0) + 1
        shown = text if count == 1 else f"{text}（{count}）"
        words = dict.fromkeys(tidy.heading(word) for word in (joined, lower or upper))
        found.append(Heading(position, shown, tuple(words)))
    return tuple(found)


def _text(cells: Sequence[object], position: int) -> str:
    cell = cells[position] if position < len(cells) else ""
    return tidy.plain(tidy.storable(cell)) if isinstance(cell, str) else ""


@dataclass(slots=True)
class _Claims:
    """Who wants a field: a person's word, a heading of its own, or one for names."""

    said: list[Heading] = field(default_factory=list)
    own: list[Heading] = field(default_factory=list)
    named: list[Heading] = field(default_factory=list)

    def settled(self) -> tuple[list[Heading], list[Heading]]:
        """Those that claim the field, and those that are left with nothing."""
        if self.said:
            return self.said, self.own
        # Beside a code, a column of names is known, and not needed.
        return (self.own or self.named), []


def match(
    words: Words,
    headings: tuple[Heading, ...],
    place: tuple[int, int],
    said: Mapping[str, str],
) -> Match:
    """What the headings are in that table; ``place`` is (row, lines), ``said`` a person's own matching.

    A person's word wins over ours. A field that two headings claim is nobody's.
    """
    claims: dict[str, _Claims] = {c.field: _Claims() for c in words.layout.columns}
    unknown: list[Heading] = []
    passed_over = 0
    for heading in headings:
        if heading.text in said:
            if said[heading.text]:
                claims[said[heading.text]].said.append(heading)
        elif own := _first(heading, words.codes):
            claims[own.field].own.append(heading)
        elif named := _first(heading, words.names):
            claims[named.field].named.append(heading)
        elif _PASSED_OVER.isdisjoint(heading.words):
            unknown.append(heading)
        else:
            passed_over += 1
    columns: dict[str, Heading] = {}
    disputed: list[str] = []
    for name, claim in claims.items():
        winners, losers = claim.settled()
        unknown += losers
        if len(winners) == 1:
            columns[name] = winners[0]
        elif winners:
            disputed.append(name)
            unknown += winners
    return Match(
        words.layout,
        *place,
        headings,
        {name: heading.position for name, heading in columns.items()},
        {name: heading.text for name, heading in columns.items()},
        tuple(h.text for h in sorted(unknown, key=lambda heading: heading.position)),
        tuple(disputed),
        len(headings) - passed_over - len(unknown),
    )


def _first(heading: Heading, known: Mapping[str, Column]) -> Column | None:
    return next((known[word] for word in heading.words if word in known), None)


def suggestions(found: Match, words: Words) -> dict[str, str]:
    """The likeliest free field for each heading that was not understood, where one is likely."""
    free = {
        w: c.field
        for w, c in {**words.names, **words.codes}.items()
        if c.field not in found.columns
    }
    unknown = set(found.unknown)
    headings = [h for h in found.headings if h.text in unknown and len(h.text) <= _LONGEST]
    near = {heading.text: _nearest(heading.words, free) for heading in headings[:_MOST]}
    return {text: free[word] for text, word in near.items() if word}


def _nearest(words: Iterable[str], known: Mapping[str, str]) -> str | None:
    for word in words:
        near = get_close_matches(word, known, n=1, cutoff=_LIKENESS)
        if near:
            return near[0]
    return None
