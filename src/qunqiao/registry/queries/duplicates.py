"""Pairs of records that may be one person, and merges, for who oversees both."""

from django.db.models import Q, QuerySet

from qunqiao.kit.errors import NotFound
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Duplicate, Merge


def visible_duplicates(reach: Reach) -> QuerySet[Duplicate]:
    """Pairs of which one oversees both records; those of which one was merged elsewhere are left out."""
    paths = reach.paths(OVERSEERS)
    found = Duplicate.objects.filter(
        under(paths, "one__unit__path"), under(paths, "other__unit__path")
    )
    single = Q(one__merged_into__isnull=True, other__merged_into__isnull=True)
    found = found.filter(single | Q(state=Duplicate.State.MERGED))
    return found.select_related("one__unit", "other__unit", "decided_by")


def the_duplicate(reach: Reach, duplicate_id: int) -> Duplicate:
    """One visible pair, or ``NotFound`` whether it is hidden or does not exist."""
    duplicate = visible_duplicates(reach).filter(pk=duplicate_id).first()
    if duplicate is None:
        raise NotFound
    return duplicate


def the_merge(reach: Reach, merge_id: int) -> Merge:
    """One merge of records one oversees, or ``NotFound``."""
    paths = reach.paths(OVERSEERS)
    found = Merge.objects.filter(
        under(paths, "kept__unit__path"), under(paths, "gone__unit__path"), pk=merge_id
    )
    merge = found.select_related(
        "kept__unit", "gone__unit", "merged_by__unit", "undone_by__unit"
    ).first()
    if merge is None:
        raise NotFound
    return merge


def latest_merge(duplicate: Duplicate) -> Merge | None:
    """The merge of a pair that is in force."""
    return Merge.objects.filter(duplicate=duplicate, undone_on__isnull=True).last()
