"""The waste station."""

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house
from tools.scenes.camera import Camera
from tools.scenes.layer import Layer
from tools.scenes.open_air import MOODS, clouds, far_green, patches, puddle, slabs
from tools.scenes.people import ELDER, WORKER, Dress, person
from tools.scenes.plants import bush, tree, weeds
from tools.scenes.scene import Scene
from tools.scenes.things import bin_box, cone, rubbish
from tools.scenes.walls import Wall
from tools.scenes.yards import heap


def waste_station(phase: str) -> str:
    """Draw the waste point: shabby and open, being built, closed and clean."""
    scene = Scene(Camera(2.2, 900, 450, 640), MOODS[phase])
    clouds(scene, "waste")
    far_green(scene, "waste")
    scene.add(300, waste_ground, phase)
    scene.add(200, draw_house, House((-24, -10.5), (16, 30), 6.3, p.WALL_OCHRE, "flat", "w1"))
    scene.add(201, draw_house, House((9.5, 22), (20, 32), 3.8, p.WALL_GREY, "tile", "w2"))
    for i, (x, z, high) in enumerate(
        ((-8, 20, 6), (-4.5, 23, 7), (0.5, 24, 6.4), (5, 22, 7.2), (8.6, 17, 5.2))
    ):
        scene.add(100 + z, tree, x, z, high, p.LEAF, f"ws{i}", 0.5)
    {"before": waste_before, "during": waste_during, "after": waste_after}[phase](scene)
    return scene.svg()


def waste_ground(layer: Layer, phase: str) -> None:
    """Lay the yard."""
    layer.ground((-70, 70), (1, 150), "#8e8c68")
    if phase == "after":
        slabs(layer, (-9, 9), (1.2, 16.5), 1.5, p.CONCRETE, "ws")
        layer.ground((-5.4, 5.4), (6.9, 7.05), p.YELLOW)
    else:
        layer.ground((-9, 9), (1.2, 16.5), "#a09681")
        patches(layer, (-8.5, 8.5), (2.5, 16), 80, "ws", ("#867b66", "#aca28d", "#6f6a55"))


def waste_before(scene: Scene) -> None:
    """Leave an open shed and heaps before it."""
    scene.add(60, old_shed)
    scene.add(10.5, rubbish, (-4.2, 4), (8.2, 12.5), 46, "wr1")
    scene.add(7.5, rubbish, (-5.6, 1), (6.6, 8), 9, "wr2")
    scene.add(200.5, puddle, 2.4, 6.2, (1.6, 0.6), "#8d9088")
    scene.add(9, weeds, (-8, -5), (7, 13), 40, "ww1", 0.7)
    scene.add(9.2, weeds, (5, 8.4), (8, 14), 40, "ww2", 0.7)
    scene.add(8, bin_box, 4.6, 8, "#5f7a68", 0.95)


def old_shed(layer: Layer) -> None:
    """Draw three stained walls and a crooked sheet roof."""
    wall = Wall((-4.6, 0, 13.4), (1, 0), (0, -1), 0.8)
    wall.piece(layer, (0, 9.2), (0, 2.6), "#a39a8a")
    wall.weather(layer, 9.2, 2.6, "shed", 2.4)
    layer.box((-4.8, -4.5), (0, 2.4), (9.6, 13.5), "#958c7c")
    layer.box((4.5, 4.8), (0, 2.4), (9.6, 13.5), "#958c7c")
    for i in range(10):
        x = -4.9 + i * 0.98
        layer.face(
            [
                (x, 3.1, 13.6),
                (x + 0.96, 3.1, 13.6),
                (x + 0.96, 2.55 - i * 0.03, 9.3),
                (x, 2.58 - i * 0.03, 9.3),
            ],
            ("#7f868a", "#8f7462", "#757c80")[i % 3],
        )


def waste_during(scene: Scene) -> None:
    """Raise walls behind a scaffold."""
    scene.add(60, half_built)
    scene.add(9, person, -2.6, 9.2, "reach", WORKER)
    scene.add(8.8, person, 2.2, 9, "work", WORKER)
    scene.add(10, person, 0.4, 9.3, "stand", WORKER, y=2.05)
    scene.add(8, heap, 5.8, 9.4, 1.4, "#b9a98a")
    scene.add(
        7.8,
        lambda layer: [
            layer.box(
                (-6.4 + i * 0.62, -5.84 + i * 0.62),
                (0, 0.5 + 0.25 * (i % 2)),
                (8, 8.8),
                p.WALL_BRICK,
            )
            for i in range(3)
        ],
    )
    for x in (-4.6, -1.6, 1.4, 4.4):
        scene.add(7, cone, x, 7)


def half_built(layer: Layer) -> None:
    """Draw rising brick walls and the scaffold before them."""
    for left, right, high in (
        (-4.8, -2.6, 3.2),
        (-2.6, 0.2, 2.5),
        (0.2, 2.6, 2.1),
        (2.6, 4.8, 1.6),
    ):
        wall = Wall((left, 0, 10.2), (1, 0), (0, -1), 1.0)
        wall.piece(layer, (0, right - left), (0, high), p.WALL_BRICK)
        for row in range(int(high / 0.25)):
            wall.piece(layer, (0, right - left), (row * 0.25, row * 0.25 + 0.03), "#cbb29c", 0.9)
    for x in (-4.9, -2.4, 0.0, 2.4, 4.9):
        layer.line([(x, 0, 9.6), (x, 4.2, 9.6)], "#9fa4a4", 0.07)
    for y in (2.0, 3.9):
        layer.line([(-5, y, 9.6), (5, y, 9.6)], "#9fa4a4", 0.06)
    layer.box((-4.9, 4.9), (1.95, 2.05), (9.3, 9.9), "#b08f63")


def waste_after(scene: Scene) -> None:
    """Close the station; four bins stand in order."""
    scene.add(60, new_station)
    for i, colour in enumerate(("#4f7594", "#5f8a5a", "#b0483c", "#6b6f73")):
        scene.add(8.9, bin_box, -3.9 + i * 0.95, 9.0, colour, 1.05)
    scene.add(8.6, person, -1.5, 8.1, "point", ELDER, flip=True)
    scene.add(9.2, person, 3.2, 8.8, "stand", Dress("#e0803a", "#41516a"))
    for i, x in enumerate((-7.6, -6.6, 6.2, 7.2, 8.2)):
        scene.add(9.5, bush, x, 9.8, 0.95, p.LEAF, f"wb{i}", ("#d98a7a", "#e8c153")[i % 2])


def new_station(layer: Layer) -> None:
    """Draw the closed house with a roller door, a canopy and a planted strip."""
    layer.box((-4.8, 4.8), (0, 3.5), (10.2, 14), "#ece8dc")
    wall = Wall((-4.8, 0, 10.2), (1, 0), (0, -1), 1.02)
    wall.piece(layer, (0, 9.6), (0, 0.7), "#7f9a80")
    wall.piece(layer, (0, 9.6), (2.95, 3.5), "#5f8a6a")
    wall.shutter(layer, (5.4, 8.6), 2.7, "#aab4b2")
    wall.window(layer, (0.7, 1.9), (1.5, 2.5))
    wall.window(layer, (2.9, 4.1), (1.5, 2.5))
    layer.box((-5.1, 5.1), (3.5, 3.75), (9.9, 14.2), p.CONCRETE)
    layer.face([(-4.5, 2.9, 10.2), (0.1, 2.9, 10.2), (0.1, 2.5, 8.8), (-4.5, 2.5, 8.8)], "#6f9a86")
    layer.face([(-4.5, 2.5, 8.8), (0.1, 2.5, 8.8), (0.1, 2.38, 8.8), (-4.5, 2.38, 8.8)], "#567c6a")
    for x in (-4.4, 0.0):
        layer.line([(x, 0, 8.9), (x, 2.45, 8.9)], "#8b8f92", 0.07)
