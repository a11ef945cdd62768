"""Cars, machines and boats, built from pulled outlines and turned into place."""

from collections.abc import Sequence
from math import cos, pi, sin

from tools.scenes import palette as p
from tools.scenes.camera import Point, Spot
from tools.scenes.layer import Layer, centre, outward, turned
from tools.scenes.layer import extrude as pull

BODY = ((-2.1, 0.32), (-2.16, 0.78), (-1.25, 0.95), (1.9, 0.98), (2.12, 0.72), (2.1, 0.32))
CABIN = ((-1.05, 0.94), (-0.45, 1.46), (1.2, 1.46), (1.88, 0.96))


def extrude(profile: Sequence[Spot], width: tuple[float, float]) -> list[list[Point]]:
    """Pull the side outline of a vehicle to its width; it then runs along z."""
    return [[(z, y, x) for x, y, z in face] for face in pull(profile, width)]


def looks_at_us(layer: Layer, face: list[Point], middle: Point) -> bool:
    """Tell whether a face of something around the middle is turned to the camera."""
    normal, here = outward(face, middle), centre(face)
    return normal[0] * here[0] + normal[1] * (here[1] - layer.camera.eye) + normal[2] * here[2] < 0


def footprint(layer: Layer, size: tuple[float, float], angle: float, place: Point) -> None:
    """Lay the shadow of a vehicle on the ground."""
    wide, long = size
    flat = [[(-wide, 0.0, -long), (wide, 0.0, -long), (wide, 0.0, long), (-wide, 0.0, long)]]
    spots = layer.camera.outline(turned(flat, angle, (place[0] + 0.12, 0, place[2]))[0])
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    layer.raw(
        f'<polygon points="{points}" fill="#1d2230" opacity="{layer.mood.ground_shadow * 1.5:.2f}" '
        f'stroke="#1d2230" stroke-width="3" stroke-linejoin="round"/>'
    )


def wheels(
    layer: Layer, spots: list[tuple[float, float]], radius: float, half: float, pose: tuple
) -> None:
    """Put round wheels on the side of a vehicle that is turned to us."""
    angle, place = pose
    for side in (-half, half):
        for along, high in spots:
            ring = [
                (side, high + sin(2 * pi * i / 16) * radius, along + cos(2 * pi * i / 16) * radius)
                for i in range(16)
            ]
            hub = [(side, high + (y - high) * 0.5, along + (z - along) * 0.5) for _, y, z in ring]
            tyre, rim = turned([ring, hub], angle, place)
            middle = (place[0], place[1] + high, place[2])
            if looks_at_us(layer, tyre, middle):
                layer.face(tyre, "#2e2f33")
                layer.face(rim, "#a5a8aa")


def car(layer: Layer, x: float, z: float, angle: float = 0, colour: str = p.WHITE) -> None:
    """Park a small car; at angle 0 its nose points at us."""
    place = (x, 0.0, z)
    footprint(layer, (0.95, 2.2), angle, place)
    body = turned(extrude(BODY, (-0.86, 0.86)), angle, place)
    layer.solid(body, colour)
    cabin = turned(extrude(CABIN, (-0.72, 0.72)), angle, place)
    layer.solid(cabin, "#5a6b74", {3: colour})
    wheels(layer, [(-1.35, 0.34), (1.3, 0.34)], 0.34, 0.87, (angle, place))
    lights = [
        [(s, 0.62, -2.17), (s + 0.34, 0.62, -2.17), (s + 0.34, 0.78, -2.17), (s, 0.78, -2.17)]
        for s in (-0.8, 0.46)
    ]
    tails = [[(px, y, 2.13) for px, y, _ in light] for light in lights]
    for colour_of, ends in (("#f4ecd2", lights), ("#b5453a", tails)):
        for face in turned(ends, angle, place):
            if looks_at_us(layer, face, (x, 0.7, z)):
                layer.face(face, colour_of)


def roller(layer: Layer, x: float, z: float, angle: float = 0) -> None:
    """Bring a road roller."""
    place = (x, 0.0, z)
    footprint(layer, (1.0, 2.1), angle, place)
    layer.solid(
        turned(
            extrude(((-0.2, 0.6), (-0.2, 1.35), (2.0, 1.35), (2.0, 0.6)), (-0.75, 0.75)),
            angle,
            place,
        ),
        "#d9a83c",
    )
    drum = [
        (-1.2 + cos(2 * pi * i / 18) * 0.68, 0.68 + sin(2 * pi * i / 18) * 0.68) for i in range(18)
    ]
    layer.solid(turned(extrude(drum, (-0.9, 0.9)), angle, place), "#8b8f92")
    layer.solid(
        turned(
            extrude(((-2.0, 0.75), (-2.0, 0.95), (0.1, 1.1), (0.1, 0.75)), (-1.0, -0.9)),
            angle,
            place,
        ),
        "#c4952f",
    )
    layer.solid(
        turned(
            extrude(((-2.0, 0.75), (-2.0, 0.95), (0.1, 1.1), (0.1, 0.75)), (0.9, 1.0)), angle, place
        ),
        "#c4952f",
    )
    wheels(layer, [(1.2, 0.6)], 0.6, 0.9, (angle, place))
    for side in (-0.7, 0.7):
        for along in (0.0, 1.3):
            post = turned([[(side, 1.35, along), (side, 2.5, along)]], angle, place)[0]
            layer.line(post, "#4a4d50", 0.07)
    layer.solid(
        turned(
            extrude(((-0.2, 2.5), (-0.2, 2.6), (1.5, 2.6), (1.5, 2.5)), (-0.85, 0.85)), angle, place
        ),
        "#e7c16a",
    )


def excavator(layer: Layer, x: float, z: float, flip: bool = False) -> None:
    """Bring a small excavator, seen from its side."""
    layer.shadow(x, z, (2.0, 0.8))
    layer.box((x - 1.2, x + 1.2), (0.05, 0.6), (z, z + 1.6), "#3f4144")
    with layer.sprite(x, 0, z, flip) as sprite:
        for i in range(6):
            sprite.disc((-1.0 + i * 0.4, 0.3), 0.17, "#6a6d70")
        sprite.area([(-1.3, 0.62), (1.0, 0.62), (1.0, 1.3), (0.3, 1.35), (-1.35, 1.25)], "#d9a83c")
        sprite.area([(-1.3, 0.62), (1.0, 0.62), (1.0, 0.8), (-1.33, 0.8)], "#d9a83c", 0.8)
        sprite.area([(0.0, 1.3), (0.98, 1.3), (0.85, 2.35), (0.05, 2.35)], "#d9a83c", 0.9)
        sprite.area([(0.12, 1.45), (0.86, 1.45), (0.77, 2.22), (0.16, 2.22)], "#56656d")
        sprite.stroke([(0.85, 1.2), (2.0, 2.7), (3.1, 2.1)], "#d9a83c", 0.26)
        sprite.stroke([(3.1, 2.1), (2.95, 0.9)], "#d9a83c", 0.2, 0.88)
        sprite.stroke([(1.3, 1.5), (2.2, 2.35)], "#8b8f92", 0.09)
        sprite.area([(2.7, 0.95), (3.2, 0.95), (3.3, 0.45), (2.9, 0.25), (2.6, 0.5)], "#55585b")


def mixer(layer: Layer, x: float, z: float) -> None:
    """Bring a concrete mixer lorry with its chute towards us."""
    place = (x, 0.0, z)
    footprint(layer, (1.2, 3.2), 0, place)
    layer.box((x - 1.15, x + 1.15), (0.7, 2.7), (z + 2.0, z + 3.4), "#e2ddd0")
    layer.box((x - 1.1, x + 1.1), (0.55, 0.95), (z - 2.4, z + 2.2), "#56595c")
    for wide in (-1.15, 0.65):
        layer.box((x + wide, x + wide + 0.5), (0.05, 1.0), (z - 2.3, z - 1.3), "#2e2f33")
    with layer.sprite(x, 0, z - 1.6) as sprite:
        sprite.disc((0, 2.15), (1.2, 1.2), "#cfcabd", 0.84)
        sprite.disc((-0.12, 2.22), (1.02, 1.02), "#cfcabd", 1.0)
        sprite.area([(-1.05, 2.5), (-0.8, 2.95), (0.9, 1.5), (0.75, 1.25)], "#b5654b", 0.95)
        sprite.disc((0, 2.3), (0.5, 0.5), "#8b887f")
        sprite.disc((0, 2.3), (0.36, 0.36), "#4e4d49")
        sprite.area([(-0.3, 2.0), (0.3, 2.0), (0.24, 0.45), (-0.24, 0.45)], "#7f8284")
        sprite.area([(-0.15, 1.9), (0.15, 1.9), (0.13, 0.5), (-0.13, 0.5)], "#a8aaa8")


def boat(layer: Layer, x: float, z: float, y: float = 0) -> None:
    """Float a flat work boat with a scoop arm."""
    with layer.sprite(x, y, z) as sprite:
        sprite.disc((0.2, -0.05), (3.0, 0.22), "#56706c", 0.8)
        sprite.shape("M-2.6 .75L2.5 .75Q2.4 0 1.9 -.05L-2.1 -.05Q-2.5 .2 -2.6 .75Z", "#4f7594")
        sprite.shape("M-2.6 .75L2.5 .75L2.47 .58L-2.58 .58Z", p.WHITE)
        sprite.area([(-2.2, 0.75), (-0.9, 0.75), (-0.9, 1.9), (-2.2, 1.9)], "#e6dfce")
        sprite.area([(-2.05, 1.2), (-1.05, 1.2), (-1.05, 1.72), (-2.05, 1.72)], "#5d7079")
        sprite.area([(-2.4, 1.9), (-0.7, 1.9), (-0.8, 2.03), (-2.3, 2.03)], p.TILE_RED)
        sprite.shape("M-.5 .75Q0 1.35 .5 1.2T1.3 .75Z", "#6d8450")
        sprite.stroke([(1.5, 0.75), (1.9, 2.3), (3.2, 1.7)], "#d9a83c", 0.14)
        sprite.stroke([(3.2, 1.7), (3.25, 0.6)], "#d9a83c", 0.1, 0.9)
        sprite.shape("M2.9 .6L3.6 .6L3.5 .15Q3.2 0 3 .15Z", "#55585b")


def scooter(layer: Layer, x: float, z: float, colour: str = "#7d95a0", flip: bool = False) -> None:
    """Stand an electric scooter."""
    layer.shadow(x, z, (0.8, 0.25))
    with layer.sprite(x, 0, z, flip) as sprite:
        for along in (-0.55, 0.6):
            sprite.disc((along, 0.24), 0.24, "#2f3033")
            sprite.disc((along, 0.24), 0.12, "#9a9d9e")
        sprite.shape(
            "M-.8 .5Q-.5 .85 -.1 .75L.05 .4L.35 .35L.5 .95L.62 .95"
            "L.6 .3L.1 .24L-.3 .28Q-.6 .6 -.8 .5Z",
            colour,
        )
        sprite.shape("M-.7 .78Q-.3 .7 0 .78L-.02 .88L-.68 .88Z", "#38393c")
        sprite.stroke([(0.52, 0.95), (0.5, 1.12), (0.36, 1.14)], "#38393c", 0.06)
