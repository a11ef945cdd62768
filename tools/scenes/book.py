"""All scenes by name."""

from collections.abc import Callable

from tools.scenes.brush import calligraphy
from tools.scenes.channel import channel
from tools.scenes.fields import farm_road
from tools.scenes.gardens import drain, park
from tools.scenes.lanes import lane_lamps
from tools.scenes.market import market
from tools.scenes.rooms import activity_room
from tools.scenes.square import solar_lamps
from tools.scenes.waste import waste_station
from tools.scenes.yards import junction, parking

SCENES: dict[str, Callable[[str], str]] = {
    "lane-lamps": lane_lamps,
    "solar-lamps": solar_lamps,
    "market": market,
    "parking": parking,
    "junction": junction,
    "waste-station": waste_station,
    "farm-road": farm_road,
    "channel": channel,
    "park": park,
    "drain": drain,
    "activity-room": activity_room,
    "calligraphy": calligraphy,
}
