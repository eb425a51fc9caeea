"""Actions: what can be done with a record, how it is said, and how it is carried out from a form or from JSON."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from marshmallow import Schema

from application.archive import Archive
from application.office.roles import Role
from domain.base import ArchiveAggregate

WRITERS = (Role.OFFICER, Role.ADMINISTRATOR)
"""The roles that may record facts."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something that can be done with a record.

    `name` is the last part of its address in the API, `path` in the pages. `command` is a dataclass that `perform`
    carries out; its field `identity` names the record. `fits` says of what a page shows whether it can be done now. A
    correction (`corrects`) gets what was altered as `changes`, beside its `keys`; `begins` returns, from the aggregate,
    what a form begins with. `fixed` are values that no form asks for; `places` leads codes of errors and fields to
    fields of the schema. With `whole` all fields are given, None for those that nothing is written in.

    `proposes` has, for some fields, what proposes their value from what else is written, nothing if it cannot tell.
    `beside` is a template that explains something above the form, with what `told` returns, and `template` that of the
    page; `warns` says what to think of once it is done. With `takes_files` a form has files too: `files` of the values.
    `shaped` returns, from the values of the schema and the id of the record, those of the command.
    """

    name: str
    path: str
    title: Any
    button: Any
    done: Any
    schema: type[Schema]
    command: type[Any]
    perform: Callable[[Archive, Any], int | None]
    identity: str
    kind: type[ArchiveAggregate]
    intro: Any = None
    corrects: bool = False
    keys: tuple[str, ...] = ()
    creates: bool = False
    whole: bool = False
    begins: Callable[[Any], Mapping[str, Any]] = lambda _: {}
    fits: Callable[[Any], bool] = lambda _: True
    fixed: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    proposes: Mapping[str, Callable[[Mapping[str, Any]], Any]] = field(default_factory=dict)
    beside: str | None = None
    template: str = "forms/action.html"
    told: Callable[[], Any] = lambda: ()
    warns: Callable[[UUID], list[str]] = lambda _: []
    shaped: Callable[[dict[str, Any], UUID], dict[str, Any]] = lambda values, _: values
    roles: tuple[Role, ...] = WRITERS
    takes_files: bool = False

    def carry_out(
        self, archive: Archive, identity: UUID, values: Mapping[str, Any], *, by: str, version: int | None = None
    ) -> int | None:
        """Carry it out with loaded values; whatever error its command raises is left to rise."""
        values = self.shaped(dict(values), identity)
        given: dict[str, Any] = {name: value for name, value in values.items() if self._takes(name, value)}
        given = dict.fromkeys(self._must_be_told()) | given
        if self.whole:
            given = dict.fromkeys(self.schema._declared_fields) | dict(values)
        if self.corrects:
            apart = {"reason", *self.keys}
            given = {name: values.get(name) for name in apart}
            given["changes"] = {name: value for name, value in values.items() if name not in apart}
        if version is not None:
            given["expected_version"] = version
        return self.perform(archive, self.command(**{self.identity: identity}, by=by, **self.fixed, **given))

    def _must_be_told(self) -> list[str]:
        """Return the fields of the command that have no default, and for which a form may be left empty."""
        asked = self.schema._declared_fields
        untold = [one.name for one in dataclasses.fields(self.command) if one.default is dataclasses.MISSING]
        return [name for name in untold if name in asked and not asked[name].required]

    def _takes(self, name: str, value: Any) -> bool:
        defaults = {one.name: one.default for one in dataclasses.fields(self.command)}
        return name in defaults and (value is not None or defaults[name] is None)
