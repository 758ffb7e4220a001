"""Two more standing duties: the required posts of each leadership are held, and what must be done is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q

from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.queries.life import standing
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Appointment, Post
from qunqiao.registry.queries.days import in_force
from qunqiao.supervision.models import Task

# The posts of a committee's leadership; the chair and the secretary are asked for apart.
_TEAM = (Post.Title.DEPUTY_CHAIR, Post.Title.DEPUTY_SECRETARY, Post.Title.STANDING_MEMBER)


@dataclass(frozen=True, slots=True)
class EmptyPost:
    """A post of a leadership that nobody holds; ``since`` is None where nobody ever did, as far as known."""

    post: Post
    since: date | None


@dataclass(frozen=True, slots=True)
class Demanded:
    """How many demands of the law a unit does not meet, and how many of these are being put right."""

    unit_id: int
    unit_name: str
    unmet: int
    tasked: int


def empty_posts(reach: Reach, day: date) -> Sequence[EmptyPost]:
    """The posts of leaderships that nobody holds on ``day``, in tree order; one query."""
    held = Appointment.objects.filter(in_force(day, "began_on", "ended_on"), post=OuterRef("pk"))
    here = under(reach.paths(STAFF), "organisation__unit__path")
    stands = in_force(day, "organisation__founded_on", "organisation__closed_on")
    posts = Post.objects.filter(here, stands, in_force(day, "opened_on", "closed_on"))
    posts = posts.filter(body=Post.Body.COMMITTEE, title__in=_TEAM).exclude(Exists(held))
    posts = posts.annotate(last=Max("appointments__ended_on")).select_related("organisation")
    rows = posts.order_by("organisation__unit__path", "organisation", "pk")
    return [EmptyPost(post, post.last) for post in rows]


def demanded(reach: Reach, day: date) -> Sequence[Demanded]:
    """The units that do not meet what a rulebook says they must, in tree order; one query."""
    must = Q(outcome=Outcome.BREACH, strength=Finding.Strength.MUST)
    here = under(reach.paths(STAFF), "unit__path")
    tasked = Task.objects.exclude(state__in=Task.OVER).filter(finding=OuterRef("pk"))
    found = Finding.objects.filter(must, here, standing(day)).annotate(mended=Exists(tasked))
    rows = found.order_by("unit__path").values_list("unit_id", "unit__name")
    counted = rows.annotate(unmet=Count("pk"), tasked=Count("pk", filter=Q(mended=True)))
    return [Demanded(*row) for row in counted]
