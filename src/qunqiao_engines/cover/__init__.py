"""Cover: who answers for what, over a tree of units, kinds of bodies, and days.

A *duty* must be answered for over a field: parts of the unit tree, for some kinds
of bodies, from one day to another. A *responsibility* gives the lead, or support,
over a part of it for a span of days to a holder: a body or a post. ``cover`` tells
where nobody leads (or the leading post is vacant), where two lead, where somebody
supports a lead that is not there, and who leads too much at once. It answers in
the largest pieces of tree and time, never body by body.

>>> from datetime import date
>>> tree = Tree(
...     units=(Unit("province"), Unit("city", "province"), Unit("county", "city")),
...     bodies=(
...         Body("union of the city", "city", "union"),
...         Body("union of the county", "county", "union"),
...     ),
... )
>>> relay = Duty("relay the meeting", (Part("city"),), date(2026, 1, 1))
>>> lead = Responsibility(
...     "relay the meeting", "lead", "chair", Part("city"), date(2026, 1, 1), date(2026, 3, 1)
... )
>>> answer = cover(tree, [relay], [lead], horizon=date(2027, 1, 1))
>>> [(piece.unit, piece.below, str(piece.begins), piece.ends) for piece in answer.vacuum]
[('city', True, '2026-03-01', None)]
>>> answer.vacuum[0].bodies, answer.vacuum[0].body_days
(2, 612)
"""

from .coverage import cover
from .errors import (
    BackwardDaysError,
    CircleError,
    CoverError,
    TwiceError,
    UnknownDutyError,
    UnknownRoleError,
    UnknownUnitError,
)
from .model import (
    Body,
    Coverage,
    Duty,
    Overload,
    Part,
    Piece,
    Responsibility,
    Tree,
    Unit,
    Vacancy,
)

__all__ = [
    "BackwardDaysError",
    "Body",
    "CircleError",
    "CoverError",
    "Coverage",
    "Duty",
    "Overload",
    "Part",
    "Piece",
    "Responsibility",
    "Tree",
    "TwiceError",
    "Unit",
    "UnknownDutyError",
    "UnknownRoleError",
    "UnknownUnitError",
    "Vacancy",
    "cover",
]
