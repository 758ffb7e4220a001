"""The registry for machines, one file per noun: the queries and actions of its pages, typed."""

from ninja import Router

from qunqiao.registry.api import (
    funds,
    headings,
    intakes,
    organisations,
    people,
    popolo,
    posts,
    terms,
    transfers,
    units,
    venues,
)

router = Router()
for noun in (
    units,
    organisations,
    terms,
    posts,
    people,
    funds,
    venues,
    transfers,
    intakes,
    headings,
    popolo,
):
    router.add_router("", noun.router)
