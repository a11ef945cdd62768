"""All scenes by name."""

from collections.abc import Callable

from tools.scenes.lanes import lane_lamps

SCENES: dict[str, Callable[[str], str]] = {
    "lane-lamps": lane_lamps,
}
