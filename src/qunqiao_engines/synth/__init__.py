"""Synth: an invented province of units, mass organisations and people, the same for the same seed.

A platform for other people's records must be shown, tested and measured without
them. This engine writes a registry that looks like one: sixty bodies in a tree,
eight thousand people, five years of elections, and the troubles a survey of such
bodies reported, planted on purpose and listed, so that a check-up can be judged
by what it finds and by what it leaves alone. ``reports`` tells how its register came to be what it is.

>>> province = sample_province()
>>> province.tables["units"][0]["name"]
'中共澜江省委省直机关工作委员会'
>>> province.cast["officer"].organisation_code
'LJ005-GH'
"""

from qunqiao_engines.synth.past import Report, reports
from qunqiao_engines.synth.province import Province, sample_province
from qunqiao_engines.synth.values import Planted, Player

__all__ = ["Planted", "Player", "Province", "Report", "reports", "sample_province"]
