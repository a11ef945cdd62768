"""Houses of the town: concrete boxes with a tank on top, tiled houses with round gables."""

from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

from tools.scenes import palette as p
from tools.scenes.layer import Layer, extrude
from tools.scenes.walls import Wall


@dataclass(frozen=True)
class House:
    """A house beside the road: its ground plan, height, colour and age."""

    x: tuple[float, float]
    z: tuple[float, float]
    high: float
    wall: str = p.WALL_CREAM
    roof: str = "flat"
    seed: str = "a"
    lit: float = 0.0
    worn: float = 1.0
    shop: str = ""


def draw_house(layer: Layer, house: House) -> None:
    """Draw the two sides we see and the roof."""
    layer.box(house.x, (0, house.high), house.z, house.wall)
    long = house.z[1] - house.z[0]
    wide = house.x[1] - house.x[0]
    if house.x[0] > 0:
        side = Wall((house.x[0], 0, house.z[0]), (0, 1), (-1, 0), 0.9)
        dress(layer, side, long, house, "side")
    elif house.x[1] < 0:
        side = Wall((house.x[1], 0, house.z[0]), (0, 1), (1, 0), 0.8)
        dress(layer, side, long, house, "side")
    front = Wall((house.x[0], 0, house.z[0]), (1, 0), (0, -1), 1.06)
    dress(layer, front, wide, house, "front")
    if house.roof == "flat":
        flat_roof(layer, house)
    else:
        tiled_roof(layer, house)


def dress(layer: Layer, wall: Wall, long: float, house: House, which: str) -> None:
    """Put windows, doors and age onto one side of a house."""
    rng = Random(house.seed + which)
    wall.weather(layer, long, house.high, house.seed + which, house.worn)
    floors = max(1, int(house.high / 3))
    bays = max(1, int(long / 2.6))
    step = long / bays
    for floor in range(floors):
        base = floor * 3.0
        if floor:
            wall.piece(layer, (0, long), (base - 0.05, base + 0.08), p.CONCRETE, 0.92)
        for bay in range(bays):
            middle = (bay + 0.5) * step
            choice = rng.random()
            lit = rng.random() < house.lit
            if floor == 0 and house.shop and which == "side":
                wall.shutter(layer, (middle - step * 0.42, middle + step * 0.42), 2.6)
                wall.canopy(
                    layer, (middle - step * 0.46, middle + step * 0.46), 3.0, 0.9, house.shop
                )
            elif floor == 0 and bay == bays // 2 and which == "side":
                wall.door(layer, (middle - 0.55, middle + 0.55))
                wall.canopy(layer, (middle - 0.95, middle + 0.95), 2.85, 0.7, p.TILE_RED)
            else:
                half = min(0.62, step * 0.3)
                wall.window(layer, (middle - half, middle + half), (base + 1.1, base + 2.3), lit)
                if choice < 0.3 and floor:
                    wall.cooler(layer, middle - 0.45, base + 0.34)
    wall.pipe(layer, long - 0.35, house.high)


def flat_roof(layer: Layer, house: House) -> None:
    """Close a concrete house with a parapet and a water tank."""
    lip = 0.02
    x = (house.x[0] - lip, house.x[1] + lip)
    z = (house.z[0] - lip, house.z[1] + lip)
    rng = Random(house.seed + "roof")
    tank = house.x[0] + (house.x[1] - house.x[0]) * rng.uniform(0.35, 0.6)
    middle = house.z[0] + (house.z[1] - house.z[0]) * 0.4
    high = house.high
    layer.box((tank - 1.3, tank + 1.3), (high, high + 2.1), (middle, middle + 2), house.wall)
    layer.box((tank - 0.5, tank + 0.5), (high + 2.1, high + 3.3), (middle, middle + 1), "#aeb7b9")
    layer.box(x, (high, high + 0.7), z, p.mix(house.wall, "#ffffff", 0.16))
    layer.box((x[0] - 0.03, x[1] + 0.03), (high + 0.6, high + 0.76), z, p.CONCRETE)


def tiled_roof(layer: Layer, house: House) -> None:
    """Close an old house with grey tiles between two gables."""
    (x0, x1), (z0, z1), high = house.x, house.z, house.high
    rise, middle, eave = (z1 - z0) * 0.27, (z0 + z1) / 2, 0.35
    profile = [(high + rise, middle), (high - 0.1, z0 - eave), (high - 0.1, z1 + eave)]
    roof = [
        [(x, y, z) for z, y, x in face]
        for face in extrude([(z, y) for y, z in profile], (x0 - 0.1, x1 + 0.1))
    ]
    # The underside stays out: the house below hides it.
    layer.solid(roof[:2] + [roof[2], roof[4]], p.TILE)
    count = int((x1 - x0) / 0.32)
    for i in range(count + 1):
        x = x0 + i * (x1 - x0) / count
        line = [(x, high - 0.08, z0 - eave), (x, high + rise, middle)]
        layer.line(line, "#564c46", 0.07)
        layer.line([(x + 0.08, y, z) for x, y, z in line], "#83766c", 0.05)
    layer.box(
        (x0, x1), (high + rise - 0.05, high + rise + 0.22), (middle - 0.1, middle + 0.1), "#5b514b"
    )
    side = x0 if x0 > 0 else x1
    if x0 > 0 or x1 < 0:
        gable(layer, side, house, rise)


def gable(layer: Layer, x: float, house: House, rise: float) -> None:
    """Raise the round gable of the delta, like the ears of a wok, over the lane."""
    (z0, z1), high = house.z, house.high
    middle, half = (z0 + z1) / 2, (z1 - z0) / 2
    arc = [
        (
            x,
            high + max(0.0, sin(pi * i / 24)) ** 0.75 * (rise + 0.75),
            middle - half * cos(pi * i / 24),
        )
        for i in range(25)
    ]
    outside = -0.05 if x > 0 else 0.05
    back = [(x + (0.4 if x > 0 else -0.4), y, z) for x, y, z in arc]
    for i in range(24):
        layer.face([arc[i], arc[i + 1], back[i + 1], back[i]], "#544a44", 1.0)
    layer.face(arc, house.wall, 0.88 if x > 0 else 0.8)
    rim = [(x + outside, y, z) for x, y, z in arc]
    layer.line(rim[:13], "#4d443f", 0.2)
    layer.line(rim[12:], "#4d443f", 0.2)
    layer.line([(px, y - 0.24, z) for px, y, z in rim[2:23]], "#d8d0c0", 0.06, 0.7)


def low_wall(
    layer: Layer, x: tuple[float, float], z: tuple[float, float], high: float, colour: str
) -> None:
    """Build a garden wall with a tiled top."""
    layer.box(x, (0, high), z, colour)
    layer.box((x[0] - 0.08, x[1] + 0.08), (high, high + 0.14), (z[0] - 0.08, z[1] + 0.08), p.TILE)
