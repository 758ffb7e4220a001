"""What the matrix needs of exemplars: a practice of north, and south, which takes it over."""

from collections.abc import Callable, Mapping

from qunqiao.exemplars.testing import a_published, an_accepted, an_adoption, an_exemplar
from qunqiao.people.testing import Cast

Values = Mapping[str, object]


def _published(cast: Cast) -> Values:
    return {"exemplar_id": a_published(cast.officer, cast.north, cast.supervisor).pk}


def _adoption(cast: Cast) -> Values:
    published = a_published(cast.officer, cast.north, cast.supervisor)
    return {"adoption_id": an_adoption(cast.stranger, published, cast.south).pk}


EXEMPLARY: dict[str, Callable[[Cast], Values]] = {
    "proposed exemplar": lambda cast: {"exemplar_id": an_exemplar(cast.officer, cast.north).pk},
    "accepted exemplar": lambda cast: {
        "exemplar_id": an_accepted(cast.officer, cast.north, cast.supervisor).pk
    },
    "published exemplar": _published,
    "adoption at south": _adoption,
    "adopted at south": lambda cast: {"unit_id": cast.south.pk, "plan": "照做"},
    "practice at north": lambda cast: {
        "unit_id": cast.north.pk,
        "title": "届满前半年就排日程",
        "done": "每季度排一次",
        "changed": "按期换届",
    },
}
