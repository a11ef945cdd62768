"""Colours and the light they are seen in."""

from dataclasses import dataclass
from math import exp

Rgb = tuple[float, float, float]

WALL_CREAM = "#e9dcc3"
WALL_WHITE = "#e8e4da"
WALL_GREY = "#b9b6ae"
WALL_BRICK = "#a8705a"
WALL_OCHRE = "#d9b98a"
WALL_GREEN = "#b8c2ae"
TILE = "#6f6259"
TILE_RED = "#9a5b48"
CONCRETE = "#c3bfb5"
PAVING = "#bdb6a8"
ASPHALT = "#7d7d7c"
EARTH = "#a2855f"
MUD = "#84694a"
GRASS = "#8a9c5c"
LEAF = "#5f8052"
LEAF_DARK = "#42634a"
LEAF_YOUNG = "#8aa75b"
TRUNK = "#6b5646"
WATER = "#8fb0ac"
WOOD = "#9b7350"
IRON = "#5b5f63"
GLASS = "#5d7079"
WHITE = "#f4f1e8"
RED = "#b0483c"
BLUE = "#4f7594"
ORANGE = "#e0843a"
YELLOW = "#e8c153"
LAMP = "#ffd58a"


def rgb(colour: str) -> Rgb:
    """Split #rrggbb into parts from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def text(parts: Rgb) -> str:
    """Write parts from 0 to 255 as #rrggbb."""
    return "#" + "".join(f"{max(0, min(255, round(part))):02x}" for part in parts)


def mix(first: str, second: str, share: float) -> str:
    """Go from the first colour to the second by a share from 0 to 1."""
    one, two = rgb(first), rgb(second)
    return text(tuple(a + (b - a) * share for a, b in zip(one, two, strict=True)))


@dataclass(frozen=True)
class Mood:
    """The light of an hour: what it does to a colour, near and far."""

    ambient: Rgb
    fog: str
    fog_from: float = 12
    fog_depth: float = 60
    sky: tuple[str, ...] = ("#c9dbe2", "#f3ead8")
    contrast: float = 1.0
    ground_shadow: float = 0.2

    def tone(self, colour: str, z: float = 0, shade: float = 1.0) -> str:
        """Say how a colour looks at a distance, turned from or to the light."""
        turned = 1 + (shade - 1) * self.contrast
        lit = tuple(
            part * force * turned for part, force in zip(rgb(colour), self.ambient, strict=True)
        )
        far = 1 - exp(-max(0.0, z - self.fog_from) / self.fog_depth)
        return mix(text(lit), self.fog, far)


DAY = Mood((1.02, 1.0, 0.96), "#e6e6dc", 14, 70, ("#a9c9d6", "#d5e2df", "#f6ecd6"))
DULL = Mood((0.84, 0.85, 0.85), "#cfd0cb", 12, 60, ("#b3babd", "#c9cbc7", "#dcd8cc"), 0.7, 0.12)
WORK = Mood((0.96, 0.95, 0.92), "#dcdcd3", 14, 70, ("#b5cad2", "#d3dbd6", "#ede5d3"), 0.9, 0.17)
DUSK_DARK = Mood(
    (0.34, 0.38, 0.5), "#5d6580", 10, 60, ("#27375a", "#4d587c", "#a07f83", "#c99a7e"), 0.8, 0.15
)
DUSK = Mood(
    (0.42, 0.44, 0.58), "#6d6c88", 10, 60, ("#263a63", "#53608a", "#b58785", "#eab283"), 0.8, 0.15
)
NIGHT_DARK = Mood((0.25, 0.3, 0.41), "#303c58", 8, 45, ("#18223b", "#273453", "#3f4d6b"), 0.8, 0.1)
NIGHT = Mood(
    (0.29, 0.34, 0.49), "#3b4463", 8, 50, ("#14213f", "#2a3a62", "#5c5b7d", "#b98574"), 0.8, 0.1
)
LAMPLIT = Mood((1.08, 0.86, 0.6), "#f0b878", 14, 80, ("#ffd9a0", "#ffd9a0"), 0.8, 0.2)
GOLD = Mood((1.06, 0.98, 0.86), "#f1dfc0", 14, 70, ("#a8c4d0", "#dcdccb", "#f9e2b8"))
INSIDE_DULL = Mood((0.84, 0.83, 0.81), "#8f8c86", 99, 60, ("#b9bcbb", "#cfcdc4"), 0.8, 0.15)
INSIDE = Mood((1.0, 0.98, 0.94), "#e8e2d4", 99, 60, ("#bcd6df", "#f2ecd9"), 0.8, 0.15)
