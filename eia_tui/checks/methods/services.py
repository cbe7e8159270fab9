"""Finds which of a council's services a text is about."""

from collections.abc import Mapping
from functools import lru_cache

from eia_tui.checks.methods.phrases import phrases

_SERVICES: Mapping[str, str] = {
    "libraries": "service_libraries",
    "sport and swimming": "service_leisure",
    "parking": "service_parking",
    "waste and recycling": "service_waste",
    "housing": "service_housing",
    "schools": "service_schools",
    "museums and theatres": "service_culture",
    "care": "service_care",
    "allotments": "service_allotments",
    "burials": "service_burials",
    "planning": "service_planning",
    "taxis and licences": "service_licensing",
    "parks": "service_parks",
    "roads": "service_roads",
}
"""Each service as a message names it, and its list of words."""


@lru_cache(maxsize=2048)
def services(text: str) -> Mapping[str, int]:
    """The services of which a text has words, with the number of words for each."""
    found = {name: len(phrases(words).findall(text)) for name, words in _SERVICES.items()}
    return {name: count for name, count in found.items() if count}
