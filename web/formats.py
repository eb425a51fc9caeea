"""How dates, times, sizes and numbers look on screen. Jinja filters of the same names."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_locale, gettext

from application.questions.seen import MOST_COUNTED
from domain.dates import PartialDate
from web.services import current_services

NBSP = "\N{NO-BREAK SPACE}"
_UNITS = ("B", "kB", "MB", "GB", "TB")


def format_day(value: PartialDate | date | datetime | str | None) -> str:
    """Return `01.03.2022`, `03.2022` or `2022`, as much as is known; nothing for None. Text is read as ISO 8601."""
    if isinstance(value, str) and "T" not in value:
        return _written_day(value)
    known = _partial(value)
    return "" if known is None else _day(known)


def format_long_day(value: PartialDate | date | datetime | str | None) -> str:
    """Return `1. mars 2022`, `mars 2022` or `2022`: for headings."""
    known = _partial(value)
    if known is None:
        return ""
    if known.month is None:
        return f"{known.year:04d}"
    if known.day is None:
        return babel_date(known.first, "MMMM y", locale=get_locale())
    return babel_date(known.first, "d MMMM y" if _is_english() else "long", locale=get_locale())


def format_weekday(value: PartialDate | date | datetime | str | None) -> str:
    """Return `onsdag 2. mars 2022`; as much of it as is known."""
    known = _partial(value)
    if known is None or known.day is None:
        return format_long_day(known)
    return f"{babel_date(known.first, 'EEEE', locale=get_locale())} {format_long_day(known)}"


def format_moment(value: datetime | str | None) -> str:
    """Return `14.09.2026 kl. 09.12`, in the time zone of the settings; nothing for None."""
    local = _local(value)
    if local is None:
        return ""
    time = f"{local:%H:%M}" if _is_english() else f"{local:%H.%M}"
    return unbroken(gettext("%(day)s at %(time)s", day=f"{local:%d.%m.%Y}", time=time))


def format_iso(value: PartialDate | date | datetime | str | None) -> str:
    """Return what a `datetime` attribute takes: ISO 8601, to the minute and with time zone for a moment."""
    if isinstance(value, datetime) or (isinstance(value, str) and "T" in value):
        local = _local(value)
        return "" if local is None else local.isoformat(timespec="minutes")
    return str(_partial(value) or "")


def format_size(value: int | None) -> str:
    """Return bytes as people say them: `812 B`, `96 kB`, `1,8 MB`; thousands, not 1024. Nothing for None."""
    if value is None:
        return ""
    size, unit = float(value), 0
    while size >= 999.5 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    pattern = "0.#" if unit >= 2 and size < 99.95 else "0"
    return f"{format_decimal(size, pattern, locale=get_locale())}{NBSP}{_UNITS[unit]}"


def format_count(value: int) -> str:
    """Return a whole number with its thousands apart: `1 284`."""
    locale = get_locale()
    return _grouped(value, locale.language if locale else None)


def format_counted(value: int) -> str:
    """Return a number that was counted up to MOST_COUNTED only: beyond that, `mer enn 1 000`."""
    if value > MOST_COUNTED:
        return str(gettext("more than %(count)s", count=format_count(MOST_COUNTED)))
    return format_count(value)


def day_before(value: str | None) -> str | None:
    """Return the last day before an ISO date; a month or a year alone is returned as it is: it may have been in it."""
    known = _partial(value)
    if known is None or known.day is None:
        return value
    return (known.first - timedelta(days=1)).isoformat()


def unbroken(value: str | None) -> str:
    """Return a reference with blanks that no line breaks at: `RR 14/2026` stays together."""
    return (value or "").replace(" ", NBSP)


def quoted(text: str) -> str:
    """Return a text in the quotation marks of the language: `«avtale»`, `“avtale”`."""
    return str(gettext("“%(text)s”", text=text))


def capitalize_first(value: str) -> str:
    """Return the text with its first letter as a capital, and the rest as it is."""
    return value[:1].upper() + value[1:]


def install(app: Flask) -> None:
    """Give templates these filters."""
    app.jinja_env.filters.update(
        day=format_day,
        day_before=day_before,
        long_day=format_long_day,
        weekday=format_weekday,
        moment=format_moment,
        iso=format_iso,
        size=format_size,
        counted=format_counted,
        number=format_count,
        quoted=quoted,
        unbroken=unbroken,
        capitalize_first=capitalize_first,
    )


def _is_english() -> bool:
    return str(get_locale()) == "en"


def _day(known: PartialDate) -> str:
    if known.month is None:
        return f"{known.year:04d}"
    if known.day is None:
        return f"{known.month:02d}.{known.year:04d}"
    return f"{known.day:02d}.{known.month:02d}.{known.year:04d}"


@lru_cache(maxsize=10_000)
def _written_day(value: str) -> str:
    """Return an ISO date as it is shown: a page shows hundreds, and many pages the same."""
    return _day(PartialDate.parse(value)) if value else ""


@lru_cache(maxsize=10_000)
def _grouped(value: int, language: str | None) -> str:
    return format_decimal(value, "#,##0", locale=language)


def _partial(value: PartialDate | date | datetime | str | None) -> PartialDate | None:
    if value is None or value == "":
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime) or (isinstance(value, str) and "T" in value):
        local = _local(value)
        return None if local is None else PartialDate.of(local.date())
    if isinstance(value, date):
        return PartialDate.of(value)
    return PartialDate.parse(value)


def _local(value: datetime | str | None) -> datetime | None:
    if value is None or value == "":
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(current_services().settings.zone)
