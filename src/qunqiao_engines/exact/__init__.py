"""Exact draws: chance that anybody can repeat with paper, SHA-256 and the seed.

A product that draws lots must be able to show, years later and on another
machine, that the lot fell where the seed says. So chance here is a value: a
seed goes in, whole numbers come out, and no clock, no floating point and no
generator of the language's library has a part in it.

>>> draws = Draws("群桥")
>>> [draws.below(6) + 1 for _ in range(8)]
[6, 3, 6, 2, 3, 1, 2, 4]
>>> Draws("群桥").shuffled(["农业", "水利", "审计", "档案"])
['农业', '水利', '审计', '档案']

And a difference of counts that somebody is praised for must be more than chance: ``chance_of_more``,
``held_down`` and ``share_between`` say so with fractions, not with a table of the normal curve.
"""

from qunqiao_engines.exact.chance import (
    Between,
    Counts,
    chance_of_more,
    held_down,
    share_between,
)
from qunqiao_engines.exact.draws import Draws

__all__ = ["Between", "Counts", "Draws", "chance_of_more", "held_down", "share_between"]
