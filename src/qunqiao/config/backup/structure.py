"""The structure of a database: which migrations it has had, and its tables as they were then."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qunqiao.config.backup.errors import OtherStructure

Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Structure:
    """Migrations and the tables they make; ``current`` if nothing of this program is missing.

    The tables are Django's historical models: a database can be read, and filled, as it is, also
    just before or after an upgrade.
    """

    migrations: frozenset[Node]
    apps: Apps
    current: bool


def structure_here() -> Structure:
    """The structure of the database as it stands; without migrations if nothing was ever prepared."""
    loader = MigrationLoader(connection)
    return _structure(loader, frozenset(loader.applied_migrations) & _known(loader))


def brought_to(nodes: Iterable[Node], version: str) -> Structure:
    """The structure made by these migrations, after making it if the database is still without any.

    Raises:
        OtherStructure: the program lacks one of them, or the database stands elsewhere; says what
            to do. ``version`` is the one the migrations come from.
    """
    wanted = frozenset(nodes)
    executor = MigrationExecutor(connection)
    here = frozenset(executor.loader.applied_migrations) & _known(executor.loader)
    if missing := sorted(wanted - _known(executor.loader)):
        raise OtherStructure(
            format_lazy(
                _(
                    "备份来自群桥 {version}，本程序没有其中的数据库变更 {name}。请改用那个版本或更新的版本恢复。"
                ),
                version=version,
                name=".".join(missing[0]),
            )
        )
    if not here:
        executor.migrate(_leaves(executor.loader, wanted))
    elif here - wanted:
        raise OtherStructure(
            format_lazy(
                _(
                    "这个数据库的结构比备份（群桥 {version}）新。请换一个没有建过表的空数据库，不要先运行 migrate：恢复时会先按备份的结构写入，再自动升级。"
                ),
                version=version,
            )
        )
    elif wanted - here:
        raise OtherStructure(_("这个数据库的结构比备份旧，请先运行 qunqiao migrate，再恢复。"))
    return _structure(executor.loader, wanted)


def _known(loader: MigrationLoader) -> frozenset[Node]:
    return frozenset(loader.graph.nodes)


def _structure(loader: MigrationLoader, nodes: frozenset[Node]) -> Structure:
    return Structure(nodes, _apps(nodes), current=nodes >= frozenset(loader.graph.leaf_nodes()))


@lru_cache(maxsize=2)  # rendering some forty models of some hundred migrations takes a while
def _apps(nodes: frozenset[Node]) -> Apps:
    return MigrationLoader(None).project_state(sorted(nodes)).apps


def _leaves(loader: MigrationLoader, nodes: frozenset[Node]) -> list[Node]:
    """The last migration of each app; Django would take a target before it as a wish to go back."""
    return [
        node
        for node in sorted(nodes)
        if not any(
            child.key[0] == node[0] and child.key in nodes
            for child in loader.graph.node_map[node].children
        )
    ]
