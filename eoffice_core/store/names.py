"""Names of posts and officers for the views, looked up once per question."""

from dataclasses import dataclass

from eoffice_core.domain.ids import OfficerId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.names import NOBODY, Name
from eoffice_core.domain.office import Directory
from eoffice_core.domain.views import Seat
from eoffice_core.domain.working_days import Calendar


@dataclass(frozen=True)
class Lens:
    """Through which rows become views: what people are called, the day, the working days."""

    directory: Directory
    calendar: Calendar
    at: Moment

    def post(self, post_id: PostId) -> Name:
        """What a post is called."""
        post = self.directory.posts.get(post_id)
        return NOBODY if post is None else Name(post.hindi, post.english)

    def officer(self, officer_id: OfficerId | None) -> Name:
        """What an officer is called."""
        officer = None if officer_id is None else self.directory.officers.get(officer_id)
        return NOBODY if officer is None else Name(officer.hindi, officer.english)

    def seat(self, post_id: PostId) -> Seat:
        """A post with who sits in it now."""
        post = self.directory.posts.get(post_id)
        if post is None:
            return Seat(post_id, NOBODY, NOBODY, NOBODY, NOBODY, is_vacant=True)
        section = self.directory.sections[post.section_id]
        office = self.directory.offices[post.office_id]
        holder = self.directory.holder(post_id, self.at)
        return Seat(
            post_id=post_id,
            post=Name(post.hindi, post.english),
            officer=NOBODY if holder is None else Name(holder.hindi, holder.english),
            section=Name(section.hindi, section.english),
            office=Name(office.hindi, office.english),
            is_vacant=holder is None,
        )
