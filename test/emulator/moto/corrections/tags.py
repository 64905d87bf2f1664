"""Tags for services in which moto has none."""

from typing import Any

from moto.utilities.tagging_service import TaggingService


def tags_of(backend: Any) -> TaggingService:
    """The tags kept with a backend; they go when the backend is reset."""
    if "corrected_tags" not in vars(backend):
        backend.corrected_tags = TaggingService()
    return backend.corrected_tags
