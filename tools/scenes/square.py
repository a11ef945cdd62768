"""The community square at dusk."""

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house
from tools.scenes.camera import Camera
from tools.scenes.lanes import corners, night_sky
from tools.scenes.layer import Layer
from tools.scenes.open_air import far_green, slabs
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import bush, tree, weeds
from tools.scenes.scene import Light, Scene
from tools.scenes.things import bench, cone, pole_lamp

SOLAR = ((-4.6, 8.5), (4.4, 11), (-4.6, 16), (4.4, 20), (-4.6, 26))


def solar_lamps(phase: str) -> str:
    """Draw the edge of the square: dark at dusk, under work, lit by the sun of the day."""
    mood = {"before": p.DUSK_DARK, "during": p.WORK, "after": p.DUSK}[phase]
    scene = Scene(Camera(2.0, 880, 470, 640), mood)
    lit, dim = phase == "after", 0.12 if phase == "before" else 0.0
    far_green(scene, "solar")
    scene.add(300, square_floor)
    scene.add(
        220,
        draw_house,
        House((-11, -2), (33, 42), 3.8, p.WALL_GREY, "tile", "s1", 0.5 if lit else dim),
    )
    scene.add(
        221,
        draw_house,
        House((-1.4, 8), (34, 44), 6.4, p.WALL_CREAM, "flat", "s2", 0.6 if lit else dim),
    )
    scene.add(
        222,
        draw_house,
        House((8.6, 20), (32, 42), 3.8, p.WALL_BRICK, "tile", "s3", 0.4 if lit else dim),
    )
    scene.add(
        150,
        draw_house,
        House((-18, -8.4), (13, 27), 6.4, p.WALL_WHITE, "flat", "hall", 0.7 if lit else dim),
    )
    for i, (x, z, high) in enumerate(((7.6, 9, 5.2), (8, 14, 5.6), (8.2, 21, 5.4), (-8, 30, 5))):
        scene.add(z, tree, x, z, high, p.LEAF, f"sq{i}", 0.5)
    for i, z in enumerate((8, 9.4, 11.2, 12.6, 15.5, 17.5, 20)):
        scene.add(z, bush, 6.2, z, 0.9, p.LEAF, f"hedge{i}", "#d98a7a" if lit else "")
    scene.add(12.4, bench, 4.9, 12.4, 1.8)
    scene.add(17, bench, 4.9, 17, 1.8)
    {"before": solar_before, "during": solar_during, "after": solar_after}[phase](scene)
    if phase != "during":
        night_sky(scene, lit)
    scene.front.append(corners(0.34 if phase == "before" else 0.2))
    return scene.svg()


def square_floor(layer: Layer) -> None:
    """Lay the square with its darker bands."""
    layer.ground((-60, 60), (1, 120), "#84895f")
    slabs(layer, (-8.4, 5.6), (1.5, 31), 1.4, p.PAVING, "square")
    for x in (-5.6, 0.0, 5.4):
        layer.ground((x - 0.12, x + 0.12), (1.5, 31), "#9a8d7c")
    layer.ground((5.6, 6.9), (1.5, 31), "#6f7a4c")
    layer.box((5.5, 5.65), (0, 0.18), (1.5, 31), p.CONCRETE)


def solar_before(scene: Scene) -> None:
    """Leave one dead pole and one person who hurries home."""
    scene.add(
        11,
        lambda layer: layer.line([(4.4, 0, 11), (4.5, 4.1, 11), (4.1, 4.3, 11)], "#6f6659", 0.12),
    )
    scene.add(5.4, weeds, (4.6, 5.6), (5, 12), 16, "sol", 0.35)
    scene.add(15, person, -1.2, 15, "walk", Dress("#5d6470", "#3c3f48"))
    scene.lights.append(Light((-0.9, 0.8, 14.7), 1.3, 0.5, 0.0))


def solar_during(scene: Scene) -> None:
    """Set the lamps: two stand, one lies ready."""
    for x, z in SOLAR[2:]:
        scene.add(z, pole_lamp, x, z, False, 4.8, 1.0 if x < 0 else -1.0)
    scene.add(11, pole_lamp, 4.4, 11, False, 4.8, -1.0)
    scene.add(10.9, person, 3.8, 10.8, "point", WORKER)
    scene.add(8.4, person, -3.6, 8.4, "work", WORKER, flip=True)
    scene.add(8.5, lambda layer: layer.box((-4.9, -4.3), (0, 0.3), (8.2, 8.8), "#9b9a94"))
    scene.add(7, lambda layer: layer.line([(-3.9, 0.15, 7.2), (0.4, 0.15, 7.6)], "#59646c", 0.14))
    scene.add(7.2, lambda layer: layer.box((0.6, 1.7), (0, 0.5), (7.3, 8), "#b8946a"))
    for x, z in ((-2.6, 6.6), (2.4, 9.4), (3, 12.4), (-2.2, 9.6)):
        scene.add(z, cone, x, z)


def solar_after(scene: Scene) -> None:
    """Light the lamps and let the evening begin."""
    for x, z in SOLAR:
        lean = 1.0 if x < 0 else -1.0
        scene.add(z, pole_lamp, x, z, True, 4.8, lean)
        scene.lights.append(Light((x + lean * 0.93, 4.5, z), 5.6, 0.95, 0.8))
    for i, (x, z) in enumerate(
        ((-2.2, 13), (-0.9, 13.6), (0.5, 13), (-1.6, 15), (0, 15.2), (1.3, 14.8))
    ):
        scene.add(
            z, person, x, z, "reach" if i % 2 else "point", (GIRL, ELDER, Dress("#7d95a0"))[i % 3]
        )
    scene.add(9.6, person, 2.3, 9.6, "walk", CHILD)
    scene.add(9.8, person, 2.9, 9.8, "stand", Dress("#8da0a8"))
    scene.add(12.3, person, 4.7, 12.5, "sit", ELDER)
