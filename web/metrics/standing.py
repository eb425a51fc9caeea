"""Figures that all processes of an installation share, asked of its stores when they are wanted."""

from collections.abc import Iterator

import structlog
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from application.errors import ApplicationError
from search.standing import WORKER
from search.texts.times import LIMITS_S
from web.readiness import Answer
from web.services import Services

log = structlog.get_logger(__name__)


class StandingCollector(Collector):
    """Asks the stores of `services`; what does not answer is left out, and its engine is told to be away."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        """Yield what could be asked."""
        yield self._engines()
        for part in (self._lists, self._index, self._files, self._jobs, self._reading):
            try:
                yield from part()
            except (ApplicationError, SQLAlchemyError, OSError) as error:
                log.warning("figures_missing", part=part.__name__, error=str(error))

    def _engines(self) -> Metric:
        up = GaugeMetricFamily("regionarkiv_engine_up", "1 where the engine answers, 0 where not.", labels=["engine"])
        for name, answer in self._services.readiness.now().engines.items():
            up.add_metric([name], 1.0 if answer is Answer.OK else 0.0)
        return up

    def _lists(self) -> Iterator[Metric]:
        last = self._services.stores.recorder.max_notification_id() or 0
        yield CounterMetricFamily("regionarkiv_events_position", "The position of the last event.", value=last)
        behind = GaugeMetricFamily("regionarkiv_register_behind_events", "Events a list lacks.", labels=["register"])
        failed = GaugeMetricFamily("regionarkiv_register_stopped", "1 where an error stopped it.", labels=["register"])
        for one in self._services.follower.states():
            behind.add_metric([one.name], one.behind)
            failed.add_metric([one.name], 1.0 if one.state == "failed" else 0.0)
        yield behind
        yield failed

    def _index(self) -> Iterator[Metric]:
        mark = self._services.engine.reached()
        lacking = self._services.stores.recorder.count(mark.events if mark else 0)
        last_text = self._services.texts.last_number()
        behind = GaugeMetricFamily("regionarkiv_index_behind", "What the index lacks.", labels=["of"])
        behind.add_metric(["events"], lacking)
        behind.add_metric(["texts"], max(last_text - (mark.texts if mark and mark.texts <= last_text else 0), 0))
        yield behind

    def _files(self) -> Iterator[Metric]:
        counts = self._services.recent_counts.now()
        queue = GaugeMetricFamily("regionarkiv_queue_files", "Files in a queue.", labels=["queue", "state"])
        for labels, value in (
            (["text", "waiting"], counts.waiting),
            (["text", "reading"], counts.reading),
            (["ocr", "waiting"], counts.ocr_waiting),
            (["ocr", "reading"], counts.ocr_reading),
        ):
            queue.add_metric(labels, value)
        yield queue
        outcomes = GaugeMetricFamily("regionarkiv_files", "Files, by how reading them ended.", labels=["outcome"])
        for outcome, count in counts.outcomes.items():
            outcomes.add_metric([str(outcome)], count)
        yield outcomes
        alive = self._services.stores.locks.is_held(WORKER)
        yield GaugeMetricFamily("regionarkiv_worker_alive", "1 while a worker is at work.", value=alive)

    def _jobs(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily(
            "regionarkiv_jobs", "Jobs that many workers share, where they do.", labels=["queue", "state"]
        )
        for (queue, state), count in self._services.opened.jobs.counts().items():
            jobs.add_metric([str(queue), str(state)], count)
        yield jobs

    def _reading(self) -> Iterator[Metric]:
        seconds = HistogramMetricFamily(
            "regionarkiv_reading_seconds", "How long reading files took, in seconds.", labels=["queue", "outcome"]
        )
        for times in self._services.texts.times().read():
            buckets, total = [], 0
            for limit, files in zip((*map(str, LIMITS_S), "+Inf"), times.files, strict=True):
                total += files
                buckets.append((limit, float(total)))
            seconds.add_metric(["ocr" if times.is_ocr else "text", str(times.outcome)], buckets, times.seconds)
        yield seconds
