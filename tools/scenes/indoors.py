"""What every room has: walls, windows, lamps, tables and chairs."""

from math import cos, pi, sin
from random import Random

from tools.scenes import palette as p
from tools.scenes.layer import Layer
from tools.scenes.walls import Wall

MOODS = {"before": p.INSIDE_DULL, "during": p.INSIDE, "after": p.INSIDE}


LEFT, RIGHT, BACK, HIGH = -4.2, 4.2, 10.5, 3.4


def shell(layer: Layer, wall: str, floor: str, skirting: str, worn: float) -> None:
    """Draw the floor, three walls and the ceiling."""
    layer.ground((LEFT, RIGHT), (0.8, BACK), floor)
    for i in range(15):
        z = 1.0 + i * 0.7
        layer.ground((LEFT, RIGHT), (z, z + 0.02), p.mix(floor, "#6a6258", 0.3))
    for i in range(13):
        layer.ground(
            (LEFT + i * 0.7, LEFT + i * 0.7 + 0.02), (1, BACK), p.mix(floor, "#6a6258", 0.3)
        )
    layer.face(
        [(LEFT, HIGH, 0.8), (RIGHT, HIGH, 0.8), (RIGHT, HIGH, BACK), (LEFT, HIGH, BACK)],
        p.WHITE,
        0.86,
    )
    for x, shade in ((LEFT, 0.8), (RIGHT, 0.97)):
        side = Wall((x, 0, 0.8), (0, 1), (1 if x < 0 else -1, 0), shade)
        side.piece(layer, (0, BACK - 0.8), (0, HIGH), wall)
        side.piece(layer, (0, BACK - 0.8), (0, 1.0), skirting)
        side.weather(layer, BACK - 0.8, HIGH, f"side{x}", worn)
    back = Wall((LEFT, 0, BACK), (1, 0), (0, -1), 0.92)
    back.piece(layer, (0, RIGHT - LEFT), (0, HIGH), wall)
    back.piece(layer, (0, RIGHT - LEFT), (0, 1.0), skirting)
    back.weather(layer, RIGHT - LEFT, HIGH, "back", worn * 1.5)


def windows(layer: Layer, clear: bool) -> None:
    """Open three windows in the left wall; a clear day falls onto the floor."""
    side = Wall((LEFT, 0, 0.8), (0, 1), (1, 0), 0.9)
    for u in (1.6, 4.4, 7.2):
        side.piece(layer, (u - 0.12, u + 1.92), (0.98, 2.72), p.WHITE, 1.0)
        layer.glow(side.corners((u, u + 1.8), (1.1, 2.6)), "#d5e6ea" if clear else "#a9b0ae")
        if clear:
            layer.glow(side.corners((u, u + 1.8), (1.1, 1.6)), "#a9c29a", 0.85)
        side.piece(layer, (u + 0.86, u + 0.94), (1.1, 2.6), p.WHITE, 0.95)
        side.piece(layer, (u, u + 1.8), (2.1, 2.16), p.WHITE, 0.95)
        if clear:
            z = u + 0.8
            layer.glow(
                [(-3.0, 0, z - 0.5), (-0.9, 0, z - 1.1), (-0.9, 0, z + 0.4), (-3.0, 0, z + 1.0)],
                "#fff4d2",
                0.4,
            )


def tubes(layer: Layer, lit: bool) -> None:
    """Hang lamps and a fan under the ceiling."""
    for x in (-1.6, 1.6):
        for z in (4.5, 8):
            layer.box((x - 0.7, x + 0.7), (HIGH - 0.14, HIGH - 0.06), (z, z + 0.16), p.WHITE)
            if lit:
                layer.glow(
                    [
                        (x - 0.68, HIGH - 0.16, z),
                        (x + 0.68, HIGH - 0.16, z),
                        (x + 0.68, HIGH - 0.08, z),
                        (x - 0.68, HIGH - 0.08, z),
                    ],
                    "#fffbe9",
                )
    layer.line([(0, HIGH, 6), (0, HIGH - 0.45, 6)], "#8b8f92", 0.05)
    for i in range(3):
        angle = 2 * pi * i / 3 + 0.4
        layer.line(
            [(0, HIGH - 0.47, 6), (cos(angle) * 0.8, HIGH - 0.47, 6 + sin(angle) * 0.8)],
            "#a9adae",
            0.12,
        )


def table(layer: Layer, x: float, z: float, wide: float = 2.0, colour: str = "#c39a68") -> None:
    """Set a table of wood."""
    layer.shadow(x, z + 0.4, (wide * 0.62, 0.5))
    for px in (x - wide / 2 + 0.08, x + wide / 2 - 0.08):
        for pz in (z + 0.85, z + 0.08):
            layer.line([(px, 0, pz), (px, 0.72, pz)], "#7d654a", 0.07)
    layer.box((x - wide / 2, x + wide / 2), (0.7, 0.78), (z, z + 0.95), colour)


def chair(layer: Layer, x: float, z: float, colour: str = "#8f6f50", y: float = 0.0) -> None:
    """Set a chair with its back to us."""
    for px in (x - 0.2, x + 0.2):
        layer.line([(px, y, z + 0.4), (px, y + 0.45, z + 0.4)], colour, 0.045)
        layer.line([(px, y, z), (px, y + 0.95, z)], colour, 0.05)
    layer.box((x - 0.23, x + 0.23), (y + 0.43, y + 0.48), (z, z + 0.42), colour)
    layer.box((x - 0.22, x + 0.22), (y + 0.68, y + 0.9), (z, z + 0.03), colour)


def piled(layer: Layer, x: float, z: float, count: int) -> None:
    """Pile chairs up."""
    layer.shadow(x, z + 0.2, (0.4, 0.3))
    for i in range(count):
        chair(layer, x + 0.03 * (i % 2), z, ("#8a7560", "#75634f")[i % 2], i * 0.3)


def scraps(layer: Layer) -> None:
    """Leave scraps of paper and dust on the floor."""
    rng = Random("dust")
    for _ in range(34):
        x, z, size = rng.uniform(-3.8, 3.8), rng.uniform(3, 10), rng.uniform(0.06, 0.2)
        layer.face(
            [
                (x, 0, z),
                (x + size, 0, z + 0.04),
                (x + size * 0.8, 0, z + size),
                (x - 0.05, 0, z + size * 0.7),
            ],
            rng.choice(("#cfc9bb", "#78726a", "#a59c8a")),
            1,
            0.8,
        )
