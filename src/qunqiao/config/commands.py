"""Every command under one root, and what the platform itself needs: demo, serve, migrate, verify."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db.utils import OperationalError, ProgrammingError
from django.utils import translation
from django.utils.translation import gettext as _

from qunqiao.checkups import management as checkups
from qunqiao.circulars import management as circulars
from qunqiao.config import doctor as surgery
from qunqiao.config import env as environment
from qunqiao.config import server
from qunqiao.config.backup import management as backup
from qunqiao.config.preparing import prepare
from qunqiao.kit.errors import Refusal
from qunqiao.people import management as people
from qunqiao.portal import management as portal
from qunqiao.registry import management as registry
from qunqiao.supervision import management as supervision
from qunqiao.trail import management as trail

_PORT = typer.Option(help="Port to listen on.", min=1, max=65_535)

root = typer.Typer(
    help="Qunqiao: the working platform of mass organisations.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for app in (people, registry, checkups, supervision, circulars, trail, backup):
    root.add_typer(app.commands)


@root.command()
def migrate() -> None:
    """Bring the database, the texts and the static files up to this version."""
    prepare()
    typer.echo(_("数据库、文字和静态文件已是当前版本"), err=True)


@root.command()
def serve(
    port: Annotated[int, _PORT] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Web processes.", min=1)] = 2,
) -> None:
    """Serve pages and work off the job queue until stopped."""
    server.serve(host=host, port=port, workers=workers)


@root.command()
def demo(
    serve_it: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve after loading.")
    ] = True,
    port: Annotated[int, _PORT] = 8000,
) -> None:
    """Load the sample province (once) and serve it."""
    if serve_it:
        server.require_free("127.0.0.1", port)
    migrate()
    portal.load_sample(lambda line: typer.echo(line, err=True))
    if serve_it:
        typer.echo(
            _("打开 http://127.0.0.1:%(port)d/demo/ ，选择一个身份进入") % {"port": port}, err=True
        )
        server.serve_afresh(host="127.0.0.1", port=port, workers=2)


@root.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Look whether everything the platform needs is there; says what to do where it is not."""
    findings = surgery.examine()
    if as_json:
        typer.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            typer.echo(f"{finding.mark} {finding.name}: {finding.sentence}")
    if any(finding.state == "breach" for finding in findings):
        raise typer.Exit(1)


@root.command()
def bench(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="intake, checkup, search, recheck, snapshot, map, read, web"),
    ] = None,
) -> None:
    """Time ours beside peers and the limit, in one run; needs the source tree and a loaded demo."""
    if not (environment.ROOT / "tests" / "bench").exists():
        typer.echo(_("基准测试随源代码提供，请在源代码目录中运行。"), err=True)
        raise typer.Exit(2)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *(names or [])], cwd=environment.ROOT, check=False
    )
    raise typer.Exit(done.returncode)


def run() -> None:
    """Enter the command line in the operator's language; a refusal is one sentence and code 2."""
    Path(settings.HOME).mkdir(parents=True, exist_ok=True)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name need not be UTF-8
    with translation.override(settings.LANGUAGE_CODE):
        try:
            root()
        except Refusal as refusal:
            typer.echo(str(refusal), err=True)
            raise SystemExit(2) from None
        except OSError as fault:
            words = {"path": fault.filename or "-", "why": fault.strerror or type(fault).__name__}
            typer.echo(
                _("读写“%(path)s”时出错（%(why)s）：请核对路径、权限和磁盘空间。") % words, err=True
            )
            raise SystemExit(2) from None
        except UnicodeEncodeError as fault:
            # Words of the command line in another encoding, which no table and no file of ours can hold.
            words = {"text": fault.object[:40].encode("utf-8", "backslashreplace").decode()}
            typer.echo(_("“%(text)s”不是 UTF-8 文字，请改用 UTF-8 输入。") % words, err=True)
            raise SystemExit(2) from None
        except (OperationalError, ProgrammingError) as fault:
            # Most often a database that was never prepared; the fault's own words are for programmers.
            typer.echo(
                _(
                    "数据库还没有准备好或者连不上，请先运行 qunqiao migrate，再运行 qunqiao doctor 查看。"
                ),
                err=True,
            )
            typer.echo(f"({type(fault).__name__})", err=True)
            raise SystemExit(2) from None
