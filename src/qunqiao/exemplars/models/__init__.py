"""The tables of exemplars: what worked, what shows it, and who took it over."""

from qunqiao.exemplars.models.adoption import Adoption
from qunqiao.exemplars.models.exemplar import Evidence, Exemplar

__all__ = ["Adoption", "Evidence", "Exemplar"]
