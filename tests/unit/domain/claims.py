"""What a desk sends to the registry: each fact with the custody version that its author saw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eoffice_core.domain.decide.again import Claim, decide_again
from eoffice_core.domain.decide.answer import Decision
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Body, Fact
from tests.builders import Story
from tests.unit.domain.tables import Act


@dataclass(frozen=True, slots=True)
class Sent:
    """A group of claims as it reaches the registry, and what the registry knows by then."""

    story: Story
    actor: Actor
    claims: tuple[Claim, ...]

    @property
    def decision(self) -> Decision:
        """What the registry says to it."""
        return decide_again(self.story.basis, self.claims, self.actor, self.story.at)

    def to(self, story: Story) -> "Sent":
        """The same claims, reaching a registry that knows more."""
        return replace(self, story=story)

    def with_body(self, body: Body, *, index: int = 0) -> "Sent":
        """The same group with one body exchanged."""
        claims = list(self.claims)
        claim = claims[index]
        claims[index] = replace(claim, fact=replace(claim.fact, body=body))
        return replace(self, claims=tuple(claims))

    def with_version(self, version: int, *, index: int = 0) -> "Sent":
        """The same group with another custody version on one claim."""
        claims = list(self.claims)
        claims[index] = replace(claims[index], custody_version=version)
        return replace(self, claims=tuple(claims))

    def with_claim(self, fact: Fact, version: int) -> "Sent":
        """The same group with one claim more at its end."""
        return replace(self, claims=(*self.claims, Claim(fact, version)))

    def only(self, *indexes: int) -> "Sent":
        """The claims with these indexes, in this order."""
        return replace(self, claims=tuple(self.claims[index] for index in indexes))


def sent_facts(story: Story, actor: Actor, facts: Sequence[Fact]) -> Sent:
    """These facts as the actor's desk sends them."""
    claims, seen = [], story
    for fact in facts:
        case = seen.basis.case(fact.case_id)
        claims.append(Claim(fact, case.custody.version if case is not None else 0))
        seen = seen.recorded([fact], actor)
    return Sent(story, actor, tuple(claims))


def sent(act: Act) -> Sent:
    """An honest act as the officer's desk sends it."""
    return sent_facts(act.story, act.actor, act.decided.facts)
