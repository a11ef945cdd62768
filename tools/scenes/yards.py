"""Yards beside the road: the car park and the junction."""

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house, low_wall
from tools.scenes.camera import Camera
from tools.scenes.layer import Layer
from tools.scenes.open_air import MOODS, clouds, far_green, patches, puddle
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, person
from tools.scenes.plants import banyan, bush, tree, weeds
from tools.scenes.scene import Scene
from tools.scenes.things import cone, pole_lamp, rubbish, tape, wires
from tools.scenes.vehicles import car, roller, scooter

DIRT = ("#8f7a58", "#b29a72", "#7f7a50")


def parking(phase: str) -> str:
    """Draw the corner: weeds and wild parking, the roller, marked bays."""
    scene = Scene(Camera(3.6, 820, 400, 640), MOODS[phase])
    clouds(scene, "parking")
    far_green(scene, "parking")
    scene.add(300, parking_ground, phase)
    scene.add(240, draw_house, House((-20, -8), (30, 40), 6.3, p.WALL_CREAM, "flat", "p1"))
    scene.add(241, draw_house, House((-7, 4), (31, 41), 3.8, p.WALL_GREY, "tile", "p2"))
    scene.add(242, draw_house, House((5, 19), (30, 41), 6.3, p.WALL_GREEN, "flat", "p3"))
    scene.add(150, draw_house, House((-22, -11.5), (12, 25), 3.8, p.WALL_BRICK, "tile", "p4"))
    scene.add(200, low_wall, (-9, 12), (24.5, 24.9), 1.7, p.WALL_CREAM)
    scene.add(23, banyan, 9.4, 22, 8.6, "pk")
    {"before": parking_before, "during": parking_during, "after": parking_after}[phase](scene)
    return scene.svg()


def parking_ground(layer: Layer, phase: str) -> None:
    """Lay the ground of the corner."""
    layer.ground((-70, 70), (1, 150), "#a39d8c")
    layer.ground((-70, 70), (1.5, 5.6), "#a8a59d")
    if phase == "after":
        layer.ground((-11, 11), (5.9, 24.5), p.ASPHALT)
        patches(layer, (-10, 10), (6, 24), 40, "asphalt", ("#75757a", "#868686"))
        for row in (19.0, 9.2):
            for i in range(8):
                x = -9.2 + i * 2.5
                layer.ground((x, x + 0.12), (row - 0.2, row + 4.9), p.WHITE)
            layer.ground((-9.2, 8.42), (row + 4.9, row + 5.05), p.WHITE)
        layer.ground((-11.2, -10.1), (5.8, 24.5), "#708a4e")
        layer.box((-10.15, -10), (0, 0.16), (5.8, 24.5), p.CONCRETE)
    else:
        layer.ground((-11, 12), (5.9, 24.5), p.EARTH)
        tones = DIRT if phase == "before" else ("#a98d66", "#b89c74", "#9a805a")
        patches(layer, (-10, 11), (6, 24), 90, "dirt", tones)
    layer.box((-70, 70), (0, 0.12), (5.6, 5.9), p.CONCRETE)


def parking_before(scene: Scene) -> None:
    """Let cars stand as they came, between weeds and rubbish."""
    scene.add(17, car, -3.2, 16, 0.9, "#d8d4c8")
    scene.add(13, car, 3.6, 12.8, -0.5, "#6f8594")
    scene.add(19, car, 2.2, 19.5, 1.7, "#8e5d52")
    scene.add(10.5, car, -6.6, 11, 2.2, "#b9b7b0")
    scene.add(9, weeds, (-10.5, 11), (6.2, 12), 80, "pw1", 0.6)
    scene.add(14, weeds, (-10.5, 11), (13, 23), 130, "pw2", 0.75)
    scene.add(8.5, rubbish, (-2.6, 1.2), (8, 10.5), 12, "pr")
    puddle_at = (5.6, 8.4)
    scene.add(200.5, puddle, puddle_at[0], puddle_at[1], (1.5, 0.7))
    scene.add(15, rubbish, (6, 9), (14, 18), 9, "pr2")


def parking_during(scene: Scene) -> None:
    """Level the ground."""
    scene.add(11.5, roller, 1.2, 11.5, 0.5)
    scene.add(13, person, -4.2, 13, "work", WORKER)
    scene.add(15, person, 5, 15, "point", WORKER, flip=True)
    scene.add(17, person, -1.5, 18, "walk", WORKER)
    scene.add(16, heap, -7, 15.5, 1.9)
    scene.add(15.9, heap, -5.2, 17, 1.4)
    for i in range(7):
        scene.add(7, cone, -8 + i * 2.6, 6.9)
    scene.add(6.9, tape, ((-8, 0.6, 6.9), (7.6, 0.6, 6.9)))


def heap(layer: Layer, x: float, z: float, size: float, colour: str = "#a89a82") -> None:
    """Pour a heap of gravel or earth."""
    layer.shadow(x, z, (size * 1.2, size * 0.6))
    with layer.sprite(x, 0, z) as sprite:
        sprite.shape(
            f"M{-size} 0Q{-size * 0.5} {size * 0.5} 0 {size * 0.72}"
            f"Q{size * 0.5} {size * 0.5} {size} 0Z",
            colour,
        )
        sprite.shape(
            f"M{size * 0.1} 0Q{size * 0.3} {size * 0.4} 0 {size * 0.72}"
            f"Q{size * 0.5} {size * 0.5} {size} 0Z",
            colour,
            0.82,
        )


def parking_after(scene: Scene) -> None:
    """Park in the bays; trees along the edge."""
    for i, (bay, row, colour) in enumerate(
        (
            (0, 19, "#d8d4c8"),
            (1, 19, "#8e5d52"),
            (3, 19, "#b9b7b0"),
            (4, 19, "#6f8594"),
            (6, 19, "#e4ded0"),
            (1, 9.2, "#6f8594"),
            (2, 9.2, "#d8d4c8"),
            (5, 9.2, "#a4493f"),
        )
    ):
        scene.add(
            row + 2.4, car, -7.95 + bay * 2.5 + 0.05, row + 2.4, 0.0 if i % 3 else 3.1416, colour
        )
    for i, z in enumerate((7.5, 11.5, 15.5, 20)):
        scene.add(z, tree, -10.6, z, 3.6, p.LEAF_YOUNG, f"py{i}", 0.38)
        scene.add(z + 2, bush, -10.6, z + 2, 0.8, p.LEAF, f"pb{i}", "#d98a7a")
    scene.add(16.6, pole_lamp, -9.7, 16.6, False, 5, 1.0)
    scene.add(17, person, 0.6, 16.6, "walk", GIRL)
    scene.add(16.9, person, 1.3, 16.6, "walk", CHILD)


def junction(phase: str) -> str:
    """Draw the junction: cluttered, under work, planted and clear."""
    scene = Scene(Camera(4.2, 700, 430, 610), MOODS[phase])
    clouds(scene, "junction")
    far_green(scene, "junction")
    scene.add(300, junction_ground, phase)
    for house in (
        House((-22, -11), (21, 31), 6.3, p.WALL_CREAM, "flat", "j1", 0, 1, "#5f7f86"),
        House((-20, -10), (32, 46), 3.8, p.WALL_BRICK, "tile", "j2"),
        House((8, 20), (24, 34), 6.3, p.WALL_WHITE, "flat", "j3", 0, 1, p.TILE_RED),
        House((7.4, 18), (35, 50), 3.8, p.WALL_GREY, "tile", "j4"),
    ):
        scene.add(200 + house.z[0], draw_house, house)
    scene.add(150, wires, ((-11, 6.4, 22), (8, 6.5, 24)), 2 if phase == "after" else 5, 0.7)
    {"before": junction_before, "during": junction_during, "after": junction_after}[phase](scene)
    return scene.svg()


def junction_ground(layer: Layer, phase: str) -> None:
    """Lay the two roads that meet and the corners between."""
    tidy = phase == "after"
    layer.ground((-70, 70), (1, 160), "#a79f8b")
    road = p.ASPHALT if tidy else "#989388"
    layer.ground((-4.2, 3.2), (1.2, 120), road)
    layer.ground((-70, 70), (11.5, 18.5), road)
    patches(
        layer,
        (-4, 3),
        (3, 40),
        30,
        "jroad",
        ("#8b877c", "#a09c92") if not tidy else ("#75757a", "#858585"),
    )
    for left, right in ((-12.0, -4.4), (3.4, 13.0)):
        corner = "#7b8f52" if tidy else p.EARTH
        layer.ground((left, right), (4.0, 11.2), corner)
        layer.ground((left, right), (18.8, 21), "#bcb5a5" if tidy else p.EARTH)
        if not tidy:
            patches(layer, (left, right), (4.2, 11), 40, f"jc{left}", DIRT)
    if not tidy:
        return
    layer.ground((4.6, 13), (5.4, 10.6), p.ASPHALT)
    for i in range(4):
        layer.ground((4.8 + i * 2.6, 4.92 + i * 2.6), (5.6, 10.4), p.WHITE)
    layer.box((3.4, 3.6), (0, 0.16), (4, 11.2), p.CONCRETE)
    layer.box((-4.6, -4.4), (0, 0.16), (4, 11.2), p.CONCRETE)
    layer.box((-12, -4.4), (0, 0.16), (11.1, 11.3), p.CONCRETE)
    for i in range(7):
        layer.ground((-4 + i * 1.02, -3.45 + i * 1.02), (19, 21.4), p.WHITE)
        layer.ground((-4 + i * 1.02, -3.45 + i * 1.02), (8.9, 10.9), p.WHITE)
    for z in (3.2, 6.0, 24, 30, 37):
        layer.ground((-0.6, -0.44), (z, z + 1.6), p.WHITE)


def junction_before(scene: Scene) -> None:
    """Heap up what stands in the way of seeing."""
    scene.add(9, weeds, (-11.5, -4.6), (4.6, 11), 110, "jw1", 1.0)
    scene.add(9.1, weeds, (3.6, 12), (4.6, 11), 110, "jw2", 0.9)
    scene.add(8, rubbish, (-8, -5), (7, 9.5), 14, "jr1")
    scene.add(8.2, rubbish, (4.4, 8), (7.5, 9.6), 12, "jr2")
    scene.add(10.4, bush, -6.2, 10.6, 2.6, p.GRASS, "jb1")
    scene.add(10.5, bush, -8.6, 10.4, 2.2, p.LEAF, "jb2")
    scene.add(10.5, car, 6.6, 10.2, 1.2, "#8e5d52")
    scene.add(15, scooter, 0.8, 15, "#7d95a0")
    scene.add(
        9.9,
        lambda layer: [
            layer.box((4.2, 4.3), (0, 3.0), (9.8, 9.9), "#6e6a62"),
            layer.box((3.4, 5.2), (1.9, 3.1), (9.8, 9.85), "#a9a596"),
            layer.box((9, 10.8), (1.2, 2.3), (10.8, 10.9), "#b59a7a"),
        ],
    )


def junction_during(scene: Scene) -> None:
    """Clear the corners between cones."""
    scene.add(9.6, heap, -7.5, 9.2, 1.6, p.EARTH)
    scene.add(8, person, -5.6, 8.4, "work", WORKER)
    scene.add(9, person, 5.4, 9, "work", WORKER, flip=True)
    scene.add(10, person, 8.2, 10, "point", WORKER, flip=True)
    scene.add(
        8.6,
        lambda layer: [
            layer.box((4 + i * 0.9, 4.8 + i * 0.9), (0, 0.5), (7, 7.7), "#bdb5a6") for i in range(3)
        ],
    )
    scene.add(12.4, roller, 9.5, 8.2, 1.2)
    for i, (x, z) in enumerate(
        (
            (-4.0, 5),
            (-4.0, 7.4),
            (-4.0, 10),
            (2.9, 5),
            (2.9, 7.4),
            (2.9, 10),
            (-6, 11.6),
            (-9, 11.6),
            (5.4, 11.6),
            (8.4, 11.6),
        )
    ):
        scene.add(z + i * 0.001, cone, x, z)
    scene.add(20, person, -1.2, 20, "walk", ELDER)


def junction_after(scene: Scene) -> None:
    """Plant the corner low, so that everybody sees everybody."""
    for i in range(32):
        x, z = -4.95 - (i % 8) * 0.8, 10.6 - (i // 8) * 1.15
        scene.add(
            z,
            bush,
            x,
            z,
            0.62 + (i % 3) * 0.12,
            (p.LEAF, p.LEAF_YOUNG, p.LEAF_DARK)[i % 3],
            f"ja{i}",
            ("#d98a7a", "#e8c153", "")[i % 3],
        )
    for i, (x, z) in enumerate(((-9.5, 10), (-7, 20), (5.4, 20), (12.6, 11))):
        scene.add(z, tree, x, z, 4.2, p.LEAF_YOUNG, f"jt{i}", 0.4)
    scene.add(9, car, 6.2, 8.1, 3.1416, "#6f8594")
    scene.add(9.1, car, 11.4, 8.1, 3.1416, "#d8d4c8")
    scene.add(15, scooter, 1.2, 15, "#7d95a0")
    scene.add(20, person, -2.4, 20, "walk", GIRL)
    scene.add(20.1, person, -1.7, 20, "walk", CHILD)
    scene.add(19, pole_lamp, -5.2, 19.2, False, 5.2, 1.0)
