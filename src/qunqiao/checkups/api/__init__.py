"""Check-ups for machines, one file per noun."""

from ninja import Router

from qunqiao.checkups.api import amendments, checkups, findings, letters, rules, waivers

router = Router()
for noun in (checkups, findings, waivers, letters, rules, amendments):
    router.add_router("", noun.router)
