"""The river channel between the houses."""

from random import Random

from tools.scenes import palette as p
from tools.scenes.buildings import House, draw_house
from tools.scenes.camera import Camera
from tools.scenes.layer import Layer
from tools.scenes.open_air import MOODS, clouds, far_green, patches, slabs
from tools.scenes.people import CHILD, ELDER, WORKER, Dress, person
from tools.scenes.plants import bush, tree, weeds
from tools.scenes.scene import Scene
from tools.scenes.things import bench, cone
from tools.scenes.vehicles import boat


def channel(phase: str) -> str:
    """Draw the channel: covered with weeds, a boat clearing it, open water and a path."""
    scene = Scene(Camera(3.0, 850, 400, 560), MOODS[phase])
    clouds(scene, "channel", 0.6)
    far_green(scene, "channel")
    scene.add(300, banks, phase)
    for house in (
        House((-22, -10.4), (16, 24), 3.8, p.WALL_GREY, "tile", "c1"),
        House((-22, -10.4), (24.4, 34), 6.3, p.WALL_CREAM, "flat", "c2"),
        House((-22, -10.4), (34.4, 46), 3.8, p.WALL_BRICK, "tile", "c3"),
        House((9.4, 20), (19, 29), 6.3, p.WALL_WHITE, "flat", "c4"),
        House((9.4, 20), (29.4, 40), 3.8, p.WALL_OCHRE, "tile", "c5"),
    ):
        scene.add(200 + house.z[0], draw_house, house)
    scene.add(170, bridge)
    for i, (x, z, high) in enumerate(
        (
            (-9.0, 12, 5.4),
            (-9.2, 21, 5.8),
            (-9.0, 31, 5.4),
            (7.9, 13, 5.4),
            (8.0, 22, 5.6),
            (8.0, 33, 5.4),
        )
    ):
        scene.add(z, tree, x, z, high, p.LEAF, f"ch{i}", 0.46)
    {"before": channel_before, "during": channel_during, "after": channel_after}[phase](scene)
    return scene.svg()


def banks(layer: Layer, phase: str) -> None:
    """Cut the channel between its walls; on the right runs the path."""
    layer.ground((-90, 90), (1, 260), "#8c9264")
    water = {"before": "#8d9a84", "during": "#93a596", "after": "#8fb4b4"}[phase]
    deep = -1.1
    layer.ground((-7.4, 3.2), (1, 120), water, deep)
    layer.box((-7.6, -7.4), (deep + 0.35, 0), (1, 120), "#a29c8d")
    layer.box((-7.6, -7.4), (deep, deep + 0.35), (1, 120), "#6f6d60")
    rng = Random("ripple")
    for _ in range(70 if phase == "after" else 24):
        x, z = rng.uniform(-7, 2.4), 3.4 * (40 / 3.4) ** rng.random()
        long = rng.uniform(0.3, 1.4)
        layer.face(
            [
                (x, deep, z),
                (x + long, deep, z),
                (x + long * 0.8, deep, z + 0.012 * z),
                (x + 0.1, deep, z + 0.012 * z),
            ],
            "#c9dcd8",
            1,
            0.6,
        )
    layer.ground((-10.4, -7.4), (1, 120), "#b5ad9c")
    if phase == "after":
        slabs(layer, (3.4, 6.6), (1.2, 60), 1.05, "#c9b79d", "path")
    else:
        layer.ground((3.4, 6.6), (1.2, 90), p.EARTH)
        patches(layer, (3.5, 6.5), (2, 40), 50, "cpath", ("#8f7a58", "#b29a72", "#7f7a50"))
    layer.box((3.2, 3.4), (deep, 0), (1, 100), "#b3ac9b")
    layer.box((3.19, 3.3), (deep, deep + 0.3), (1, 100), "#7f7c6c")
    layer.box((3.1, 3.5), (0, 0.14), (1, 100), p.CONCRETE)
    layer.box((-7.6, -7.3), (0, 0.14), (1, 100), p.CONCRETE)


def bridge(layer: Layer) -> None:
    """Span the channel with a flat stone bridge."""
    layer.box((-8, 3.8), (0.7, 1.15), (44, 47), "#bdb6a6")
    for x in (-4.4, 0.0):
        layer.box((x, x + 0.6), (-1.1, 0.7), (44.4, 46.6), "#a29b8c")
    layer.box((-8, 3.8), (1.9, 2.0), (44, 44.2), "#cfc9ba")
    for i in range(14):
        layer.box((-8 + i * 0.9, -7.85 + i * 0.9), (1.15, 1.9), (44, 44.2), "#cfc9ba")


def floating(
    layer: Layer, count: int, seed: str, x: tuple[float, float], z: tuple[float, float]
) -> None:
    """Let water weeds lie on the water."""
    rng = Random(seed)
    spots = sorted(
        ((z[0] * (z[1] / z[0]) ** rng.random(), rng.uniform(*x)) for _ in range(count)),
        reverse=True,
    )
    for pz, px in spots:
        with layer.sprite(px, -1.1, pz) as sprite:
            for i in range(4):
                size = rng.uniform(0.16, 0.34)
                sprite.disc(
                    (rng.uniform(-0.5, 0.5), 0.02 + i * 0.03),
                    (size * 1.5, size * 0.62),
                    ("#6c8a46", "#7f9d50", "#5d7a40", "#8fa95c")[i],
                )


def channel_before(scene: Scene) -> None:
    """Choke the water."""
    scene.add(90, floating, 330, "choke", (-7.2, 2.9), (4.2, 42))
    scene.add(8, weeds, (3.5, 6.4), (4, 16), 60, "cw", 0.5)
    scene.add(85, drift)
    scene.add(19, person, 5.2, 19, "walk", ELDER)


def drift(layer: Layer) -> None:
    """Let bottles and foam boards drift among the weeds."""
    rng = Random("drift")
    for _ in range(12):
        with layer.sprite(rng.uniform(-6, 2), -1.05, rng.uniform(7, 20)) as sprite:
            sprite.area(
                [(0, 0), (0.5, 0.03), (0.46, 0.16), (0.03, 0.13)],
                rng.choice((p.WHITE, "#b9c7c9", "#c98a5a")),
            )


def channel_during(scene: Scene) -> None:
    """Clear it from the boat."""
    scene.add(90, floating, 120, "choke", (-7.2, 2.9), (13, 42))
    scene.add(12, boat, -2.6, 11.5, -1.1)
    scene.add(11.4, person, -2.0, 11.4, "point", WORKER, y=-0.4)
    scene.add(10, person, 4.6, 10, "work", WORKER, flip=True)
    scene.add(9.9, bush, 3.9, 9.8, 1.2, p.GRASS, "heap")
    for z in (6, 8, 12, 15):
        scene.add(z, cone, 6.2, z)


def channel_after(scene: Scene) -> None:
    """Keep the water open; lilies, a rail, a path with neighbours."""
    scene.add(95, reflections)
    scene.add(80, lilies)
    scene.add(79, rail)
    for i, z in enumerate((6.5, 8, 10, 12.5, 15, 18)):
        scene.add(z, bush, 7.2, z, 0.9, p.LEAF, f"cb{i}", ("#d98a7a", "#e8c153", "")[i % 3])
    scene.add(11, bench, 5.9, 11.4, 1.5)
    scene.add(14, person, 4.6, 14, "walk", Dress("#7d95a0"))
    scene.add(14.1, person, 5.3, 14, "walk", CHILD)
    scene.add(24, person, 4.8, 24, "walk", ELDER)


def reflections(layer: Layer) -> None:
    """Mirror the trees and the sky in the still water."""
    for x, z, high, tone in (
        (-9.2, 21, 5.8, p.LEAF),
        (-9.0, 31, 5.4, p.LEAF),
        (-10.4, 40, 3.6, p.WALL_BRICK),
        (8.0, 33, 5.4, p.LEAF),
    ):
        fill = layer.mood.tone(tone, z)
        x0, y0 = layer.camera.spot((x, -2.2 - high * 0.68, z))
        scale = layer.camera.scale(z)
        for i in range(9):
            share = (i - 4) / 4.6
            half = high * 0.46 * (1 - share * share) ** 0.5 * scale
            y = y0 + share * high * 0.34 * scale
            layer.raw(
                f'<rect x="{x0 - half:.0f}" y="{y:.0f}" width="{half * 2:.0f}" '
                f'height="{high * 0.055 * scale:.1f}" rx="3" fill="{fill}" opacity=".22"/>'
            )


def lilies(layer: Layer) -> None:
    """Float lily pads with a few flowers along the near wall."""
    rng = Random("lily")
    spots = sorted(
        ((rng.uniform(4.6, 13), rng.uniform(-6.9, -3.4)) for _ in range(34)), reverse=True
    )
    for i, (z, x) in enumerate(spots):
        with layer.sprite(x, -1.1, z) as sprite:
            sprite.disc((0, 0), (0.36, 0.13), "#6c9258", rng.uniform(0.85, 1.1))
            sprite.disc((-0.04, 0.015), (0.26, 0.08), "#86ab68")
            if i % 4 == 0:
                sprite.shape(
                    "M-.15 .05Q-.16 .2 -.08 .22L0 .3L.08 .22Q.16 .2 .15 .05Q0 -.02 -.15 .05Z",
                    "#e6a9b0",
                )
                sprite.shape("M-.06 .05Q-.07 .2 0 .26Q.07 .2 .06 .05Z", "#f4d3d3")


def rail(layer: Layer) -> None:
    """Set a low rail along the path."""
    for i in range(26):
        z = 2.4 + i * 1.5
        layer.line([(3.3, 0.1, z), (3.3, 1.0, z)], "#d8d2c2", 0.1)
    for y in (0.55, 0.98):
        for near, far in ((2.4, 5), (5, 9), (9, 16), (16, 28), (28, 40)):
            layer.face(
                [(3.28, y, near), (3.28, y + 0.07, near), (3.28, y + 0.07, far), (3.28, y, far)],
                "#d8d2c2",
            )
