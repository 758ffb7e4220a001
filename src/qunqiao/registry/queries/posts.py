"""Posts on a day: who holds them, which are vacant and since when."""

from collections.abc import Iterable
from datetime import date

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from qunqiao.people.models import Person, Unit
from qunqiao.people.policy import STAFF, Reach
from qunqiao.people.queries import under
from qunqiao.registry.models import Appointment, Organisation, Post
from qunqiao.registry.queries.days import in_force


def visible_posts(reach: Reach, day: date) -> QuerySet[Post]:
    """The posts open on ``day`` in organisations on the register that one may see.

    Each has ``body_place`` to sort by, the list ``holding`` (appointments in force, normally one)
    and ``left_on``, the day its last holder ended; two queries whatever the number.
    """
    posts = Post.objects.filter(under(reach.paths(STAFF), "organisation__unit__path"))
    posts = posts.filter(
        open_posts(day), in_force(day, "founded_on", "closed_on", "organisation__")
    )
    posts = posts.annotate(body_place=by_body("body"))
    return with_holders(posts.select_related("organisation__unit"), day)


def open_posts(day: date) -> Q:
    """Posts that exist on ``day``."""
    return in_force(day, "opened_on", "closed_on")


def with_holders(posts: QuerySet[Post], day: date) -> QuerySet[Post]:
    """``posts`` with ``holding`` and ``left_on``, see ``visible_posts``."""
    current = Appointment.objects.filter(in_force(day, "began_on", "ended_on"))
    current = current.select_related("person__unit").order_by("-began_on")
    ended = Appointment.objects.filter(post=OuterRef("pk"), ended_on__lte=day).order_by()
    last = Subquery(ended.values("post").annotate(day=Max("ended_on")).values("day"))
    return posts.annotate(left_on=last).prefetch_related(
        Prefetch("appointments", current, to_attr="holding")
    )


def is_held(day: date) -> Exists:
    """A condition for posts: somebody holds it on ``day``."""
    current = Appointment.objects.filter(in_force(day, "began_on", "ended_on"))
    return Exists(current.filter(post=OuterRef("pk")))


def vacant(posts: QuerySet[Post], day: date) -> QuerySet[Post]:
    """Those nobody holds on ``day``."""
    return posts.filter(~is_held(day))


def held(posts: QuerySet[Post], day: date) -> QuerySet[Post]:
    """Those somebody holds on ``day``."""
    return posts.filter(is_held(day))


def posts_of(organisation: Organisation, day: date) -> QuerySet[Post]:
    """The organisation's open posts with their holders, by body and then by rank as entered."""
    posts = Post.objects.filter(open_posts(day), organisation=organisation)
    return with_holders(posts, day).order_by(by_body("body"), "code")


def by_body(field: str) -> Case:
    """The committee first, then audit, then women, whatever their codes are called."""
    places = [
        When(**{field: body}, then=Value(place)) for place, body in enumerate(Post.Body.values)
    ]
    return Case(*places, output_field=IntegerField())


def holder(post: Post) -> Appointment | None:
    """The appointment in force of a post of ``with_holders``."""
    holding: list[Appointment] = post.holding  # type: ignore[attr-defined]  # set by with_holders
    return holding[0] if holding else None


def held_since(post: Post) -> date | None:
    """Since when the holder of a post of ``with_holders`` holds it; None for a vacant one."""
    current = holder(post)
    return current.began_on if current else None


def vacant_since(post: Post) -> date | None:
    """Since when a vacant post of ``with_holders`` is vacant; None if nobody knows.

    A post that never had a holder on record is vacant since it was opened.
    """
    left: date | None = post.left_on  # type: ignore[attr-defined]  # set by with_holders
    return left or post.opened_on


def holders_on(organisation: Organisation, day: date) -> QuerySet[Appointment]:
    """The appointments in force on ``day`` in the organisation's open posts, with their persons."""
    current = Appointment.objects.filter(in_force(day, "began_on", "ended_on"))
    current = current.filter(in_force(day, "opened_on", "closed_on", "post__"))
    found = current.filter(post__organisation=organisation)
    return found.select_related("post", "person__unit").order_by(
        by_body("post__body"), "post__code"
    )


def posts_at(unit: Unit, day: date) -> QuerySet[Post]:
    """The open posts of the organisations of exactly this unit, with their holders."""
    posts = Post.objects.filter(
        open_posts(day),
        in_force(day, "founded_on", "closed_on", "organisation__"),
        organisation__unit=unit,
    )
    listed = posts.select_related("organisation").order_by("organisation", by_body("body"), "code")
    return with_holders(listed, day)


def last_holders(posts: Iterable[Post], day: date) -> dict[int, Appointment]:
    """Of the vacant among ``posts`` (``with_holders``), who held each last; one query."""
    vacant = [post.pk for post in posts if holder(post) is None]
    # Zero is nobody's: asked of an empty list the database would be spared, and a page cost less or
    # more by what it shows.
    ended = Appointment.objects.filter(post__in=vacant or [0], ended_on__lte=day)
    rows = ended.select_related("person").order_by("ended_on", "pk")
    return {row.post_id: row for row in rows}


def appointments_of(person: Person, day: date) -> QuerySet[Appointment]:
    """The posts the person held by ``day``, the newest first."""
    begun = Appointment.objects.filter(person=person, began_on__lte=day)
    return begun.select_related("post__organisation__unit").order_by("-began_on", "-pk")


def appointments_in(organisation: Organisation, day: date) -> QuerySet[Appointment]:
    """Every appointment begun by ``day`` in the organisation, ended ones too, the newest first."""
    begun = Appointment.objects.filter(post__organisation=organisation, began_on__lte=day)
    return begun.select_related("post", "person__unit").order_by("-began_on", "-pk")
