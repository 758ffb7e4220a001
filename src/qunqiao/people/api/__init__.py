"""People for machines: who one is, duties, accounts, the tree; and who may call any endpoint."""

from ninja import Router

from qunqiao.people.api import me, seats, units

router = Router()
for noun in (me, units, seats):
    router.add_router("", noun.router)
