"""Who is meant by what a sentence alone does not tell: pronouns, surnames and "the company", named in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.records import Actor
from generator.extraction.summary.sound import Kept, main_verb
from generator.extraction.syntax import NOUNS, SUBJECTS, dependents, is_mark
from generator.extraction.words import Words
from generator.lexicon.lists import PRONOUNS, SUMMARY
from generator.lexicon.parties import Parties

_PERSONAL = frozenset(form for who in ("he", "she") for form in PRONOUNS.forms[who])
_THIRD = _PERSONAL | frozenset(form for who in ("it", "they") for form in PRONOUNS.forms[who])


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that means an actor, by its head token."""

    actor: Actor
    kind: str
    first: int
    last: int
    """`[first, last)` tokens."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom the words of an article mean, and what has to be added where a sentence stands alone."""

    words: Words
    at: Mapping[int, Reference]
    parties: Parties
    times: frozenset[int]
    """Tokens of dates and times of day."""

    def inside(self, kept: Kept) -> Iterator[Reference]:
        """Give what is referred to by the words kept, in order."""
        seen = -1
        for token in sorted(kept):
            if (found := self.at.get(token)) and found.first != seen:
                seen = found.first
                yield found

    def needed(self, kept: Kept, known: frozenset[str]) -> Mapping[int, str] | None:
        """Give the names to be added to a sentence behind those that named the actors `known`.

        None where a word means somebody or something that nobody can name.
        """
        named: dict[int, str] = {}
        told = {*known, *(found.actor.id for found in self.inside(kept) if self._is_full(found))}
        for token in sorted(kept):
            found = self.at.get(token)
            if found is not None and token == found.first:
                if found.actor.id not in told and (added := self._added(found)):
                    if not self._is_sure(found):
                        return None
                    named[added[0]] = added[1]
                told.add(found.actor.id)
            elif found is None and self._points(token, kept):
                return None
        return named

    def _is_sure(self, found: Reference) -> bool:
        """Say whether a pronoun means the person named last before it: else nobody can be sure."""
        if found.kind != "pronoun" or found.actor.kind != "person":
            return True
        before = (self.at[t] for t in range(found.first - 1, -1, -1) if t in self.at)
        last = next((one for one in before if one.kind == "name" and one.actor.kind == "person"), None)
        return last is not None and last.actor.id == found.actor.id

    def _is_full(self, found: Reference) -> bool:
        """Say whether a reference is a name that needs no more: of a person, not the surname alone."""
        return found.kind == "name" and self._added(found) is None

    def _added(self, found: Reference) -> tuple[int, str] | None:
        words, last = self.words, found.last - 1
        name = found.actor.name
        if found.kind == "name":
            surname = found.actor.kind == "person" and name.endswith(f" {words.text[last]}") and found.first == last
            beside = (t for t in (last - 1, last + 1) if 0 <= t < len(words))
            apart = all(words.pos[t] != "PROPN" or words.text[t] in self.parties.address for t in beside)
            bare = apart and not any(c < last and c in self._determining(last) for c in words.children[last])
            alone = apart and bare and words.dep[last] not in {"compound", "nmod", "amod"}
            return (found.first, name.removesuffix(words.text[last])) if surname and alone else None
        definite = words.lower[found.first] in PRONOUNS.definite
        told = any(words.pos[t] == "PROPN" for t in range(found.first, found.last))
        vague = found.actor.kind == "place" and name not in self.parties.countries
        if found.kind == "nominal" and (told or vague or not definite or words.pos[last] not in NOUNS):
            return None
        if last + 1 < len(words) and words.text[last + 1] == "'s":
            last += 1
        if last + 1 < len(words) and words.text[last + 1] == "-" and words.end[last] == words.start[last + 1]:
            return None  # "first-of-its-kind"
        owns = words.lower[last] in PRONOUNS.owners or words.text[last] == "'s"
        return last, f"{name}{'’' if name.endswith('s') else '’s'}" if owns else name

    def _determining(self, noun: int) -> Iterator[int]:
        return dependents(self.words, noun, "det", "amod", "nummod")

    def _points(self, token: int, kept: Kept) -> bool:
        """Say whether a word means something outside of its sentence, as far as anybody can tell."""
        words = self.words
        word = words.lower[token]
        if word in _PERSONAL:
            return not any(self._is_person(t) for t in kept if t < token)
        if word in PRONOUNS.forms["they"] or (word in PRONOUNS.forms["it"] and not _is_empty(words, token)):
            return not any(words.pos[t] in NOUNS for t in kept if t < token)
        if word in PRONOUNS.demonstrative and words.dep[token] in {*SUBJECTS, "dobj"}:
            told = any(True for _ in dependents(words, token, "relcl", "acl", "prep"))
            return not told and words.dep[words.head[token]] == "ROOT" and not words.quoted[token]
        return False

    def looks_back_to(self, kept: Kept) -> frozenset[str]:
        """Give the nouns that a sentence takes as told before: in "these proposals", and in "the plan" as a subject."""
        words = self.words
        nouns = {words.head[t] for t in kept if words.dep[t] == "det" and self._takes_as_told(t)}
        return frozenset(words.lemma[noun].lower() for noun in nouns)

    def _takes_as_told(self, determiner: int) -> bool:
        words, noun = self.words, self.words.head[determiner]
        if words.quoted[determiner] or noun in self.times or noun in self.at or words.pos[noun] != "NOUN":
            return False
        if words.lower[determiner] in PRONOUNS.demonstrative:
            return True
        bare = words.dep[noun] in SUBJECTS and not any(
            True for _ in dependents(words, noun, "prep", "relcl", "acl", "poss")
        )
        return words.lower[determiner] in PRONOUNS.definite and bare and self.is_told_before(noun)

    def is_bare(self, kept: Kept) -> bool:
        """Say whether a sentence's subject is no more than "the event": not a body that all know ("the police")."""
        words = self.words
        verb = main_verb(words, kept)
        subjects = [c for c in dependents(words, verb, *SUBJECTS) if c in kept] if verb is not None else []
        return any(
            words.pos[noun] == "NOUN"
            and [words.lower[c] in PRONOUNS.definite for c in words.children[noun]] == [True]
            and self.parties.nouns.get(words.lower[noun]) != "group"
            for noun in subjects
        )

    def is_told_before(self, noun: int) -> bool:
        """Say whether the article has used a noun in a sentence before."""
        first, _ = self.words.sentences[self.words.sentence[noun]]
        return self.words.lemma[noun] in self.words.lemma[:first]

    def _is_person(self, token: int) -> bool:
        found = self.at.get(token)
        person = found is not None and found.actor.kind == "person" and found.kind != "pronoun"
        return (
            person
            or self.words.entity[token] == "PERSON"
            or self.parties.nouns.get(self.words.lower[token]) == "person"
        )


def _is_empty(words: Words, pronoun: int) -> bool:
    """Say whether "it" stands for a clause or nothing: "it is clear that", "it took three days to"."""
    verb = words.head[pronoun]
    told = (verb, *dependents(words, verb, "acomp"))
    clauses = any(True for word in told for _ in dependents(words, word, "ccomp", "csubj", "expl"))
    known = words.lemma[verb] in SUMMARY.empty or words.dep[pronoun] == "nsubjpass"
    return words.dep[pronoun] == "expl" or (words.dep[pronoun] in SUBJECTS and clauses and known)


def read(words: Words, actors: Sequence[Actor], parties: Parties, times: frozenset[int]) -> Naming:
    """Note for each token the actor that it means; names go before pronouns and descriptions."""
    at: dict[int, Reference] = {}
    for kinds in (("nominal", "pronoun"), ("name",)):
        for actor in actors:
            for mention in actor.mentions:
                inside = [t for t in words.within(mention.start, mention.end) if not words.text[t].isspace()]
                if (
                    mention.kind in kinds
                    and inside
                    and not (mention.kind == "pronoun" and is_mark(words.text[inside[0]]))
                ):
                    found = Reference(actor, mention.kind, inside[0], inside[-1] + 1)
                    at.update(dict.fromkeys(inside, found))
    return Naming(words, at, parties, times)
