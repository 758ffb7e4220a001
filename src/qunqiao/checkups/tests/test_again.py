"""An old check-up computed again: the same findings from what was kept, or a sentence why not."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qunqiao.checkups import bridge
from qunqiao.checkups.errors import BadRulebook, BadTables, NotKept
from qunqiao.checkups.testing import RULEBOOK, a_checkup, a_union, lay_rulebook
from qunqiao.kit.errors import NotFound
from qunqiao.registry.models import Term
from qunqiao.trail.management import commands

pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def old(cast, rulebook):
    """A check-up since which the registry, the rulebook and the parameters have all changed."""
    a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    done = a_checkup(cast.supervisor)
    Term.objects.all().delete()
    lay_rulebook(rulebook, RULEBOOK.replace("NOT premises", "premises"))
    return done


def _kept(settings, checkup) -> Path:
    return settings.HOME / "rulebooks" / "kept" / f"{checkup.rulebooks[0]['digest']}.toml"


def test_a_changed_rulebook_is_not_taken_for_the_old_one(old, settings):
    _kept(settings, old).write_text(RULEBOOK + "\n", "utf-8")

    with pytest.raises(BadRulebook, match="test-rules"):
        bridge.examine_again(old)


def test_a_rulebook_that_is_gone_is_named(old, settings):
    _kept(settings, old).unlink()

    with pytest.raises(BadRulebook, match="test-rules"):
        bridge.examine_again(old)


def test_a_changed_snapshot_is_not_used(old):
    table = old.snapshot.folder / "terms.parquet"
    table.write_bytes((old.snapshot.folder / "posts.parquet").read_bytes())

    with pytest.raises(BadTables, match=r"terms\.parquet"):
        bridge.examine_again(old)


def test_a_checkup_without_parameters_says_so(old):
    old.parameters = None

    with pytest.raises(NotKept):
        bridge.examine_again(old)


def test_a_number_that_no_checkup_has_is_refused(db):
    result = CliRunner().invoke(commands, ["verify", "checkup", "99"])

    assert isinstance(result.exception, NotFound)


def test_the_findings_are_those_of_that_day(old):
    assert bridge.examine_again(old).digest() == old.result


def test_the_command_says_that_they_agree(old):
    result = CliRunner().invoke(commands, ["verify", "checkup", str(old.number)])

    assert result.exit_code == 0
    assert old.result in result.stdout


def test_the_command_fails_when_they_do_not(old):
    old.result = "0" * 64
    old.save()
    result = CliRunner().invoke(commands, ["verify", "checkup", str(old.number)])

    assert result.exit_code == 1
    assert "不一致" in result.stdout
