"""The market square."""

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house
from tools.scenes.camera import Camera
from tools.scenes.layer import Layer
from tools.scenes.open_air import arcade, clouds, far_green, patches, puddle, slabs
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import banyan, pot, weeds
from tools.scenes.scene import Scene
from tools.scenes.things import cone, rubbish, wires
from tools.scenes.vehicles import scooter


def market(phase: str) -> str:
    """Draw the market square: empty and messy, stalls going up, a lively weekend."""
    mood = {"before": p.DULL, "during": p.WORK, "after": p.GOLD}[phase]
    scene = Scene(Camera(2.3, 900, 450, 640), mood)
    clouds(scene, "market")
    far_green(scene, "market")
    scene.add(300, market_floor, phase)
    scene.add(
        200,
        arcade,
        (-15, 15),
        24,
        (p.WALL_CREAM, p.WALL_GREEN, p.WALL_OCHRE, p.WALL_WHITE, p.WALL_BRICK, p.WALL_CREAM),
    )
    scene.add(
        150,
        draw_house,
        House((-19, -9.6), (9, 22), 6.4, p.WALL_OCHRE, "flat", "m1", 0, 1, p.TILE_RED),
    )
    scene.add(
        151,
        draw_house,
        House((9.8, 19), (10, 22), 6.3, p.WALL_WHITE, "flat", "m2", 0, 1, "#5f7f86"),
    )
    scene.add(19.5, banyan, 5.8, 20, 8.5, "mk")
    {"before": market_before, "during": market_during, "after": market_after}[phase](scene)
    return scene.svg()


def market_floor(layer: Layer, phase: str) -> None:
    """Lay the square, broken before and new after."""
    layer.ground((-60, 60), (1, 140), "#99927f")
    if phase == "before":
        layer.ground((-9.6, 9.8), (1.2, 24), "#a39a88")
        patches(layer, (-9, 9), (3, 23), 70, "mess", ("#857c69", "#b5ac98", "#7e7a62"))
        puddle(layer, -2.2, 7.2, (1.5, 0.8))
        puddle(layer, 2.8, 12, (1.9, 1.2))
    else:
        slabs(layer, (-9.6, 9.8), (1.2, 24), 1.3, "#c4b8a4", "mkt")


def market_before(scene: Scene) -> None:
    """Leave rubbish, weeds and scooters where they fell."""
    scene.add(8, rubbish, (-5.5, -2.6), (8.5, 12), 12, "m1")
    scene.add(14, rubbish, (1, 6), (14, 18), 11, "m2")
    scene.add(6, weeds, (-7, -4), (6, 9), 22, "m3", 0.5)
    scene.add(10, weeds, (3, 8), (9, 13), 26, "m4", 0.5)
    scene.add(9.5, scooter, 4.2, 9.5, "#8f6a60")
    scene.add(15, scooter, -1.0, 15, "#7d95a0", True)
    scene.add(18, person, -3, 18, "walk", ELDER)


def market_during(scene: Scene) -> None:
    """Put up the first frames."""
    stall(scene, -4.6, 9, "", 0)
    stall(scene, -4.6, 14, "#b0483c", 1)
    stall(scene, 4.4, 14.5, "", 2)
    scene.add(8.6, person, -2.9, 8.7, "reach", WORKER, flip=True)
    scene.add(12, person, 2.4, 12, "work", WORKER)
    scene.add(17, person, 0.2, 17, "walk", WORKER)
    scene.add(
        8,
        lambda layer: [
            layer.line(
                [(2.2 + i * 0.2, 0.1 + i * 0.04, 8), (5.4, 0.1 + i * 0.04, 8.6 + i * 0.2)],
                "#9ea3a5",
                0.07,
            )
            for i in range(5)
        ],
    )
    for x, z in ((1.4, 8), (-1.6, 7.4), (5.8, 9.5)):
        scene.add(z, cone, x, z)


def market_after(scene: Scene) -> None:
    """Fill the square: stalls with awnings, flowers, neighbours, lanterns on a line."""
    for i, (x, z) in enumerate(((-4.8, 8.4), (-4.8, 12.6), (-4.8, 17), (4.6, 10.2), (4.6, 14.6))):
        stall(scene, x, z, ("#b0483c", "#4f7f78", "#d29a45", "#4f7594", "#b0483c")[i], i, True)
    crowd = (
        (-1.9, 9.2, "stand", GIRL),
        (-1.2, 9.3, "stand", CHILD),
        (1.3, 10.4, "walk", ELDER),
        (2.3, 11.6, "point", Dress("#7d95a0")),
        (-2.1, 13.4, "stand", Dress("#a98f5f")),
        (0.2, 15, "walk", Dress("#8a7f94")),
        (0.8, 15.2, "walk", GIRL),
        (-1.6, 18, "stand", ELDER),
        (2.4, 17, "stand", Dress("#6d8796")),
        (-0.4, 20, "walk", Dress("#c2955f")),
        (1.6, 20.5, "walk", CHILD),
    )
    for x, z, pose, dress in crowd:
        scene.add(z, person, x, z, pose, dress)
    for i in range(5):
        scene.add(
            7.2 - i * 0.02,
            pot,
            3.4 + i * 0.55,
            7.2,
            0.55,
            f"mp{i}",
            ("#d9705f", "#e8c153", "#e6b3b8")[i % 3],
        )
    scene.add(7, wires, ((-9.6, 5.4, 16), (9.8, 5.4, 16)), 1, 0.9)
    scene.add(6.9, lanterns)


def lanterns(layer: Layer) -> None:
    """Hang round paper lanterns on the line."""
    for i in range(1, 12):
        share = i / 12
        sag = 0.9 * 4 * share * (1 - share) * 0.92
        with layer.sprite(-9.6 + 19.4 * share, 5.3 - sag, 16) as sprite:
            sprite.disc((0, -0.28), (0.26, 0.24), ("#c4574a", "#e0b25a")[i % 2])
            sprite.disc((-0.07, -0.24), (0.1, 0.14), ("#d9796a", "#efcd86")[i % 2])


def stall(scene: Scene, x: float, z: float, colour: str, kind: int, full: bool = False) -> None:
    """Set a stall: posts, a table, an awning of stripes and what it sells."""
    scene.add(z, draw_stall, x, z, colour, kind, full)


def draw_stall(layer: Layer, x: float, z: float, colour: str, kind: int, full: bool) -> None:
    """Draw a stall of 3.2 by 2 metres."""
    left, right, back = x - 1.6, x + 1.6, z + 2
    layer.shadow(x, z + 0.8, (1.9, 1.2))
    for px, pz, high in ((left, back, 2.9), (right, back, 2.9), (left, z, 2.35), (right, z, 2.35)):
        layer.line([(px, 0, pz), (px, high, pz)], "#8b8f92", 0.06)
    if full:
        person(layer, x + 0.3, z + 1.4, "stand", (ELDER, GIRL, Dress("#7d8f6a"))[kind % 3])
    if full or colour:
        layer.box((left + 0.1, right - 0.1), (0, 0.8), (z + 0.2, z + 1), "#a9845c")
        layer.face(
            [
                (left + 0.1, 0.1, z + 0.19),
                (right - 0.1, 0.1, z + 0.19),
                (right - 0.1, 0.8, z + 0.19),
                (left + 0.1, 0.8, z + 0.19),
            ],
            p.mix(colour or p.WOOD, "#ffffff", 0.55),
        )
    if full:
        goods(layer, left, z, kind)
    for i in range(8 if colour else 0):
        one, two = left - 0.15 + i * 0.4375, left - 0.15 + (i + 1) * 0.4375
        tone = colour if i % 2 else p.WHITE
        layer.face(
            [(one, 2.95, back), (two, 2.95, back), (two, 2.4, z - 0.4), (one, 2.4, z - 0.4)], tone
        )
        layer.face(
            [(one, 2.4, z - 0.4), (two, 2.4, z - 0.4), (two, 2.15, z - 0.4), (one, 2.15, z - 0.4)],
            tone,
            0.88,
        )
    if not colour:
        layer.line(
            [
                (left, 2.35, z),
                (right, 2.35, z),
                (right, 2.9, back),
                (left, 2.9, back),
                (left, 2.35, z),
            ],
            "#8b8f92",
            0.05,
        )


def goods(layer: Layer, left: float, z: float, kind: int) -> None:
    """Heap fruit, greens or flowers on the table."""
    tones = (
        ("#c9503f", "#d98a3f", "#8a9c4c"),
        ("#7f9c4f", "#a5b566", "#d9c66a"),
        ("#d98aa0", "#e8c153", "#c9503f"),
    )[kind % 3]
    with layer.sprite(left + 0.2, 0.8, z + 0.25) as sprite:
        for box in range(4):
            for i in range(9):
                sprite.disc(
                    (box * 0.72 + 0.1 + (i % 5) * 0.12 + (i // 5) * 0.06, 0.1 + (i // 5) * 0.11),
                    0.085,
                    tones[(box + kind) % 3],
                    0.85 + (i % 3) * 0.12,
                )
            sprite.area(
                [
                    (box * 0.72, 0),
                    (box * 0.72 + 0.66, 0),
                    (box * 0.72 + 0.66, 0.1),
                    (box * 0.72, 0.1),
                ],
                "#c9a878",
            )
