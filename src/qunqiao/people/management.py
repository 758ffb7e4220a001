"""For whoever runs the server: the first supervisor, the keys of sealed numbers, what is past its term."""

import json
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound
from qunqiao.kit.keyring import add_key, key_file
from qunqiao.kit.resealing import sealings
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.actions.open_account import open_account
from qunqiao.people.actions.reset_password import reset_password
from qunqiao.people.bridge.sealed import ring
from qunqiao.people.jobs import erase_what_is_due, what_is_due
from qunqiao.people.models import Seat
from qunqiao.people.queries import account_of_staff, staff_numbered, system_person, top_unit

commands = typer.Typer()
keys = typer.Typer(
    help="The keys that numbers, uploaded files and webhook secrets are sealed under."
)
commands.add_typer(keys, name="keys")


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


@keys.command("list")
def list_keys() -> None:
    """Say where the key file lies, and how much is sealed under each key."""
    held = ring()
    typer.echo(str(key_file()))
    for number in sorted(held.keys):
        rows = sum(sealing.under(number).count() for sealing in sealings())
        typer.echo(_("密钥 %(number)d：%(n)d 项加密内容") % {"number": number, "n": rows})


@keys.command()
def rotate() -> None:
    """Make a new key and seal everything again under it; stopped half way, run it again.

    Numbers, those that workbooks replaced, the workbooks themselves and the secrets of webhooks. Old keys stay in the file, because older backups need them. People may go on working.
    """
    newest = ring().newest.number
    if not any(sealing.before(newest).exists() for sealing in sealings()):
        typer.echo(_("新密钥 %(number)d 已写入密钥文件") % {"number": add_key()}, err=True)
    newest, done, system = ring().newest.number, 0, system_person()
    for sealing in sealings():
        while batch := list(sealing.before(newest)[: sealing.at_once]):
            done += sealing.reseal(actor=system, rows=batch)
            typer.echo(_("已重新加密 %(n)d 项") % {"n": done}, err=True)
    typer.echo(_("加密的内容都在密钥 %(number)d 之下，请另存一份密钥文件") % {"number": newest})


@commands.command()
def retention(
    apply: Annotated[bool, typer.Option("--apply", help="Erase it now.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Say which personal data is past its term; with --apply erase it, as happens every night anyway."""
    counted = erase_what_is_due() if apply else what_is_due()
    if as_json:
        typer.echo(json.dumps({due.keeping.kind: due.number for due in counted}))
        return
    for due in counted:
        values = {"title": str(due.keeping.title), "term": due.keeping.said_term, "n": due.number}
        typer.echo(_("%(title)s（%(term)s）：到期 %(n)d") % values)
    typer.echo(_("已删除") if apply else _("只是查看，什么都没有删除；要删除请加 --apply"))
