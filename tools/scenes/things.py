"""Small things of the street: lamps, ladders, benches, cones, bins, wires."""

from math import cos, pi
from random import Random

from tools.scenes import palette as p
from tools.scenes.camera import Point
from tools.scenes.layer import Layer


def wall_lamp(layer: Layer, place: Point, inward: float, new: bool, lit: bool) -> None:
    """Hang a lamp on an arm over the lane; inward points from the wall to the middle."""
    x, y, z = place
    foot = x - inward * 1.1
    colour = "#4a5560" if new else "#7c6a58"
    layer.line([(foot, 0, z), (foot, y + 0.35, z)], colour, 0.11)
    sag = 0.0 if new else 0.12
    layer.line(
        [(foot, y + 0.3, z), (x - inward * 0.3, y + 0.25 - sag, z), (x, y + 0.1 - sag, z)],
        colour,
        0.07,
    )
    with layer.sprite(x, y - sag, z) as sprite:
        if new:
            sprite.shape("M-.3 .05Q-.24 .26 0 .27Q.24 .26 .3 .05Z", "#3e4852")
        else:
            sprite.shape("M-.26 .04L-.1 .24L.1 .2L.24 0Z", "#6f5f50")
            sprite.disc((0.02, -0.02), (0.1, 0.09), "#8d8b82")
    if lit:
        with layer.sprite(x, y, z) as sprite:
            sprite.layer.raw('<ellipse cx="0" cy=".04" rx=".24" ry=".07" fill="#fff3d0"/>')


def pole_lamp(
    layer: Layer, x: float, z: float, lit: bool, high: float = 4.6, lean: float = 1.0
) -> None:
    """Stand a solar lamp: a panel on top, a head on a short arm."""
    layer.shadow(x, z, (0.4, 0.2))
    layer.line([(x, 0, z), (x, high, z)], "#59646c", 0.12)
    layer.box((x - 0.18, x + 0.18), (0, 0.35), (z - 0.18, z + 0.18), "#9b9a94")
    layer.line([(x, high - 0.45, z), (x + lean * 0.9, high - 0.25, z)], "#59646c", 0.08)
    with layer.sprite(x, high, z, lean < 0) as sprite:
        sprite.area([(-0.75, 0.0), (0.55, 0.42), (0.6, 0.52), (-0.72, 0.1)], "#2f4459")
        sprite.area([(-0.72, 0.06), (0.58, 0.47), (0.6, 0.52), (-0.72, 0.1)], "#7f9db2")
        sprite.area([(0.62, -0.3), (1.22, -0.24), (1.2, -0.16), (0.64, -0.18)], "#49545d")
        if lit:
            layer.raw('<polygon points=".66,-.3 1.2,-.25 1.18,-.29 .68,-.34" fill="#fff3d0"/>')


def ladder(layer: Layer, x: float, z: float, high: float, lean: float) -> None:
    """Lean a ladder against a pole or a wall."""
    with layer.sprite(x, 0, z) as sprite:
        for side in (-0.2, 0.2):
            sprite.stroke(
                [(side, 0), (side + lean, high)], "#c9b27a", 0.07, 0.9 if side < 0 else 1.05
            )
        for i in range(1, int(high / 0.33)):
            share = i * 0.33 / high
            sprite.stroke(
                [(-0.2 + lean * share, high * share), (0.2 + lean * share, high * share)],
                "#c9b27a",
                0.05,
                0.85,
            )


def cone(layer: Layer, x: float, z: float) -> None:
    """Set a traffic cone."""
    layer.shadow(x, z, (0.28, 0.16))
    with layer.sprite(x, 0, z) as sprite:
        sprite.area([(-0.25, 0), (0.25, 0), (0.25, 0.06), (-0.25, 0.06)], "#3c3c3e")
        sprite.area([(-0.17, 0.06), (0.17, 0.06), (0.035, 0.72), (-0.035, 0.72)], "#dd6a35")
        sprite.area([(-0.125, 0.28), (0.125, 0.28), (0.09, 0.44), (-0.09, 0.44)], p.WHITE)


def tape(layer: Layer, ends: tuple[Point, Point]) -> None:
    """Stretch a barrier tape between two posts."""
    (ax, ay, az), (bx, by, bz) = ends
    for i in range(12):
        one, two = i / 12, (i + 1) / 12
        first = (ax + (bx - ax) * one, ay + (by - ay) * one, az + (bz - az) * one)
        second = (ax + (bx - ax) * two, ay + (by - ay) * two, az + (bz - az) * two)
        layer.face(
            [
                first,
                second,
                (second[0], second[1] + 0.09, second[2]),
                (first[0], first[1] + 0.09, first[2]),
            ],
            p.RED if i % 2 else p.WHITE,
        )


def bench(layer: Layer, x: float, z: float, wide: float = 1.8, broken: bool = False) -> None:
    """Set a bench with a back, or what is left of it."""
    layer.shadow(x, z, (wide * 0.6, 0.35))
    wood = "#b5a188" if broken else "#b07f50"
    if broken:
        layer.box((x - wide / 2, x - wide / 2 + 0.14), (0, 0.42), (z, z + 0.5), "#8f8c86")
        layer.box((x + wide / 2 - 0.14, x + wide / 2), (0, 0.42), (z, z + 0.5), "#8f8c86")
        layer.face(
            [
                (x - wide / 2, 0.44, z),
                (x + wide * 0.1, 0.02, z),
                (x + wide * 0.14, 0.02, z + 0.2),
                (x - wide / 2, 0.46, z + 0.2),
            ],
            wood,
        )
        layer.face(
            [
                (x - wide / 2, 0.8, z + 0.5),
                (x + wide * 0.2, 0.74, z + 0.5),
                (x + wide * 0.2, 0.86, z + 0.5),
                (x - wide / 2, 0.92, z + 0.5),
            ],
            wood,
            0.9,
        )
        layer.line(
            [(x - wide / 2 + 0.07, 0, z + 0.5), (x - wide / 2 + 0.07, 0.9, z + 0.5)],
            "#6e6b66",
            0.07,
        )
        return
    for side in (-wide / 2 + 0.15, wide / 2 - 0.15):
        layer.line([(x + side, 0, z + 0.5), (x + side, 0.92, z + 0.55)], "#4a4f52", 0.07)
        layer.line([(x + side, 0, z + 0.05), (x + side, 0.42, z + 0.05)], "#4a4f52", 0.07)
    for low in (0.58, 0.76):
        layer.box((x - wide / 2, x + wide / 2), (low, low + 0.13), (z + 0.5, z + 0.55), wood)
    for i in range(3):
        layer.box(
            (x - wide / 2, x + wide / 2), (0.42, 0.47), (z + i * 0.17, z + i * 0.17 + 0.13), wood
        )


def bin_box(layer: Layer, x: float, z: float, colour: str, high: float = 1.0) -> None:
    """Stand a wheeled bin with a lid."""
    layer.shadow(x, z + 0.2, (0.42, 0.25))
    layer.box((x - 0.29, x + 0.29), (0.06, high), (z, z + 0.6), colour)
    layer.box(
        (x - 0.33, x + 0.33),
        (high, high + 0.09),
        (z - 0.04, z + 0.64),
        p.mix(colour, "#ffffff", 0.14),
    )
    layer.face(
        [
            (x - 0.14, high * 0.45, z),
            (x + 0.14, high * 0.45, z),
            (x + 0.14, high * 0.72, z),
            (x - 0.14, high * 0.72, z),
        ],
        p.WHITE,
        1.0,
        0.85,
    )


def rubbish(
    layer: Layer, x: tuple[float, float], z: tuple[float, float], count: int, seed: str
) -> None:
    """Scatter bags, boxes and scraps."""
    rng = Random(seed)
    spots = sorted(((rng.uniform(*z), rng.uniform(*x)) for _ in range(count)), reverse=True)
    for pz, px in spots:
        kind, size = rng.random(), rng.uniform(0.2, 0.42)
        colour = rng.choice(("#4d4f55", "#c9c4b8", "#7f6f5c", "#5e7d86", "#a58a6a", "#d8d3c6"))
        if kind < 0.4:
            layer.box(
                (px - size, px + size * 0.7),
                (0, size),
                (pz, pz + size),
                "#a98b62" if kind < 0.25 else colour,
            )
        else:
            layer.shadow(px, pz, (size * 1.1, size * 0.5))
            with layer.sprite(px, 0, pz) as sprite:
                sprite.shape(bag(-size, size), colour)
                sprite.shape(bag(size * 0.15, size), colour, 0.78)


def bag(left: float, size: float) -> str:
    """Write the outline of a tied bag from its left foot to its right."""
    top = f"{left * 0.15:.2f} {size:.2f}L0 {size * 1.3:.2f}L{size * 0.2:.2f} {size:.2f}"
    return (
        f"M{left:.2f} 0Q{left * 1.05:.2f} {size:.2f} {top}"
        f"Q{size * 1.1:.2f} {size * 0.9:.2f} {size:.2f} 0Z"
    )


def wires(layer: Layer, ends: tuple[Point, Point], count: int = 3, sag: float = 0.6) -> None:
    """Hang wires between two points."""
    (ax, ay, az), (bx, by, bz) = ends
    for wire in range(count):
        low = sag * (1 + wire * 0.3)
        line = [
            (
                ax + (bx - ax) * i / 12,
                ay + (by - ay) * i / 12 - wire * 0.12 - low * (1 - cos(2 * pi * i / 12)) / 2,
                az + (bz - az) * i / 12,
            )
            for i in range(13)
        ]
        layer.line(line, "#3a3c42", 0.025, 0.8)
