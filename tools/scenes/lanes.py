"""The village lane and its lamps."""

from random import Random

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house, low_wall
from tools.scenes.camera import HEIGHT, WIDTH, Camera
from tools.scenes.layer import Layer
from tools.scenes.people import CHILD, ELDER, GIRL, WORKER, Dress, person
from tools.scenes.plants import banyan, bush, pot, tree
from tools.scenes.scene import Light, Scene
from tools.scenes.things import cone, ladder, wall_lamp, wires

LAMPS = ((-1.75, 7.5), (1.75, 12.5), (-1.75, 18), (1.75, 25), (-1.75, 33), (1.75, 43))
LAMP_HIGH = 3.9


def paving(layer: Layer) -> None:
    """Lay the lane: concrete slabs, a gutter on each side."""
    layer.ground((-40, 40), (1, 90), "#8f8a7c")
    layer.ground((-2.9, 2.9), (1, 90), p.PAVING)
    rng = Random("lane")
    z = 1.0
    while z < 60:
        deep = 0.9 if z < 14 else 2.4
        for column in range(-3, 3):
            colour = p.mix(
                p.PAVING, rng.choice(("#8f887a", "#d6cfbe", "#a59d8d")), rng.uniform(0.05, 0.38)
            )
            x = column * 0.92
            layer.ground((x + 0.025, x + 0.9), (z + 0.03, z + deep - 0.02), colour)
        z += deep
    for side in (-2.9, 2.62):
        layer.ground((side, side + 0.28), (1, 60), "#7d776b")


def houses(scene: Scene, lit: float) -> None:
    """Line the lane with low houses, old and newer."""
    rows = (
        House((-9, -2.9), (4.2, 9.6), 3.6, p.WALL_GREY, "tile", "l1", lit, 1.2),
        House((-10, -2.9), (9.8, 15), 6.4, p.WALL_CREAM, "flat", "l2", lit),
        House((-9, -2.9), (15.2, 21), 3.7, p.WALL_BRICK, "tile", "l3", lit),
        House((-9, -2.9), (21.2, 29), 6.2, p.WALL_WHITE, "flat", "l4", lit),
        House((-9, -2.9), (29.3, 40), 3.7, p.WALL_OCHRE, "tile", "l5", lit),
        House((2.9, 9), (9.2, 15.4), 3.8, p.WALL_BRICK, "tile", "r2", lit, 1.2),
        House((2.9, 10), (15.6, 21.6), 6.3, p.WALL_GREEN, "flat", "r3", lit),
        House((2.9, 9), (22, 29), 3.8, p.WALL_GREY, "tile", "r4", lit),
        House((2.9, 9), (29.2, 40), 6.0, p.WALL_CREAM, "flat", "r5", lit),
    )
    for house in rows:
        scene.add(100 + house.z[0], draw_house, house)
    scene.add(103, low_wall, (2.9, 3.2), (3.2, 9.1), 1.9, p.WALL_CREAM)
    scene.add(104, tree, 5.0, 7.4, 6.4, p.LEAF, "litchi", 0.5)
    scene.add(180, banyan, 0.6, 52, 11)


def life(scene: Scene, after: bool) -> None:
    """Set out what people keep before their doors."""
    for i, (x, z, size) in enumerate(
        (
            (-2.5, 6.0, 0.5),
            (-2.45, 6.7, 0.4),
            (2.45, 5.2, 0.55),
            (2.5, 6.1, 0.42),
            (2.5, 15.9, 0.5),
            (-2.5, 21.5, 0.5),
        )
    ):
        scene.add(z, pot, x, z, size, f"pot{i}", ("", "#d98a7a", "#e3b94f")[i % 3] if after else "")
    scene.add(14, wires, ((-2.9, 5.6, 10), (2.9, 5.9, 16)))
    scene.add(24, wires, ((2.9, 5.6, 17), (-2.9, 5.6, 27)))
    scene.add(9.0, bush, 2.6, 8.9, 0.7, p.LEAF, "edge")


def lane_lamps(phase: str) -> str:
    """Draw the lane: dark, under work, and warmly lit."""
    mood = {"before": p.NIGHT_DARK, "during": p.WORK, "after": p.NIGHT}[phase]
    scene = Scene(Camera(1.75, 900, 505, 600), mood)
    scene.add(200, paving)
    houses(scene, {"before": 0.1, "during": 0.0, "after": 0.42}[phase])
    life(scene, phase == "after")
    new_until = {"before": 0, "during": 15, "after": 99}[phase]
    for x, z in LAMPS:
        new = z < new_until
        lit = phase == "after"
        scene.add(z, wall_lamp, (x, LAMP_HIGH, z), 1.0 if x < 0 else -1.0, new, lit)
        if lit:
            scene.lights.append(Light((x, LAMP_HIGH, z), 5.4, 0.98, 0.9))
    if phase != "during":
        night_sky(scene, phase == "after")
    {"before": lonely, "during": fitters, "after": neighbours}[phase](scene)
    scene.front.append(corners(0.42 if phase == "before" else 0.22))
    return scene.svg()


def lonely(scene: Scene) -> None:
    """Let one person feel the way with a small torch."""
    scene.add(15, person, 0.5, 15, "walk", Dress("#5d6470", "#3c3f48"))
    scene.lights.append(Light((0.85, 0.8, 14.6), 1.5, 0.55, 0.0))


def fitters(scene: Scene) -> None:
    """Let two workers change the third lamp."""
    scene.add(10.6, ladder, 2.15, 10.5, 4.1, 0.3)
    scene.add(10.5, person, 2.2, 10.45, "reach", WORKER, y=1.95)
    scene.add(10, person, 1.05, 10, "point", WORKER)
    for x, z in ((0.5, 8.6), (1.6, 8.1), (0.1, 10.8), (0.6, 12.4)):
        scene.add(z, cone, x, z)
    scene.add(8, lamp_boxes)
    scene.add(21, person, -1.1, 21, "walk", ELDER)


def lamp_boxes(layer: Layer) -> None:
    """Stack the boxes of the new lamps."""
    for x, y in ((1.75, 0), (2.2, 0), (1.98, 0.3)):
        layer.box((x, x + 0.42), (y, y + 0.3), (7.6, 8.0), "#b8946a")


def neighbours(scene: Scene) -> None:
    """Let people walk and sit outside in the evening."""
    scene.add(10.2, person, -0.55, 10.2, "walk", Dress("#8da0a8", "#4a4f5a"))
    scene.add(10.1, person, 0.1, 10.1, "walk", CHILD)
    scene.add(16, person, 1.2, 16, "stand", GIRL)
    scene.add(16.1, person, 1.8, 16.1, "stand", ELDER)
    scene.add(26, person, -0.6, 26, "walk", ELDER)


def night_sky(scene: Scene, clear: bool) -> None:
    """Put stars and a moon over the roofs."""
    rng = Random("stars")
    for _ in range(46):
        x, y = rng.uniform(0, WIDTH), rng.uniform(0, 300) ** 1.0
        scene.back.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{rng.uniform(0.7, 1.7):.1f}" fill="#e9ecf6" '
            f'opacity="{rng.uniform(0.2, 0.8) * (1 if clear else 0.4):.2f}"/>'
        )
    scene.back.append(
        '<radialGradient id="moon"><stop offset="0" stop-color="#dfe4f2" stop-opacity=".3"/>'
        '<stop offset="1" stop-color="#dfe4f2" stop-opacity="0"/></radialGradient>'
        '<g transform="translate(745 128)"><circle r="150" fill="url(#moon)"/>'
        '<path d="M-8 -26A27 27 0 1 0 24 16A22 22 0 0 1 -8 -26Z" fill="#efe8d2" opacity=".9"/></g>'
    )


def corners(force: float) -> str:
    """Darken the corners a little, so the eye rests in the middle."""
    return (
        '<radialGradient id="corner" cx=".48" cy=".55" r=".75"><stop offset=".5" '
        'stop-color="#0d1222" '
        f'stop-opacity="0"/><stop offset="1" stop-color="#0d1222" stop-opacity="{force}"/>'
        f'</radialGradient><rect width="{WIDTH}" height="{HEIGHT}" fill="url(#corner)"/>'
    )
