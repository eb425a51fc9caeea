"""Hits as they are shown: each says what the registers say now to the one who asks, loaded for all hits at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plans import ActionPlanView, action_plans_by_id
from application.questions.agreements_found import AgreementFound, TextsFound, agreements_found, texts_found
from application.questions.bodies import bodies_by_id, body_names
from application.questions.cases import cases_by_id
from application.questions.consultation_lists import ListedConsultation, standings_of
from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.documents import DocumentView, documents_of
from application.questions.held import held_by_id, held_by_people
from application.questions.journal import EntryView, entries_by_id
from application.questions.known import last_position
from application.questions.meeting_lists import meetings_standing
from application.questions.meeting_plans import plans_by_id
from application.questions.organisations import organisations_by_id
from application.questions.statements import StatementView, statements_by_id
from domain import clock
from domain.access import Audience
from search.engines.protocol import Hit, Snippet
from search.found import Found
from search.kinds.findings import body_of_findings, findings_id
from search.texts.store import TextStore
from search.words.norwegian import WORD
from web.meeting.words import FoundMeeting
from web.searching.shown import BodyFindings, Shown, View, shown
from web.searching.sources import Readable, Source, source_of

_DIRECTORY = frozenset({"body", "organisation"})
_TOLD_IN_FULL = frozenset({"person", "appointment"})
"""Kinds of which the line itself says all that the index has."""
_UNSOURCED = _TOLD_IN_FULL | {"finding"}
"""Kinds of which nothing need be said of where the words are."""

_WITH_DOCUMENTS = frozenset({"decision", "journal-entry", "consultation", "statement", "action-plan", "meeting"})

Excerpt = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is marked."""


@dataclass(frozen=True, slots=True)
class HitLine:
    """A hit as it is shown."""

    hit: Hit
    kind: str
    record: Shown
    excerpt: Excerpt
    source: Source | None


def lines_of(connection: Connection, texts: TextStore, found: Found, audience: Audience) -> list[HitLine]:
    """Return the hits' lines in order, in a fixed number of queries.

    The index may be a moment behind: a record that the registers do not show to this asker has no line, and what is
    closed to them is not quoted.
    """
    views = views_of(connection, [(hit.kind, hit.record_id) for hit in found.answer.hits], audience)
    attached = documents_of(connection, [one for kind, one in views if kind in _WITH_DOCUMENTS])
    agreed = texts_found(connection, [one for one in views.values() if isinstance(one, AgreementFound)])
    readable = _readable(attached, agreed, audience)
    states = texts.states(version.sha256 for some in readable.values() for _, version in some)
    lines = []
    for hit in found.answer.hits:
        view = views.get((hit.kind, hit.record_id))
        if view is None:
            continue
        record, documents = shown(view, hit.kind), readable.get(hit.record_id, [])
        quoted = (
            hit.kind not in _TOLD_IN_FULL
            and _may_quote(hit, view, documents)
            and not _says_nothing_new(hit.snippet, record)
        )
        excerpt = pieces_of(hit.snippet) if quoted else ()
        source = None
        if (
            found.understood.question.asks_for_text
            and hit.kind not in _UNSOURCED
            and (excerpt or hit.kind not in _DIRECTORY)
        ):
            source = source_of(hit, record.title, documents, audience, states)
        lines.append(HitLine(hit, hit.kind, record, excerpt, source))
    return lines


def views_of(
    connection: Connection, wanted: Sequence[tuple[str, UUID]], audience: Audience
) -> dict[tuple[str, UUID], View]:
    """Return the records of these kinds and ids that the asker may see, in a query or two for each kind."""
    found: dict[tuple[str, UUID], View] = {}
    for kind in dict.fromkeys(kind for kind, _ in wanted):
        ids = [identity for one, identity in wanted if one == kind]
        views = _of_kind(connection, kind, ids, audience)
        found.update({(kind, identity): view for identity, view in views.items()})
    return found


def _of_kind(connection: Connection, kind: str, ids: list[UUID], audience: Audience) -> Mapping[UUID, View]:
    match kind:
        case "case":
            return cases_by_id(connection, ids, audience)
        case "journal-entry":
            return entries_by_id(connection, ids, audience)
        case "decision":
            return decisions_by_id(connection, ids, audience)
        case "body":
            return bodies_by_id(connection, ids)
        case "organisation":
            return organisations_by_id(connection, ids)
        case "finding":
            bodies = bodies_by_id(connection, [body_of_findings(one) for one in ids])
            return {findings_id(one): BodyFindings(view) for one, view in bodies.items()}
        case "person":
            return held_by_people(connection, ids, audience)
        case "appointment":
            return held_by_id(connection, ids, audience)
        case "agreement":
            return agreements_found(connection, ids, audience)
        case "consultation":
            today = clock.today().isoformat()
            return standings_of(connection, ids, audience, on=today, known=last_position(connection))
        case "statement":
            return {
                one: view for one, view in statements_by_id(connection, ids, audience).items() if not view.withdrawn
            }
        case "meeting-plan":
            planned = plans_by_id(connection, ids, audience)
            return {one: view for one, view in planned.items() if not view.withdrawn}
        case "meeting":
            return _meetings(connection, ids, audience)
        case "action-plan":
            plans = action_plans_by_id(connection, ids, audience)
            return {one: view for one, view in plans.items() if not view.withdrawn}
    return {}


def _meetings(connection: Connection, ids: list[UUID], audience: Audience) -> Mapping[UUID, View]:
    today = clock.today().isoformat()
    standing = meetings_standing(connection, ids, audience, on=today, known=last_position(connection))
    bodies = body_names(connection, {one.meeting.body_id for one in standing.values()})
    return {
        identity: FoundMeeting(one, bodies[one.meeting.body_id].name)
        for identity, one in standing.items()
        if not one.meeting.withdrawn
    }


def _readable(
    attached: Mapping[UUID, Sequence[DocumentView]], agreed: TextsFound, audience: Audience
) -> dict[UUID, Readable]:
    """Return the documents of each record with the bytes that the asker may read; of an agreement, by its version."""
    read = {one: [(each, each.readable(audience)) for each in some] for one, some in attached.items()}
    for one, some in agreed.documents.items():
        read[one] = [(each, agreed.readable(one, each, audience)) for each in some]
    return {one: [(each, version) for each, version in some if version] for one, some in read.items()}


def _may_quote(hit: Hit, view: View, documents: Readable) -> bool:
    if hit.document_id is not None:
        return any(one.id == hit.document_id for one, _ in documents)
    if isinstance(view, ListedConsultation):
        return view.consultation.sees_content
    if isinstance(view, FoundMeeting):
        return view.listed.meeting.sees_content
    return view.sees_content if isinstance(view, EntryView | DecisionView | StatementView | ActionPlanView) else True


def _says_nothing_new(snippet: Snippet, record: Shown) -> bool:
    """Whether every word of the snippet stands above it already, as a body's own name does."""
    above = set(WORD.findall(" ".join((record.title, *record.facts)).lower()))
    return above.issuperset(WORD.findall(snippet.text.lower()))


def pieces_of(snippet: Snippet) -> Excerpt:
    """Return a window of text in pieces."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(snippet.marks):
        if start < at:
            continue
        pieces += [(snippet.text[at:start], False), (snippet.text[start:end], True)]
        at = end
    pieces.append((snippet.text[at:], False))
    return tuple(piece for piece in pieces if piece[0])
