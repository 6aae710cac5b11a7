"""When acts were published, from all that is known of them."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from lawtime.model.acts import ActRef
from lawtime.model.commencement import Anchor, Conventions, Missing, On, Resolution, Rule
from lawtime.model.facts import Fact


@frozen
class Publications:
    """What is known of the publication of acts."""

    facts: Mapping[ActRef, tuple[Fact, ...]]
    conventions: Conventions

    @classmethod
    def build(
        cls, facts: Iterable[Fact], rules: Iterable[tuple[ActRef, str | None, Rule]], conventions: Conventions
    ) -> "Publications":
        """Gather facts by act."""
        found: dict[ActRef, tuple[Fact, ...]] = {}
        for fact in facts:
            found[fact.act] = (*found.get(fact.act, ()), fact)
        return cls(found, conventions)

    def of(self, act: ActRef) -> Resolution:
        """Return the day of publication of an act."""
        return self.resolve(act, On(anchor=Anchor.PUBLICATION))

    def resolve(self, act: ActRef, rule: Rule, provision: str | None = None) -> Resolution:
        """Resolve a rule of an act with everything known."""
        days = {fact.date for fact in self.facts.get(act, ())}
        published = min(days) if days else None
        found = rule.resolve(signed=act.date, published=published, conventions=self.conventions)
        named = tuple(
            Missing(each.kind, f"date of first official publication of {act}") if each.kind == "publication" else each
            for each in found.missing
        )
        return evolve(found, missing=named)
