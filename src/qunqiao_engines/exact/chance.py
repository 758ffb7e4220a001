"""Whether a difference of counts is more than chance: exact, with whole numbers and fractions only."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb

# Ends of an interval are told to a thousandth, rounded outwards.
STEPS = 1000
_HALF = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """Of so many ``cases``, ``hits`` were hit; 0 <= hits <= cases."""

    hits: int
    cases: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.cases:
            message = f"{self.hits} hits of {self.cases} cases"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Between:
    """An interval for a share, both ends included."""

    low: Fraction
    high: Fraction


def chance_of_more(these: Counts, others: Counts) -> Fraction:
    """How likely ``these`` have at least so many hits if they are drawn from the same pot as ``others``.

    Fisher's exact test, one-sided: given how many hits there are in all, each set of cases of the size
    of ``these`` is as likely as any other. Small means: hardly by chance.
    Guarantees: a fraction in [0, 1], exact; where nothing differs between the two, a chance of at most p
    comes up with probability at most p. Does not guarantee: that the cases are independent; cases that
    stand or fall together make it too small.

    >>> chance_of_more(Counts(3, 4), Counts(1, 4))
    Fraction(17, 70)
    """
    hits, cases = these.hits + others.hits, these.cases + others.cases
    most = min(these.cases, hits)
    ways = sum(
        comb(hits, k) * comb(cases - hits, these.cases - k) for k in range(these.hits, most + 1)
    )
    return Fraction(ways, comb(cases, these.cases))


def held_down(chances: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Holm's correction: each chance made so large that looking at many at once is paid for.

    Who asks a hundred units finds five that did well by chance. Of the chances given back, one of
    at most p is false with probability at most p over all of them together, however they hang together.
    Equal chances stay equal; the order of ``chances`` is irrelevant but kept.

    >>> held_down({"a": Fraction(1, 100), "b": Fraction(1, 50), "c": Fraction(1, 2)})
    {'a': Fraction(3, 100), 'b': Fraction(1, 25), 'c': Fraction(1, 2)}
    """
    told: dict[str, Fraction] = {}
    largest = Fraction(0)
    for place, name in enumerate(sorted(chances, key=lambda name: (chances[name], name))):
        largest = max(largest, min(Fraction(1), chances[name] * (len(chances) - place)))
        told[name] = largest
    return {name: told[name] for name in chances}


def share_between(counts: Counts, *, confidence: Fraction = Fraction(95, 100)) -> Between:
    """The shares that ``counts`` do not speak against (Clopper and Pearson).

    Both ends are exact to a thousandth and rounded outwards, so that the interval is never too
    narrow. Without cases nothing is known: from 0 to 1. Costs some twenty sums of ``cases`` whole numbers of
    three times as many digits: quick up to a few thousand.

    >>> between = share_between(Counts(8, 10))
    >>> float(between.low), float(between.high)
    (0.443, 0.975)
    """
    tail = (1 - confidence) / _HALF
    missed = Counts(counts.cases - counts.hits, counts.cases)
    return Between(_lowest(counts, tail), 1 - _lowest(missed, tail))


def _lowest(counts: Counts, tail: Fraction) -> Fraction:
    """The largest thousandth at which so many hits or more are no likelier than ``tail``; else 0."""
    low, high = 0, STEPS
    while high - low > 1:
        middle = (low + high) // 2
        if _at_least(counts, middle) <= tail:
            low = middle
        else:
            high = middle
    return Fraction(low, STEPS)


def _at_least(counts: Counts, thousandths: int) -> Fraction:
    """How likely so many hits or more are where each case is hit with that probability."""
    cases, missing = counts.cases, STEPS - thousandths
    ways = comb(cases, counts.hits) * thousandths**counts.hits * missing ** (cases - counts.hits)
    total = ways
    for k in range(counts.hits, cases):
        # The next term from this one: powers of big numbers would take a hundred times as long.
        ways = ways * (cases - k) * thousandths // ((k + 1) * missing)
        total += ways
    return Fraction(total, STEPS**cases)
