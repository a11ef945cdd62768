"""The hall where calligraphy is taught, and the strokes of the brush."""

from random import Random

from tools.scenes import palette as p
from tools.scenes.camera import Camera, Spot
from tools.scenes.indoors import MOODS, chair, piled, scraps, shell, table, tubes, windows
from tools.scenes.layer import Layer, Sprite
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import pot
from tools.scenes.scene import Scene

INK = "#2b2826"
# Each character is a few strokes in a square from 0 to 1: start, middle, end, thickness.
CHARACTERS: dict[str, tuple[tuple[Spot, Spot, Spot, float], ...]] = {
    "shan": (
        ((0.5, 0.95), (0.5, 0.6), (0.5, 0.12), 0.11),
        ((0.14, 0.6), (0.13, 0.35), (0.15, 0.12), 0.1),
        ((0.14, 0.12), (0.5, 0.1), (0.88, 0.13), 0.09),
        ((0.87, 0.62), (0.88, 0.35), (0.87, 0.1), 0.11),
    ),
    "shui": (
        ((0.5, 0.97), (0.52, 0.5), (0.42, 0.05), 0.12),
        ((0.1, 0.66), (0.32, 0.68), (0.08, 0.2), 0.08),
        ((0.85, 0.78), (0.7, 0.66), (0.6, 0.58), 0.08),
        ((0.56, 0.6), (0.7, 0.34), (0.95, 0.14), 0.1),
    ),
    "ren": (
        ((0.5, 0.93), (0.42, 0.5), (0.06, 0.06), 0.11),
        ((0.46, 0.62), (0.6, 0.32), (0.96, 0.07), 0.13),
    ),
    "da": (
        ((0.08, 0.64), (0.5, 0.68), (0.92, 0.66), 0.09),
        ((0.5, 0.95), (0.46, 0.5), (0.08, 0.05), 0.11),
        ((0.48, 0.58), (0.62, 0.3), (0.95, 0.06), 0.12),
    ),
    "mu": (
        ((0.08, 0.66), (0.5, 0.69), (0.92, 0.67), 0.09),
        ((0.5, 0.97), (0.5, 0.5), (0.5, 0.03), 0.11),
        ((0.48, 0.64), (0.34, 0.4), (0.08, 0.22), 0.08),
        ((0.52, 0.64), (0.66, 0.4), (0.94, 0.2), 0.11),
    ),
    "zhong": (
        ((0.17, 0.72), (0.17, 0.55), (0.21, 0.36), 0.09),
        ((0.17, 0.72), (0.5, 0.75), (0.83, 0.72), 0.08),
        ((0.83, 0.73), (0.82, 0.55), (0.79, 0.36), 0.1),
        ((0.2, 0.38), (0.5, 0.39), (0.8, 0.38), 0.07),
        ((0.5, 0.97), (0.5, 0.5), (0.5, 0.02), 0.11),
    ),
}


def write(sprite: Sprite, name: str, place: Spot, size: float, ink: str = INK) -> None:
    """Write a character with strokes that start full and end thin."""
    for (ax, ay), (bx, by), (cx, cy), thick in CHARACTERS[name]:
        spots = [
            (place[0] + x * size, place[1] + y * size) for x, y in ((ax, ay), (bx, by), (cx, cy))
        ]
        (sx, sy), (mx, my), (ex, ey) = spots
        half = thick * size * 0.5
        level = abs(ex - sx) > abs(ey - sy)
        ox, oy = (0.0, half) if level else (half, 0.0)
        sprite.shape(
            f"M{sx - ox:.3f} {sy - oy:.3f}Q{mx - ox:.3f} {my - oy:.3f} "
            f"{ex - ox * 0.35:.3f} {ey - oy * 0.35:.3f}"
            f"L{ex + ox * 0.35:.3f} {ey + oy * 0.35:.3f}"
            f"Q{mx + ox:.3f} {my + oy:.3f} {sx + ox:.3f} {sy + oy:.3f}Z",
            ink,
        )
        sprite.disc((sx, sy), half * 1.12, ink)


def scroll(layer: Layer, x: float, z: float, names: tuple[str, ...], y: float = 1.15) -> None:
    """Hang a paper scroll with characters one under another."""
    size = 0.52
    high = len(names) * (size + 0.08) + 0.3
    with layer.sprite(x, y, z) as sprite:
        sprite.area(
            [(-0.42, -0.12), (0.42, -0.12), (0.42, high + 0.12), (-0.42, high + 0.12)], "#c8b48f"
        )
        sprite.area([(-0.36, 0), (0.36, 0), (0.36, high), (-0.36, high)], "#faf5e6")
        for end in (-0.14, high + 0.14):
            sprite.stroke([(-0.48, end), (0.48, end)], "#6e4a34", 0.07)
        for i, name in enumerate(names):
            write(sprite, name, (-size / 2, high - 0.16 - (i + 1) * (size + 0.07)), size)
        sprite.area([(0.18, 0.06), (0.3, 0.06), (0.3, 0.18), (0.18, 0.18)], p.RED)


def calligraphy(phase: str) -> str:
    """Draw the hall: unused, tables set up, the course."""
    scene = Scene(Camera(1.95, 880, 440, 640), MOODS[phase])
    wall = {"before": "#a9a494", "during": "#dcd5c3", "after": "#efe6d2"}[phase]
    floor = {"before": "#857a6b", "during": "#a88e70", "after": "#b8946c"}[phase]
    skirting = {"before": "#8a8274", "during": "#b59a7a", "after": "#b08a62"}[phase]
    scene.add(300, shell, wall, floor, skirting, {"before": 1.3, "during": 0.4, "after": 0}[phase])
    scene.add(290, windows, phase != "before")
    scene.add(280, tubes, phase == "after")
    scene.add(270, posts)
    {"before": hall_before, "during": hall_during, "after": hall_after}[phase](scene)
    return scene.svg()


def posts(layer: Layer) -> None:
    """Carry the hall on two timber posts and a beam, as old halls are."""
    layer.box((-4.2, 4.2), (2.95, 3.3), (10.2, 10.45), "#7a5a41")
    for x in (-4.0, 3.7):
        layer.box((x, x + 0.3), (0, 2.95), (10.1, 10.4), "#7f4b3a")


def hall_before(scene: Scene) -> None:
    """Leave the hall to dust."""
    scene.add(250, scraps)
    for i, (x, count) in enumerate(((-3.2, 5), (-2.5, 6), (-1.8, 4))):
        scene.add(9.4 + i * 0.01, piled, x, 9.4, count)
    scene.add(9, table, 1.8, 9.0, 2.0, "#85755f")
    scene.add(
        8.9,
        lambda layer: [
            layer.box((1.0, 1.8), (0.78, 1.3), (9.1, 9.7), "#a08560"),
            layer.box((2.0, 2.6), (0.78, 1.1), (9.1, 9.6), "#8f7853"),
        ],
    )
    scene.add(260, cobwebs)
    scene.add(
        6.2,
        lambda layer: [
            layer.box((-3.6, -2.8), (0, 0.6), (6, 6.8), "#a08560"),
            layer.line([(3.3, 0, 7.2), (3.9, 1.7, 7.6)], "#8a6f50", 0.05),
        ],
    )


def cobwebs(layer: Layer) -> None:
    """Hang webs in the upper corners and let a notice peel off."""
    rng = Random("web")
    for corner in (-4.1, 4.1):
        for _ in range(7):
            x = corner - rng.uniform(0.3, 1.1) * (1 if corner > 0 else -1)
            layer.line(
                [(corner, 3.3, 10.4), (x, 3.3 - rng.uniform(0.1, 0.9), 10.4)], "#d5d2c8", 0.012, 0.5
            )
    layer.face(
        [(-0.6, 1.5, 10.45), (0.3, 1.35, 10.45), (0.4, 2.4, 10.45), (-0.5, 2.5, 10.45)], "#c9c0a8"
    )


def hall_during(scene: Scene) -> None:
    """Carry in tables and hang the first scroll."""
    scene.add(10, scroll, -2.2, 10.3, ("shan", "shui"))
    scene.add(9.4, person, -1.2, 9.6, "reach", WORKER, flip=True)
    for i, (x, z) in enumerate(((-2.0, 7.6), (1.7, 7.6))):
        scene.add(z + 0.4 + i * 0.01, table, x, z, 2.2)
    scene.add(5.6, table, 1.2, 5.5, 2.2)
    scene.add(5.5, person, -0.35, 5.7, "work", Dress("#7d95a0"))
    scene.add(5.45, person, 2.75, 5.7, "work", Dress("#a98f5f"), flip=True)
    for i in range(3):
        scene.add(6.9 - i * 0.01, piled, -3.5, 6.0 + i * 0.9, 4)
    scene.add(9.2, lambda layer: layer.box((2.6, 3.4), (0, 0.6), (9, 9.7), "#b8946a"))


def hall_after(scene: Scene) -> None:
    """Teach: scrolls on the wall, brushes at work, everybody seen from behind."""
    for i, names in enumerate((("shan", "shui"), ("da", "mu"), ("zhong", "ren"), ("shui", "da"))):
        scene.add(10, scroll, (-2.9, -1.75, 1.75, 2.9)[i], 10.3, names)
    scene.add(10.01, board)
    scene.add(9.3, person, 0.75, 9.4, "point", ELDER, flip=True)
    pupils = ((ELDER, CHILD), (GIRL, Dress("#7d95a0")), (Dress("#a98f5f"), GIRL), (CHILD, ELDER))
    for i, (x, z) in enumerate(((-2.0, 7.5), (2.0, 7.5), (-2.2, 5.0), (2.2, 5.0))):
        scene.add(z + 0.5, table, x, z, 2.4, "#b07f50")
        scene.add(z + 0.49, sheets, x, z)
        for k, dress in enumerate(pupils[i]):
            px = x - 0.55 + k * 1.1
            scene.add(z - 0.2, person, px, z - 0.2, "sit", dress)
            scene.add(z - 0.3, chair, px, z - 0.4, "#7a5a41")
    scene.add(9.2, pot, -3.7, 9.3, 0.9, "cp1")
    scene.add(9.21, pot, 3.7, 9.3, 0.9, "cp2", "#d98a7a")


def board(layer: Layer) -> None:
    """Pin a large practice sheet with one character in the middle of the wall."""
    with layer.sprite(-0.1, 1.15, 10.35) as sprite:
        sprite.area([(-0.85, -0.05), (0.85, -0.05), (0.85, 1.65), (-0.85, 1.65)], "#b99b6c")
        sprite.area([(-0.78, 0.02), (0.78, 0.02), (0.78, 1.58), (-0.78, 1.58)], "#fbf6e9")
        for line in (((-0.78, 0.8), (0.78, 0.8)), ((0, 0.02), (0, 1.58))):
            sprite.stroke(line, "#d9a196", 0.012)
        write(sprite, "mu", (-0.6, 0.2), 1.2)


def sheets(layer: Layer, x: float, z: float) -> None:
    """Lay felt, paper, ink stone and brushes on a table."""
    for middle in (x - 0.6, x + 0.6):
        layer.face(
            [
                (middle - 0.42, 0.785, z + 0.15),
                (middle + 0.42, 0.785, z + 0.15),
                (middle + 0.4, 0.785, z + 0.85),
                (middle - 0.4, 0.785, z + 0.85),
            ],
            "#6f7f78",
        )
        layer.face(
            [
                (middle - 0.27, 0.79, z + 0.2),
                (middle + 0.27, 0.79, z + 0.2),
                (middle + 0.26, 0.79, z + 0.8),
                (middle - 0.26, 0.79, z + 0.8),
            ],
            "#faf5e6",
        )
        layer.line([(middle - 0.12, 0.8, z + 0.6), (middle + 0.12, 0.8, z + 0.62)], INK, 0.05)
        layer.line([(middle, 0.8, z + 0.72), (middle - 0.02, 0.8, z + 0.35)], INK, 0.04)
    layer.box((x - 0.1, x + 0.1), (0.78, 0.84), (z + 0.4, z + 0.6), "#3a3634")
    layer.line([(x + 0.02, 0.84, z + 0.6), (x + 0.06, 1.1, z + 0.66)], "#a9784c", 0.03)
