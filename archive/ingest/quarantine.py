"""Documents that cannot be kept: recorded with their stage and reason, and the run goes on."""

from archive.errors import DocumentError
from archive.models import IngestProblem, IngestRun

PATH_LENGTH = 1000


def quarantine(run: IngestRun, origin_path: str, error: DocumentError, *, sha256: str) -> None:
    """Record the problem; an origin that is in quarantine already keeps one row, brought up to date."""
    IngestProblem.objects.update_or_create(
        origin_path=origin_path[:PATH_LENGTH],
        resolved_at=None,
        defaults={
            "run": run,
            "stage": error.stage,
            "message": error.message,
            "permanent": error.permanent,
            "sha256": sha256,
        },
    )
