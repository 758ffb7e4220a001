"""``qunqiao supervisor``: the first account of a new house, opened by whoever runs the server."""

from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.actions.open_account import open_account
from qunqiao.people.actions.reset_password import reset_password
from qunqiao.people.models import Seat
from qunqiao.people.queries import account_of_staff, staff_numbered, system_person, top_unit

commands = typer.Typer()


@commands.command()
def supervisor(
    staff_number: Annotated[str, typer.Argument(help="Staff number of a person in the registry.")],
) -> None:
    """Make a person supervisor of everything; prints the user name and a first password, once.

    The person comes in by ``qunqiao intake FILE --apply`` first. All of it is on the trail, done by
    the system person; later supervisors are made on the duties page.
    """
    person, top = staff_numbered(staff_number), top_unit()
    if person is None or top is None:
        raise NotFound(
            _("名册里没有工号 %(number)s，请先用 qunqiao intake 导入单位和人员。")
            % {"number": staff_number}
        )
    system = system_person()
    grant_seat(
        actor=system, person=person, role=Seat.Role.SUPERVISOR, unit=top, began_on=clock.today()
    )
    if account_of_staff(staff_number) is None:
        open_account(actor=system, person=person, username=staff_number, password=None)
    issued = reset_password(actor=system, person=person)
    typer.echo(_("用户名 %(name)s") % {"name": issued.account.username})
    typer.echo(_("初始密码 %(password)s（首次登录后要改）") % {"password": issued.password})
