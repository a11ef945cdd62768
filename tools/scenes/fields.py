"""The farm road between fields and ponds."""

from math import sin
from random import Random

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house
from tools.scenes.camera import Camera
from tools.scenes.layer import Layer
from tools.scenes.open_air import MOODS, clouds, far_green, patches, puddle
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import bush, tree, weeds
from tools.scenes.scene import Scene
from tools.scenes.things import cone
from tools.scenes.vehicles import mixer, scooter

BOARD = "#b58b58"


def farm_road(phase: str) -> str:
    """Draw the road between field and pond: mud, pouring, clean concrete."""
    scene = Scene(Camera(2.3, 850, 400, 620), MOODS[phase])
    clouds(scene, "farm", 0.6)
    far_green(scene, "farm")
    scene.add(300, land)
    scene.add(299, farm_surface, phase)
    scene.add(290, draw_house, House((-30, -14), (70, 84), 6.2, p.WALL_WHITE, "flat", "f1"))
    scene.add(289, draw_house, House((-50, -32), (72, 84), 3.8, p.WALL_GREY, "tile", "f2"))
    scene.add(288, draw_house, House((22, 38), (80, 92), 3.8, p.WALL_BRICK, "tile", "f3"))
    for i, z in enumerate((12, 18, 25, 34, 46)):
        scene.add(z, tree, -4.3, z, 4.6, p.LEAF, f"ft{i}", 0.42)
    scene.add(9, weeds, (3.4, 4.4), (4, 30), 60, "fw1", 0.5)
    scene.add(9.1, weeds, (-4.2, -3.2), (4, 30), 60, "fw2", 0.45)
    scene.add(30, lambda layer: layer.line([(9, 0, 30), (9, 1.4, 30)], "#7b7266", 0.12))
    scene.add(24, pond_shed)
    {"before": farm_before, "during": farm_during, "after": farm_after}[phase](scene)
    return scene.svg()


def land(layer: Layer) -> None:
    """Lay fields in rows on the left and fish ponds with banks on the right."""
    layer.ground((-200, 200), (1, 300), "#8d9a5c")
    for i in range(34):
        x = -5.4 - i * 1.5
        layer.ground((x - 0.95, x), (1.5, 62), ("#7f944b", "#93a557", "#86984f")[i % 3])
        layer.ground((x - 1.5, x - 0.95), (1.5, 62), "#8b7650")
    for z0, z1 in ((2.0, 15), (16.2, 30), (31.6, 52), (54, 78)):
        layer.ground((5.0, 70), (z0, z1), "#7c7a55")
        layer.ground((5.4, 70), (z0 + 0.3, z1 - 0.4), p.WATER)
        layer.ground((5.4, 70), (z0 + (z1 - z0) * 0.6, z1 - 0.4), "#aec5bf")
        rng = Random(f"pond{z0}")
        for _ in range(16):
            x, z = rng.uniform(6, 26), rng.uniform(z0 + 0.6, z1 - 1)
            layer.ground((x, x + rng.uniform(0.6, 2.4)), (z, z + 0.05 + z * 0.004), "#cfdcd5")


def pond_shed(layer: Layer) -> None:
    """Stand a small pump shed and an aerator at the pond."""
    layer.box((9.6, 12.2), (0, 2.1), (30.1, 31.5), p.WALL_GREY)
    layer.face([(9.3, 2.1, 29.8), (12.5, 2.1, 29.8), (12.5, 2.7, 31.6), (9.3, 2.7, 31.6)], p.TILE)


def farm_surface(layer: Layer, phase: str) -> None:
    """Lay the road itself as it is in each phase."""
    layer.ground((-3.4, 3.6), (1, 130), "#8f8058" if phase != "after" else "#8a8f58")
    {"before": muddy_road, "during": poured_road, "after": clean_road}[phase](layer)


def muddy_road(layer: Layer) -> None:
    """Lay mud with two ruts and water in the holes."""
    bare_road(layer)
    steps = (1.5, 3, 4, 5.5, 7, 9, 12, 16, 22, 30, 42, 60)
    for rut in (-1.3, 0.9):
        points = [(rut + sin(z * 0.5) * 0.18, z) for z in steps]
        for (xa, za), (xb, zb) in zip(points, points[1:], strict=False):
            layer.face(
                [(xa - 0.26, 0, za), (xa + 0.26, 0, za), (xb + 0.26, 0, zb), (xb - 0.26, 0, zb)],
                "#5f4e36",
                1,
                0.75,
            )
    for x, z, wide, deep in (
        (-1.2, 5, 0.7, 0.6),
        (1.0, 7, 0.6, 0.9),
        (-0.9, 10, 0.8, 1.0),
        (0.9, 15, 0.7, 1.6),
        (0.6, 4, 0.5, 0.3),
    ):
        puddle(layer, x, z, (wide, deep), "#a7aca6")


def bare_road(layer: Layer) -> None:
    """Lay the earth of the road."""
    layer.ground((-2.6, 2.6), (1, 130), p.MUD)
    patches(layer, (-2.5, 2.5), (2.6, 50), 110, "mud", ("#76603f", "#9a8058", "#6c5a3e"))


def poured_road(layer: Layer) -> None:
    """Lay fresh concrete between boards, wet where it was poured last."""
    bare_road(layer)
    layer.ground((-2.6, 2.6), (12.5, 130), "#cbc8bf")
    layer.ground((-2.6, 2.6), (10.5, 12.5), "#a4a29b")
    for x in (-2.7, 2.55):
        layer.box((x, x + 0.14), (0, 0.26), (6, 22), BOARD)


def clean_road(layer: Layer) -> None:
    """Lay concrete with joints and a white line at each edge."""
    layer.ground((-2.6, 2.6), (1, 130), "#cdc9bd")
    patches(layer, (-2.4, 2.4), (2.6, 40), 26, "conc", ("#c4c0b4", "#d6d2c7"))
    for i in range(24):
        z = 2.2 + i * 2.4
        layer.ground((-2.6, 2.6), (z, z + 0.05), "#a9a498")
    for x in (-2.45, 2.33):
        layer.ground((x, x + 0.12), (1, 130), "#f6f3e8")


def farm_before(scene: Scene) -> None:
    """Let somebody push a scooter through the mud."""
    scene.add(11.9, scooter, 0.2, 12, "#8f6a60", True)
    scene.add(12, person, 1.0, 12.1, "work", ELDER, flip=True)
    scene.add(7, weeds, (-0.4, 0.3), (3.4, 24), 36, "fwm", 0.3)


def farm_during(scene: Scene) -> None:
    """Pour the concrete and smooth it."""
    scene.add(17, mixer, 0.4, 16.5)
    scene.add(11.6, person, -1.6, 11.6, "work", WORKER)
    scene.add(10.4, person, 1.7, 10.4, "work", WORKER, flip=True)
    scene.add(9, person, -3.0, 9.4, "point", WORKER)
    scene.add(11.5, lambda layer: layer.line([(-1.1, 0.85, 11.6), (0.2, 0.05, 11.3)], BOARD, 0.05))
    scene.add(10.3, lambda layer: layer.line([(1.2, 0.8, 10.4), (0.1, 0.05, 10.9)], BOARD, 0.05))
    for x in (-2.2, -0.7, 0.8, 2.3):
        scene.add(6.4, cone, x, 6.4)


def farm_after(scene: Scene) -> None:
    """Let people and goods move."""
    scene.add(12, scooter, 1.2, 12, "#4f7594")
    scene.add(11.95, person, 1.15, 12.0, "sit", GIRL, y=0.36)
    scene.add(16, person, -1.5, 16, "walk", ELDER)
    scene.add(28, person, -0.6, 28, "walk", Dress("#8da0a8"))
    scene.add(28.1, person, 0.0, 28, "walk", CHILD)
    for i, z in enumerate((6.5, 8.5, 10.5)):
        scene.add(z, bush, -3.5, z, 0.6, p.LEAF_YOUNG, f"fb{i}", "#e8c153")
