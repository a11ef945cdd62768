"""The activity room."""

from random import Random

from tools.scenes import palette as p
from tools.scenes.camera import Camera
from tools.scenes.indoors import (
    BACK,
    HIGH,
    LEFT,
    MOODS,
    chair,
    piled,
    scraps,
    shell,
    table,
    tubes,
    windows,
)
from tools.scenes.layer import Layer
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import pot
from tools.scenes.scene import Scene
from tools.scenes.walls import Wall


def activity_room(phase: str) -> str:
    """Draw the room: bare and dusty, being painted, bright and in use."""
    scene = Scene(Camera(1.75, 880, 440, 640), MOODS[phase])
    wall = {"before": "#b3ab9b", "during": "#d8d1c0", "after": "#f0e7d3"}[phase]
    skirting = {"before": "#8d9a90", "during": "#b9b8aa", "after": "#c9d3bd"}[phase]
    floor = {"before": "#8f887b", "during": "#a59e90", "after": "#d0b48f"}[phase]
    scene.add(300, shell, wall, floor, skirting, {"before": 1.3, "during": 0.7, "after": 0}[phase])
    scene.add(290, windows, phase != "before")
    scene.add(280, tubes, phase == "after")
    {"before": room_before, "during": room_during, "after": room_after}[phase](scene)
    return scene.svg()


def room_before(scene: Scene) -> None:
    """Pile up what nobody uses."""
    for i, (x, z, count) in enumerate(((2.9, 9.2, 6), (2.2, 9.3, 5), (3.4, 8.2, 4), (1.5, 9.4, 3))):
        scene.add(z + i * 0.01, piled, x, z, count)
    scene.add(8.6, lambda layer: table(layer, -1.8, 8.8, 2.0, "#8f8069"))
    scene.add(
        8.5,
        lambda layer: [
            layer.box((-2.5, -1.8), (0.78, 1.2), (8.9, 9.5), "#a98b62"),
            layer.box((-1.6, -1.1), (0.78, 1.05), (8.9, 9.4), "#9c8058"),
        ],
    )
    scene.add(
        6,
        lambda layer: [
            layer.box((2.5, 3.3), (0, 0.5), (5.8, 6.5), "#a98b62"),
            layer.box((2.6, 3.1), (0.5, 0.85), (5.9, 6.4), "#9c8058"),
        ],
    )
    scene.add(250, scraps)


def room_during(scene: Scene) -> None:
    """Paint the back wall; half is done."""
    scene.add(270, fresh_paint)
    scene.add(9.6, person, 0.5, 9.6, "reach", WORKER)
    scene.add(8.2, person, -2.2, 8.4, "work", WORKER)
    scene.add(
        9.7, lambda layer: layer.line([(0.85, 1.85, 9.6), (0.95, 2.6, 10.2)], "#b58b58", 0.05)
    )
    scene.add(9.5, step_ladder)
    for i, (x, z, colour) in enumerate(
        ((1.9, 8.2, "#f0e7d3"), (2.3, 8.0, "#c9d3bd"), (-1.0, 8.0, "#f0e7d3"))
    ):
        scene.add(z, bucket, x, z, colour, i)
    scene.add(
        260,
        lambda layer: layer.face(
            [(-3.2, 0, 7.2), (3.4, 0, 7.5), (3.2, 0, 10.2), (-3.4, 0, 10.1)], "#d9dcd6", 1, 0.75
        ),
    )
    scene.add(
        5,
        lambda layer: [
            layer.box((2.7, 3.5), (0, 0.6), (5.4, 6.2), "#b8946a"),
            layer.box((2.8, 3.4), (0.6, 0.95), (5.5, 6.1), "#c4a27a"),
        ],
    )


def fresh_paint(layer: Layer) -> None:
    """Show the part of the back wall that is new already."""
    wall = Wall((LEFT, 0, BACK), (1, 0), (0, -1), 0.97)
    wall.piece(layer, (0, 4.6), (1.0, HIGH), "#f0e7d3")
    wall.piece(layer, (0, 3.4), (0, 1.0), "#c9d3bd")
    for i in range(7):
        wall.piece(
            layer, (4.6, 4.8 + (i * 5 % 4) * 0.14), (1.1 + i * 0.32, 1.36 + i * 0.32), "#f0e7d3"
        )


def step_ladder(layer: Layer) -> None:
    """Stand a step ladder by the wall."""
    with layer.sprite(2.6, 0, 9.4) as sprite:
        for foot, top in ((-0.5, -0.08), (0.5, 0.08), (-0.25, 0.0), (0.72, 0.2)):
            sprite.stroke([(foot, 0), (top, 2.1)], "#c9b27a", 0.06)
        for i in range(1, 6):
            half = 0.5 - i * 0.075
            sprite.stroke([(-half, i * 0.34), (-half + 0.28, i * 0.34)], "#c9b27a", 0.05, 0.9)


def bucket(layer: Layer, x: float, z: float, colour: str, turn: int) -> None:
    """Set a pail of paint."""
    with layer.sprite(x, 0, z, turn % 2 == 1) as sprite:
        sprite.area([(-0.17, 0), (0.17, 0), (0.2, 0.36), (-0.2, 0.36)], "#8b8f92")
        sprite.disc((0, 0.36), (0.2, 0.05), colour)
        sprite.area([(0.02, 0.35), (0.1, 0.35), (0.08, 0.14), (0.04, 0.12)], colour)


def room_after(scene: Scene) -> None:
    """Fill the room with tables, books, plants and readers."""
    scene.add(270, red_corner)
    scene.add(265, shelf, -3.9, 4)
    for i, (x, z) in enumerate(((-1.9, 7.6), (1.5, 7.4), (-1.7, 5.0), (2.1, 4.9))):
        scene.add(z + 0.4, table, x, z, 2.1)
        scene.add(z + 0.39, books, x, z, i)
        scene.add(z - 0.8, chair, x - 0.5, z - 0.45)
        scene.add(z - 0.81, chair, x + 0.5, z - 0.45)
    scene.add(7.3, person, -2.4, 7.3, "sit", ELDER)
    scene.add(7.1, person, 1.0, 7.1, "sit", CHILD)
    scene.add(7.11, person, 2.0, 7.1, "sit", GIRL)
    scene.add(4.7, person, -1.2, 4.7, "sit", Dress("#7d95a0"))
    scene.add(9.2, person, 2.6, 9.2, "reach", Dress("#a98f5f"))
    scene.add(9.3, pot, -3.7, 9.6, 1.0, "rp1")
    scene.add(3.4, pot, 3.7, 3.6, 0.8, "rp2", "#d98a7a")


def red_corner(layer: Layer) -> None:
    """Paint the study corner red on the right of the back wall: boards and a book shelf."""
    wall = Wall((LEFT, 0, BACK), (1, 0), (0, -1), 0.97)
    wall.piece(layer, (4.6, 8.4), (1.0, 3.1), "#a8443a")
    wall.piece(layer, (4.6, 8.4), (3.0, 3.1), "#d9b26a")
    for i, tone in enumerate(("#f3ead6", "#e9d3b0", "#f3ead6")):
        wall.piece(layer, (0.6 + i * 1.25, 1.6 + i * 1.25), (1.6, 2.6), "#b99b6c")
        wall.piece(layer, (0.66 + i * 1.25, 1.54 + i * 1.25), (1.66, 2.54), tone)
        for k in range(4):
            wall.piece(
                layer,
                (0.74 + i * 1.25, 1.2 + i * 1.25 + 0.07 * k),
                (1.8 + k * 0.17, 1.86 + k * 0.17),
                "#9aa58c",
            )
    for i in range(2):
        wall.piece(layer, (4.9 + i * 1.1, 5.8 + i * 1.1), (1.75, 2.8), "#f3ead6")
        for k in range(5):
            wall.piece(
                layer,
                (5.0 + i * 1.1, 5.55 + i * 1.1 - 0.06 * (k % 3)),
                (1.88 + k * 0.17, 1.93 + k * 0.17),
                "#b98a7c",
            )
    shelf_front(layer, (3.0, 4.1), 10.2, 2.2)
    shelf_front(layer, (0.7, 2.8), 10.2, 1.15)


def shelf_front(layer: Layer, x: tuple[float, float], z: float, high: float) -> None:
    """Stand a shelf full of books, seen from the front."""
    rng = Random(f"books{x}")
    layer.box(x, (0, high), (z, z + 0.3), "#b58b58")
    level = 0.08
    while level + 0.3 < high:
        layer.face(
            [
                (x[0] + 0.05, level, z),
                (x[1] - 0.05, level, z),
                (x[1] - 0.05, level + 0.32, z),
                (x[0] + 0.05, level + 0.32, z),
            ],
            "#7d6042",
        )
        here = x[0] + 0.07
        while here < x[1] - 0.14:
            wide, tall = rng.uniform(0.05, 0.1), rng.uniform(0.2, 0.3)
            tone = rng.choice(("#b0483c", "#4f7594", "#d9b26a", "#6f8f6a", "#ece2cc", "#8a6f8a"))
            layer.face(
                [
                    (here, level, z - 0.01),
                    (here + wide, level, z - 0.01),
                    (here + wide, level + tall, z - 0.01),
                    (here, level + tall, z - 0.01),
                ],
                tone,
            )
            here += wide + 0.01
        level += 0.37


def shelf(layer: Layer, x: float, z: float) -> None:
    """Run a low bench with cushions under the windows."""
    layer.box((x - 0.3, x + 0.25), (0, 0.45), (z, z + 5.5), "#c39a68")
    for i in range(5):
        layer.box(
            (x - 0.28, x + 0.22),
            (0.45, 0.53),
            (z + 0.1 + i * 1.08, z + 1.0 + i * 1.08),
            ("#b98a7c", "#8fa58c")[i % 2],
        )


def books(layer: Layer, x: float, z: float, kind: int) -> None:
    """Lay books and a cup on a table."""
    for i in range(3):
        tone = ("#b0483c", "#4f7594", "#d9b26a")[(i + kind) % 3]
        layer.box(
            (x - 0.7 + i * 0.02, x - 0.32 + i * 0.02),
            (0.78 + i * 0.06, 0.84 + i * 0.06),
            (z + 0.3, z + 0.6),
            tone,
        )
    layer.face(
        [
            (x + 0.2, 0.785, z + 0.2),
            (x + 0.75, 0.785, z + 0.2),
            (x + 0.7, 0.785, z + 0.6),
            (x + 0.22, 0.785, z + 0.6),
        ],
        p.WHITE,
    )
    layer.line([(x + 0.47, 0.79, z + 0.2), (x + 0.46, 0.79, z + 0.6)], "#b9b2a2", 0.02)
    layer.box((x - 0.05, x + 0.05), (0.78, 0.9), (z + 0.3, z + 0.4), "#e8ede8")
