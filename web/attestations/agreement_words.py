"""What attestations say of agreements: a version, why and from when it binds, who adopted it, and its texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_parties import PartyOnDay
from application.questions.agreement_versions import version_on_day
from application.questions.documents import DocumentView, documents_by_id
from application.questions.seen import Access
from domain.access import Audience
from domain.agreements import Binding
from domain.intervals import OPEN, Span, day_before
from web.agreement_words import except_words, why_words
from web.attestations.words import basis_words
from web.formats import format_day
from web.labels import label
from web.municipality.facts import short_name


def title_lines(day: AgreementOnDay) -> Lines:
    """Return what an agreement was called as known then, and below that its kind and number."""
    return day.facts["title"], f"{label('agreement', day.view.kind)} {day.view.reference}"


def version_words(day: AgreementOnDay, version: int) -> str:
    """Return which version it is, with what it is called if it has a name of its own."""
    called = day.records.version(version)["label"]
    number = gettext("Version %(number)s", number=version)
    return f"{number}: {called}" if called else str(number)


def version_lines(day: AgreementOnDay, party: PartyOnDay, binding: Binding) -> Lines:
    """Return which version binds a party, and below that its reservation and the clauses that hold instead."""
    instead = except_words(binding)
    reserved = (gettext("Reservation: %(text)s", text=party.reservation),) if party.reservation else ()
    return (
        version_words(day, binding.version),
        *reserved,
        *((gettext("Instead: %(clauses)s", clauses=instead),) if instead else ()),
    )


def holds_lines(day: AgreementOnDay, party: str, span: Span[Binding]) -> Lines:
    """Return from when until when a version binds a party, and below that why."""
    since, last = format_day(span.fact.since), _last_day(day, party, span)
    if last:
        days = gettext("%(first)s–%(last)s", first=since, last=format_day(last)) if since else None
        days = days or gettext("Until %(last)s", last=format_day(last))
    else:
        days = gettext("From %(first)s", first=since) if since else gettext("From when is not known")
    unsure = () if span.fact.certain else (gettext("The day is not certain"),)
    return (str(days), why_words(day, span.fact), *map(str, unsure))


def adopted_lines(day: AgreementOnDay, binding: Binding) -> Lines:
    """Return when a version was adopted for a party, and by which decision of whom."""
    if binding.adopted is None:
        return (gettext("Not recorded"),)
    record: Mapping[str, Any] = day.facts["records"][str(binding.adopted)]
    basis = day.basis(record)
    of_all = () if record["organisation_id"] else (gettext("By the assembly"),)
    return (format_day(record["decided_on"]), *(() if basis is None else (basis_words(basis),)), *map(str, of_all))


def texts_section(
    connection: Connection, versions: Sequence[tuple[AgreementOnDay, int]], audience: Audience
) -> tuple[list[Section], list[Access]]:
    """Return the texts of versions by their hashes, as far as the asker may read them, and the access of those."""
    texts = [(day, number, version_on_day(day, number).texts) for day, number in versions]
    wanted = sorted({document for _, _, each in texts for document, _ in each})
    found = documents_by_id(connection, wanted) if wanted else {}
    readable = {one.id: one for one in found.values() if audience >= max(one.line, one.content)}
    rows = [row for day, number, each in texts for row in _text_rows(day, number, each, readable)]
    if not rows:
        return [], []
    told = gettext("Files with the same SHA-256 are the same to the last byte.")
    head = (gettext("Agreement"), gettext("Text"), "SHA-256")
    section = Section(gettext("Texts of the versions"), (told,), Table(head, (2.4, 2.4, 5), rows))
    return [section], [one.narrowest for one in readable.values()]


def are_public(accesses: Iterable[Access]) -> bool:
    """Return whether everybody may see all of it."""
    return all(one.content == Audience.PUBLIC for one in accesses)


def accesses_of(day: AgreementOnDay) -> Iterator[Access]:
    """Yield the access of an agreement, and of the decisions that its records rest on."""
    yield day.view.access
    yield from (one.access for one in day.decisions.values())


def caution() -> str:
    """Return what is said where something is not public."""
    return str(gettext("It also holds what is not public. Look it through before you hand it on."))


def left_out(audience: Audience) -> Sequence[str]:
    """Return what is said of agreements that the asker may not see, whether there are any or not."""
    if audience == Audience.PUBLIC:
        return (gettext("Agreements that are not public are left out."),)
    if audience < Audience.OFFICER:
        return (gettext("Agreements that are shielded are left out."),)
    return ()


def with_party(lines: Lines, party: str, asked_about: str) -> Lines:
    """Return lines with which party it was, where that was not the one asked about but one that became part of it."""
    if not party or short_name(party) == short_name(asked_about):
        return lines
    return (*lines, gettext("As %(name)s", name=party))


def _last_day(day: AgreementOnDay, party: str, span: Span[Binding]) -> str | None:
    """Return the last day on which a version binds a party in a row, whatever changes of it in between."""
    end = span.days.end
    for one in day.bound[party]:
        if one.fact.version == span.fact.version and one.days.start == end:
            end = one.days.end
    return None if end == OPEN else day_before(end)


def _text_rows(
    day: AgreementOnDay, number: int, texts: Sequence[tuple[UUID, str]], readable: Mapping[UUID, DocumentView]
) -> Iterator[tuple[Lines, ...]]:
    what = (f"{day.view.reference}, {version_words(day, number)}",)
    if not texts:
        yield what, (gettext("No text is filed"),), ()
    for document, sha256 in texts:
        view = readable.get(document)
        if view is None:
            yield what, (gettext("A text that is left out: it is not public, or shielded"),), ()
        else:
            yield what, (view.title,), (sha256,)
