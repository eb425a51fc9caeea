"""What is proposed about an old minutes file, as the API answers it: each value with page, line and doubts."""

from marshmallow import Schema, fields

from domain.decisions.facts import DecisionOutcome
from domain.meetings.attendance import AttendanceRole, Presence
from domain.meetings.facts import ItemKind, MeetingForm, MeetingKind
from domain.meetings.treatments import TreatmentState
from domain.votes import VoteMethod
from search.proposals.minutes.found import Doubt
from web.api.asking import one_of


class ProposedLineSchema(Schema):
    """A line of the file."""

    page = fields.Integer(metadata={"description": "From 1; the sheet where it was read from a spreadsheet"})
    line = fields.Integer(metadata={"description": "Its number on the page, from 1; blank lines are not counted"})
    read_from = fields.String(metadata={"description": "The line as it stands there"})


class DoubtfulSchema(Schema):
    """Something that may have to be looked at."""

    doubts = fields.List(
        fields.String(validate=one_of(Doubt)), metadata={"description": "Why a person must look before it is taken"}
    )


class ProposedOtherSchema(ProposedLineSchema, DoubtfulSchema):
    """What else a value may be."""

    value = fields.String()


class ProposedValueSchema(DoubtfulSchema):
    """The likeliest value of a field, and others that the file tells."""

    value = fields.String(allow_none=True, metadata={"description": "A day as ISO has it; null when none was found"})
    page = fields.Integer(allow_none=True)
    line = fields.Integer(allow_none=True)
    read_from = fields.String(allow_none=True, metadata={"description": "The line as it stands there"})
    others = fields.List(fields.Nested(ProposedOtherSchema))


class ProposedTextSchema(DoubtfulSchema):
    """A text over one or more lines."""

    text = fields.String()
    page = fields.Integer()
    line = fields.Integer(metadata={"description": "Where it begins"})
    last_page = fields.Integer()
    last_line = fields.Integer(metadata={"description": "Where it ends"})


class ProposedMeetingSchema(Schema):
    """The meeting itself."""

    body = fields.Nested(ProposedValueSchema, metadata={"description": "As the file names it"})
    body_id = fields.UUID(allow_none=True, metadata={"description": "The body of the archive that is called so"})
    starts_on = fields.Nested(ProposedValueSchema)
    opened_at = fields.Nested(ProposedValueSchema)
    closed_at = fields.Nested(ProposedValueSchema)
    place = fields.Nested(ProposedValueSchema)
    chair = fields.Nested(ProposedValueSchema)
    secretary = fields.Nested(ProposedValueSchema)
    kind = fields.String(validate=one_of(MeetingKind))
    form = fields.String(validate=one_of(MeetingForm))


class ProposedAttendeeSchema(ProposedLineSchema, DoubtfulSchema):
    """Somebody who was there, or was not."""

    name = fields.String()
    person_id = fields.UUID(
        allow_none=True, metadata={"description": "The only one in the archive who is called so; null otherwise"}
    )
    role = fields.String(validate=one_of(AttendanceRole))
    presence = fields.String(validate=one_of(Presence))
    votes = fields.Boolean(metadata={"description": "Whether the person could vote"})
    party = fields.String(allow_none=True, metadata={"description": "For whom, as it is written"})
    organisation_id = fields.UUID(allow_none=True)
    office = fields.String(allow_none=True, metadata={"description": "What else the file says of the person"})
    deputy_for = fields.String(allow_none=True, metadata={"description": "The name of who is met for"})
    from_item = fields.String(allow_none=True, metadata={"description": "The number of an item, as it is written"})
    until_item = fields.String(allow_none=True, metadata={"description": "The number of an item, as it is written"})
    excuse = fields.String(allow_none=True)
    in_sheet = fields.Boolean(
        metadata={
            "description": "Whether page and line are those of the spreadsheet, where the name of a sheet is line 1"
        }
    )


class ProposedMotionSchema(ProposedTextSchema):
    """A proposal that was made in the meeting, or a statement for the minutes."""

    by = fields.String(allow_none=True, metadata={"description": "Whose it is, as it is written"})
    party = fields.String(allow_none=True)


class ProposedVoteSchema(ProposedLineSchema, DoubtfulSchema):
    """A vote as it is told."""

    method = fields.String(validate=one_of(VoteMethod))
    options = fields.List(fields.String())
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())
    named = fields.List(fields.String(), metadata={"description": "Those who voted for `side`"})
    side = fields.String()
    casting_vote = fields.String(allow_none=True)
    adopted = fields.String(allow_none=True)


class ProposedTaskSchema(ProposedLineSchema):
    """What is to be done after the meeting."""

    task = fields.String()
    responsible_name = fields.String(allow_none=True)
    due = fields.String(allow_none=True)


class ProposedDisqualifiedSchema(ProposedLineSchema):
    """Somebody who took no part in an item."""

    name = fields.String()
    rule = fields.String(allow_none=True, metadata={"description": "The paragraph, where one is named"})
    left = fields.Boolean(metadata={"description": "Whether the person left the room"})


class ProposedItemSchema(DoubtfulSchema):
    """One item, and what was decided."""

    place = fields.Integer(metadata={"description": "From 1, in the order of the file"})
    written = fields.Nested(ProposedValueSchema, metadata={"description": "The number as it stands in the file"})
    number = fields.String(
        allow_none=True, metadata={"description": "As the archive writes it (`23/2025`); null for one within a meeting"}
    )
    title = fields.Nested(ProposedValueSchema)
    kind = fields.String(validate=one_of(ItemKind))
    state = fields.String(validate=one_of(TreatmentState))
    case_reference = fields.String(allow_none=True, metadata={"description": "As the file names it"})
    case_id = fields.UUID(allow_none=True, metadata={"description": "The case of the archive that is meant"})
    decision_id = fields.UUID(allow_none=True, metadata={"description": "The decision with the number that is there"})
    case_paper = fields.Nested(ProposedTextSchema, allow_none=True)
    recommendation = fields.Nested(ProposedTextSchema, allow_none=True)
    discussion = fields.Nested(ProposedTextSchema, allow_none=True)
    decision = fields.Nested(ProposedTextSchema, allow_none=True)
    outcome = fields.String(allow_none=True, validate=one_of(DecisionOutcome))
    proposals = fields.List(fields.Nested(ProposedMotionSchema))
    votes = fields.List(fields.Nested(ProposedVoteSchema))
    statements = fields.List(fields.Nested(ProposedMotionSchema))
    tasks = fields.List(fields.Nested(ProposedTaskSchema))
    closed = fields.Nested(
        ProposedOtherSchema, allow_none=True, metadata={"description": "The basis for closed doors; empty if not told"}
    )
    disqualified = fields.List(fields.Nested(ProposedDisqualifiedSchema))


class ProposedMinutesSchema(Schema):
    """What was read from a minutes file. Nothing of it is recorded."""

    file_id = fields.UUID()
    name = fields.String()
    language = fields.String(allow_none=True)
    is_minutes = fields.Boolean(metadata={"description": "Whether it looks like minutes at all"})
    meeting = fields.Nested(ProposedMeetingSchema)
    attendance = fields.List(fields.Nested(ProposedAttendeeSchema))
    items = fields.List(fields.Nested(ProposedItemSchema))
    not_understood = fields.List(
        fields.Nested(ProposedTextSchema), metadata={"description": "Stretches of the file that no rule took"}
    )
    rows_not_understood = fields.List(
        fields.Nested(ProposedTextSchema), metadata={"description": "Rows of the spreadsheet that name nobody"}
    )
    registered_ids = fields.List(
        fields.UUID(), metadata={"description": "Meetings that the very file is filed with already"}
    )
    same_day_ids = fields.List(fields.UUID(), metadata={"description": "Meetings of the body that day"})
