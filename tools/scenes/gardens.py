"""The pocket park and the lane with its drain."""

from math import cos, pi, sin

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house, low_wall
from tools.scenes.camera import Camera
from tools.scenes.layer import Layer
from tools.scenes.open_air import MOODS, clouds, far_green, patches, puddle, slabs
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import banyan, bush, pot, tree, weeds
from tools.scenes.scene import Scene
from tools.scenes.things import bench, cone, pole_lamp, rubbish
from tools.scenes.vehicles import excavator
from tools.scenes.yards import heap


def park(phase: str) -> str:
    """Draw the little park: neglected, planted, renewed."""
    scene = Scene(Camera(2.1, 850, 440, 640), MOODS[phase])
    clouds(scene, "park")
    far_green(scene, "park")
    scene.add(300, park_ground, phase)
    scene.add(240, draw_house, House((-22, -9), (26, 36), 6.3, p.WALL_WHITE, "flat", "g1"))
    scene.add(241, draw_house, House((-8, 3), (27, 36), 3.8, p.WALL_GREY, "tile", "g2"))
    scene.add(242, draw_house, House((4, 18), (26, 36), 6.3, p.WALL_OCHRE, "flat", "g3"))
    scene.add(200, low_wall, (-12, 14), (22, 22.4), 1.5, p.WALL_CREAM)
    scene.add(18, banyan, -6.6, 18, 8.2, "pp")
    scene.add(19, tree, 8.6, 18.5, 6.2, p.LEAF, "pt1", 0.46)
    {"before": park_before, "during": park_during, "after": park_after}[phase](scene)
    return scene.svg()


def park_ground(layer: Layer, phase: str) -> None:
    """Lay earth, or lawn with a curved path."""
    layer.ground((-70, 70), (1, 150), "#a39d8c")
    layer.ground((-12, 14), (2, 22), "#97875f" if phase != "after" else "#86a05a")
    path = [
        (0.2, 2),
        (0.4, 4),
        (0.2, 6),
        (-0.4, 8.5),
        (-1.2, 11),
        (-1.4, 14),
        (-0.4, 18),
        (0.2, 22),
    ]
    if phase != "after":
        patches(layer, (-11, 13), (3, 21), 90, "park", ("#8a7a55", "#a89870", "#7d7f4e"))
    else:
        patches(layer, (-11, 13), (3, 21), 60, "lawn", ("#7c9751", "#92ab64"))
    for wide, tone in (
        ((1.5, "#d9d0bd"), (1.36, "#c7b59b")) if phase == "after" else ((1.2, "#8f8871"),)
    ):
        for (xa, za), (xb, zb) in zip(path, path[1:], strict=False):
            layer.face(
                [(xa - wide, 0, za), (xa + wide, 0, za), (xb + wide, 0, zb), (xb - wide, 0, zb)],
                tone,
            )
    if phase == "after":
        ring = [
            (5.2 + cos(2 * pi * i / 30) * 3.3, 0, 11.6 + sin(2 * pi * i / 30) * 2.9)
            for i in range(30)
        ]
        layer.face(ring, "#d9d0bd")
        layer.face(
            [(5.2 + (x - 5.2) * 0.95, 0, 11.6 + (z - 11.6) * 0.95) for x, _, z in ring], "#b9745f"
        )


def park_before(scene: Scene) -> None:
    """Leave a broken bench, weeds and litter."""
    scene.add(6.9, bench, -2.9, 7, 2.2, True)
    scene.add(7, weeds, (-7, 7), (7.2, 10), 60, "kw1", 0.4)
    scene.add(12, weeds, (-9, 11), (10, 21), 130, "kw2", 0.6)
    scene.add(5, weeds, (0.6, 5.4), (4.4, 6.4), 26, "kw3", 0.35)
    scene.add(5.1, weeds, (-5.4, -2.4), (4.6, 6.4), 22, "kw4", 0.35)
    scene.add(6.8, rubbish, (1.4, 4.2), (6.6, 9), 8, "kr")
    scene.add(
        11,
        lambda layer: [
            layer.line(
                [(4.2, 0, 11.6), (4.2, 1.7, 11.6), (5.6, 1.2, 11.6), (5.9, 0, 11.6)], "#8a6a52", 0.1
            )
        ],
    )
    scene.add(12.5, tree, 3.2, 13.5, 3.0, "#8f8a5c", "dry", 0.3)


def park_during(scene: Scene) -> None:
    """Plant the young trees."""
    scene.add(9, heap, 2.9, 9.4, 1.0, p.EARTH)
    scene.add(9.2, sapling, 4.6, 9.6, "s1", 2.6)
    scene.add(8.9, person, 3.9, 9.0, "work", WORKER)
    scene.add(10, sapling, -4.4, 10.6, "s2", 2.6)
    scene.add(9.9, person, -3.5, 10.4, "stand", WORKER)
    scene.add(7, lying_trees)
    scene.add(14, person, 0.4, 14, "walk", WORKER)
    scene.add(13, lambda layer: slabs(layer, (-2.6, 0.6), (10.8, 14.5), 0.8, "#c7b59b", "half"))
    for x, z in ((-1.4, 6.6), (1.0, 6.6), (5.8, 7.2)):
        scene.add(z, cone, x, z)


def lying_trees(layer: Layer) -> None:
    """Lay out pots with plants that wait for their place."""
    for i in range(6):
        pot(layer, -5.6 + i * 0.62, 7.4 - (i % 2) * 0.3, 0.62, f"wait{i}")


def sapling(layer: Layer, x: float, z: float, seed: str, high: float = 3.2) -> None:
    """Plant a young tree held by three stakes."""
    tree(layer, x, z, high, p.LEAF_YOUNG, seed, 0.32)
    for lean in (-0.45, 0.0, 0.45):
        layer.line([(x + lean, 0, z - 0.1), (x, high * 0.36, z - 0.1)], "#b58b58", 0.05)


def park_after(scene: Scene) -> None:
    """Bring benches, exercise equipment, young trees, flowers and neighbours."""
    scene.add(7, bench, -2.9, 7, 2.2)
    scene.add(14.4, bench, -3.9, 14.4, 2.0)
    for i, (x, z) in enumerate(
        ((7.4, 14.8), (-5.9, 9.6), (2.4, 16.5), (-2.6, 19), (8.6, 9.2), (5.6, 18.5))
    ):
        scene.add(z, sapling, x, z, f"ka{i}", 3.3)
    for i in range(12):
        x, z = (-6.6 + (i % 6) * 0.46, 6.0 + (i // 6) * 0.5)
        scene.add(
            z - 0.001 * i,
            bush,
            x,
            z,
            0.55,
            p.LEAF,
            f"kf{i}",
            ("#d98a7a", "#e8c153", "#e6b3b8")[i % 3],
        )
    for i in range(5):
        scene.add(
            6.1,
            bush,
            2.6 + i * 0.8,
            6.2,
            0.55,
            p.LEAF_YOUNG,
            f"kg{i}",
            ("#e8c153", "#d98a7a")[i % 2],
        )
    for i, (x, z) in enumerate(((2.6, 4.5), (3.1, 4.4), (-2.5, 4.4), (-3.0, 4.5))):
        scene.add(4.4, bush, x, z, 0.6, p.LEAF, f"kh{i}", ("#d98a7a", "#e8c153")[i % 2])
    scene.add(11.8, walker, 4.2, 11.8)
    scene.add(11.2, wheel, 6.4, 11.2)
    scene.add(11.75, person, 4.2, 11.7, "walk", ELDER, y=0.28)
    scene.add(7.02, person, -2.6, 7.1, "sit", ELDER)
    scene.add(7.01, person, -3.3, 7.1, "sit", Dress("#a98f5f"))
    scene.add(12.4, person, -1.4, 12.4, "walk", GIRL)
    scene.add(12.3, person, -0.8, 12.2, "walk", CHILD)
    scene.add(16, pole_lamp, 1.6, 15.5, False, 4.4, -1.0)


def walker(layer: Layer, x: float, z: float) -> None:
    """Set an air walker for exercise."""
    layer.line(
        [(x - 0.8, 0, z), (x - 0.8, 1.35, z), (x + 0.8, 1.35, z), (x + 0.8, 0, z)], "#4f7f78", 0.09
    )
    layer.line([(x - 0.3, 1.3, z), (x - 0.4, 0.3, z), (x - 0.1, 0.3, z)], "#d29a45", 0.07)
    layer.line([(x + 0.3, 1.3, z), (x + 0.4, 0.3, z), (x + 0.7, 0.3, z)], "#d29a45", 0.07)


def wheel(layer: Layer, x: float, z: float) -> None:
    """Set a shoulder wheel for exercise."""
    layer.line([(x, 0, z), (x, 1.9, z)], "#4f7f78", 0.11)
    ring = [
        (x + cos(2 * pi * i / 20) * 0.5, 1.5 + sin(2 * pi * i / 20) * 0.5, z) for i in range(21)
    ]
    layer.line(ring, "#d29a45", 0.07)
    layer.line([ring[0], ring[10]], "#d29a45", 0.05)
    layer.line([ring[5], ring[15]], "#d29a45", 0.05)


def drain(phase: str) -> str:
    """Draw the lane with its ditch: blocked and flooded, dug up, covered and dry."""
    scene = Scene(Camera(2.2, 850, 430, 560), MOODS[phase])
    clouds(scene, "drain")
    far_green(scene, "drain")
    scene.add(300, drain_ground, phase)
    for house in (
        House((-14, -4.2), (5, 13), 6.3, p.WALL_OCHRE, "flat", "d1", 0, 1.3),
        House((-14, -4.2), (13.4, 21), 3.8, p.WALL_GREY, "tile", "d2"),
        House((-14, -4.2), (21.4, 31), 6.3, p.WALL_WHITE, "flat", "d3"),
        House((5.4, 15), (12, 20), 3.8, p.WALL_BRICK, "tile", "d4", 0, 1.3),
        House((5.4, 15), (20.4, 29), 6.3, p.WALL_CREAM, "flat", "d5"),
        House((5.4, 15), (29.4, 40), 3.8, p.WALL_GREY, "tile", "d6"),
    ):
        scene.add(200 + house.z[0], draw_house, house)
    scene.add(203, low_wall, (5.4, 5.8), (3, 11.8), 1.7, p.WALL_CREAM)
    scene.add(204, tree, 8.2, 9.6, 5.6, p.LEAF, "dt", 0.46)
    scene.add(201, banyan, 0.2, 46, 9, "db")
    {"before": drain_before, "during": drain_during, "after": drain_after}[phase](scene)
    return scene.svg()


def drain_ground(layer: Layer, phase: str) -> None:
    """Lay the lane, the ditch at its right side and what covers it."""
    layer.ground((-70, 70), (1, 150), "#a09a86")
    layer.ground((3.9, 5.4), (1.2, 60), "#b3ab99" if phase == "after" else "#8f8a66")
    if phase == "after":
        slabs(layer, (-4.2, 2.6), (1.2, 60), 1.3, "#c6bfae", "dr")
        covers(layer)
        return
    floor = -1.3 if phase == "during" else -0.45
    layer.box((3.9, 4.0), (floor, 0), (1.2, 60), "#6f5d46" if phase == "during" else "#8f836b")
    layer.ground((2.0, 3.9), (1.2, 60), "#6e5a40" if phase == "during" else "#6f7458", floor)
    if phase == "during":
        layer.box((3.35, 3.82), (-0.95, -0.45), (6.5, 32), "#c4c1b7")
        for z in (6.5, 8.5, 10.5, 13, 16, 20):
            layer.box((3.31, 3.86), (-1.0, -0.41), (z, z + 0.22), "#aaa79d")
    # The lane comes after the ditch: its edge hides the near side of the ditch.
    layer.ground((-4.2, 2.6), (1.2, 90), "#a8a192")
    patches(layer, (-4, 2.4), (2.5, 40), 60, "dr", ("#8f8878", "#b6af9f", "#857d68"))
    layer.ground((2.4, 2.6), (1.2, 60), "#8c8576")


def covers(layer: Layer) -> None:
    """Cover the drain with slabs and, now and then, a grating."""
    layer.ground((2.6, 3.9), (1.2, 60), "#a9a396")
    for i in range(40):
        z = 1.6 + i * 1.0
        layer.ground((2.68, 3.82), (z + 0.03, z + 0.96), "#d2ccbf")
        for k in range(5 if i % 4 == 1 else 0):
            layer.ground((2.86 + k * 0.17, 2.94 + k * 0.17), (z + 0.2, z + 0.8), "#55585a")


def drain_before(scene: Scene) -> None:
    """Block the ditch and let the water stand on the lane."""
    scene.add(250, puddle, -0.4, 7.2, (2.7, 1.7), "#a3aaa4")
    scene.add(251, puddle, 0.5, 13.5, (2.0, 2.6), "#a9b0aa")
    scene.add(8, rubbish, (2.9, 3.7), (5.6, 11), 13, "dr")
    scene.add(7.9, weeds, (3.0, 4.9), (4.6, 16), 60, "dw", 0.55)
    scene.add(9.5, stones)
    scene.add(15.6, person, -2.6, 15.6, "walk", ELDER)


def stones(layer: Layer) -> None:
    """Lay bricks in the water to step on."""
    for i in range(5):
        layer.box(
            (-2.3 + i * 0.2, -1.9 + i * 0.2),
            (0, 0.12),
            (9.2 - i * 0.9, 9.5 - i * 0.9),
            p.WALL_BRICK,
        )


def drain_during(scene: Scene) -> None:
    """Dig and lay the pipes."""
    scene.add(15, excavator, 0.2, 15.5)
    scene.add(12, heap, -2.6, 12, 1.3, "#8f7653")
    scene.add(9, pipes)
    scene.add(9.4, person, 1.7, 9.6, "work", WORKER)
    scene.add(11, person, 3.2, 11, "stand", WORKER, y=-1.1)
    scene.add(8.6, person, -1.0, 10.4, "point", WORKER)
    for z in (4.8, 6.4, 8.2, 11.8):
        scene.add(z, cone, 2.1, z)


def pipes(layer: Layer) -> None:
    """Stack new pipes beside the trench, their mouths towards us."""
    for x, y, z in ((-3.2, 0.36, 8), (-2.46, 0.36, 8), (-2.83, 0.98, 8)):
        for step in range(8):
            with layer.sprite(x, y, z + 2.2 - step * 0.31) as sprite:
                sprite.disc((0, 0), 0.36, "#b9b6ac", 0.86 + step * 0.02)
        with layer.sprite(x, y, z) as sprite:
            sprite.disc((0, 0), 0.36, "#cfccc2")
            sprite.disc((0, 0), 0.28, "#55544f")


def drain_after(scene: Scene) -> None:
    """Keep the lane dry and green."""
    for i, (x, z) in enumerate(
        ((-3.7, 6.6), (-3.7, 7.5), (4.7, 6), (4.7, 7.4), (4.7, 9), (4.7, 10.8), (-3.7, 14))
    ):
        scene.add(
            z,
            pot if x < 0 else bush,
            x,
            z,
            0.62 if x < 0 else 0.8,
            *(
                ("dp" + str(i), "#d98a7a")
                if x < 0
                else (p.LEAF, f"dp{i}", ("#e8c153", "#d98a7a")[i % 2])
            ),
        )
    scene.add(10, person, -0.9, 10, "walk", Dress("#7d95a0"))
    scene.add(10.1, person, -0.2, 10.1, "walk", CHILD)
    scene.add(18, person, 1.2, 18, "walk", ELDER)
    scene.add(24, person, -1.4, 24, "walk", GIRL)
