"""Posts and who holds them; a vacancy is a post without a holder."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Person
from qunqiao.registry.models.organisation import Organisation


class Post(models.Model):
    """One seat on a body of an organisation, held by one person at a time."""

    class Body(models.TextChoices):
        COMMITTEE = "committee", _("委员会")
        AUDIT = "audit", _("经费审查委员会")
        WOMEN = "women", _("女职工委员会")

    class Title(models.TextChoices):
        CHAIR = "chair", _("主席（主任）")
        DEPUTY_CHAIR = "deputy_chair", _("副主席（副主任）")
        SECRETARY = "secretary", _("书记")
        DEPUTY_SECRETARY = "deputy_secretary", _("副书记")
        STANDING_MEMBER = "standing_member", _("常务委员")
        MEMBER = "member", _("委员")
        ORGANISER = "organiser", _("组织员")

    code = models.CharField(_("职务编号"), max_length=40, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    body = models.CharField(_("所属机构"), max_length=20, choices=Body.choices)
    title = models.CharField(_("职务"), max_length=20, choices=Title.choices)
    full_time = models.BooleanField(_("专职"), null=True)
    opened_on = models.DateField(_("设立日期"), null=True)
    closed_on = models.DateField(_("撤销日期"), null=True)

    class Meta:
        verbose_name = _("职务")


class Appointment(models.Model):
    """A person in a post between two days; one holder at a time is kept by the action that writes."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    began_on = models.DateField(_("任职日期"))
    ended_on = models.DateField(_("免职日期"), null=True)

    class Meta:
        verbose_name = _("任职")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person", "began_on"], name="appointment_is_written_once"
            ),
            models.UniqueConstraint(
                fields=["post"], condition=Q(ended_on__isnull=True), name="post_has_one_open_holder"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="appointment_ends_after_it_begins",
            ),
        ]
