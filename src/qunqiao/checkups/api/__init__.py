"""Check-ups for machines, one file per noun."""

from ninja import Router

from qunqiao.checkups.api import checkups, findings, rules, waivers

router = Router()
for noun in (checkups, findings, waivers, rules):
    router.add_router("", noun.router)
