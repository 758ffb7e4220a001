"""The door to the engine that tells more from chance."""

from collections.abc import Mapping
from fractions import Fraction

from qunqiao_engines.exact import Between, Counts, chance_of_more, held_down, share_between

__all__ = ["Between", "Counts", "between", "chance", "chances"]

# An interval over more cases takes seconds, and would be narrow anyway.
_MOST_CASES = 600


def chances(pairs: Mapping[str, tuple[Counts, Counts]]) -> dict[str, Fraction]:
    """For each name, how likely its counts are so much above the others' by chance; paid for by Holm."""
    return held_down({name: chance_of_more(one, other) for name, (one, other) in pairs.items()})


def chance(these: Counts, others: Counts) -> Fraction:
    """How likely ``these`` are so much above ``others`` by chance; for a single look."""
    return chance_of_more(these, others)


def between(counts: Counts) -> Between | None:
    """The 95 % interval of a share; None over so many cases that the share itself says it."""
    return share_between(counts) if counts.cases <= _MOST_CASES else None
