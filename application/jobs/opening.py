"""From settings to the jobs of an archive."""

from application.engine_settings import WorkerPlace
from application.jobs.protocol import Jobs, NoJobs
from application.settings import Settings


def open_jobs(settings: Settings) -> Jobs:
    """Return the jobs of the archive; nothing is connected to yet."""
    if settings.worker is WorkerPlace.ALONE:
        return NoJobs()
    from application.jobs.postgresql import QueuedJobs

    return QueuedJobs(settings.database.get_secret_value())
