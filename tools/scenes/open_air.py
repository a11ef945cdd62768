"""What the day scenes share: moods of the phases, clouds, ground, rows of houses."""

from math import cos, pi, sin
from random import Random

from tools.scenes import palette as p
from tools.scenes.camera import WIDTH
from tools.scenes.layer import Layer
from tools.scenes.plants import hills
from tools.scenes.scene import Scene
from tools.scenes.walls import Wall

MOODS = {"before": p.DULL, "during": p.WORK, "after": p.DAY}


def clouds(scene: Scene, seed: str, force: float = 0.5) -> None:
    """Let a few long clouds lie in the sky."""
    rng = Random(seed)
    for _ in range(6):
        x, y = rng.uniform(-60, WIDTH - 100), rng.uniform(40, scene.camera.horizon - 130)
        long, tall = rng.uniform(160, 380), rng.uniform(14, 30)
        scene.back.append(
            f'<path d="M{x:.0f} {y:.0f}'
            f"q{long * 0.2:.0f} {-tall:.0f} {long * 0.42:.0f} {-tall * 0.6:.0f}"
            f"q{long * 0.12:.0f} {-tall * 0.9:.0f} {long * 0.3:.0f} {-tall * 0.1:.0f}"
            f'q{long * 0.2:.0f} {tall * 0.1:.0f} {long * 0.28:.0f} {tall * 0.7:.0f}Z" '
            f'fill="#fffaf0" opacity="{force * rng.uniform(0.5, 1):.2f}"/>'
        )


def far_green(scene: Scene, seed: str) -> None:
    """Close the view with two lines of far trees."""
    scene.add(390, hills, 130, 15, "#8fa08c", seed + "1")
    scene.add(380, hills, 80, 7.5, "#74906a", seed + "2")


def patches(
    layer: Layer,
    x: tuple[float, float],
    z: tuple[float, float],
    count: int,
    seed: str,
    tones: tuple,
) -> None:
    """Give the ground a grain: flat irregular patches."""
    rng = Random(seed)
    for _ in range(count):
        px, share = rng.uniform(*x), rng.random()
        pz = z[0] * (z[1] / z[0]) ** share
        long, deep = rng.uniform(0.3, 1.0) * pz * 0.14, rng.uniform(0.2, 0.6) * pz * 0.08
        points = [
            (
                px + cos(pi * i / 7) * long * rng.uniform(0.7, 1.1),
                0,
                pz + sin(pi * i / 7) * deep * rng.uniform(0.7, 1.1),
            )
            for i in range(14)
        ]
        layer.face(points, rng.choice(tones), 1.0, 0.38)


def slabs(
    layer: Layer,
    x: tuple[float, float],
    z: tuple[float, float],
    size: float,
    colour: str,
    seed: str,
) -> None:
    """Pave with square slabs of slightly different tone."""
    layer.ground(x, z, p.mix(colour, "#ffffff", 0.16))
    rng = Random(seed)
    far = z[0]
    while far < z[1] and far < 40:
        deep = size if far < 16 else size * 3
        px = x[0]
        while px < x[1]:
            tone = p.mix(
                colour, rng.choice(("#8f887a", "#e0d9c8", "#a59d8d")), rng.uniform(0, 0.22)
            )
            layer.ground(
                (px + 0.02, min(px + size, x[1]) - 0.01),
                (far + 0.02, min(far + deep, z[1]) - 0.02),
                tone,
            )
            px += size
        far += deep


def puddle(
    layer: Layer, x: float, z: float, size: tuple[float, float], colour: str = "#aab4b6"
) -> None:
    """Leave standing water."""
    rng = Random(f"puddle{x}{z}")
    ring = [
        (cos(pi * i / 14) * rng.uniform(0.86, 1.04), sin(pi * i / 14) * rng.uniform(0.8, 1.05))
        for i in range(28)
    ]
    for share, shift, tone, faint in (
        (1.0, 0.0, "#75705f", 1.0),
        (0.94, 0.0, colour, 1.0),
        (0.45, 0.25, "#d9dedb", 0.55),
    ):
        layer.face(
            [
                (x + (a * share - shift) * size[0], 0, z + (b * share * (1 - shift)) * size[1])
                for a, b in ring
            ],
            tone,
            1.0,
            faint,
        )


def arcade(
    layer: Layer, x: tuple[float, float], z: float, colours: tuple[str, ...], lit: bool = False
) -> None:
    """Build an arcade front: shops behind columns, rooms above, one colour a house."""
    count = len(colours)
    wide = (x[1] - x[0]) / count
    for i, colour in enumerate(colours):
        left = x[0] + i * wide
        high = 6.9 + (i * 7 % 3) * 0.5
        wall = Wall((left, 0, z), (1, 0), (0, -1), 1.0)
        wall.piece(layer, (0, wide), (0, high), colour)
        wall.piece(layer, (0.3, wide - 0.3), (0, 3.1), "#5b564f", 0.9)
        wall.piece(
            layer, (0.55, wide - 0.55), (0, 2.5), ("#8d7a62", "#7f8a86", "#94705d")[i % 3], 0.85
        )
        if lit:
            layer.glow(wall.corners((0.7, wide - 0.7), (0.9, 2.3)), "#f3cf8e", 0.8)
        wall.piece(layer, (0, wide), (3.1, 3.7), p.mix(colour, "#ffffff", 0.3))
        wall.piece(layer, (0.4, wide - 0.4), (3.2, 3.6), ("#8f5546", "#4f6b6a", "#7b6a45")[i % 3])
        for k in range(3):
            middle = wide * (k + 0.5) / 3
            wall.window(layer, (middle - 0.34, middle + 0.34), (4.5, 6.0), lit and k == i % 3)
        wall.piece(layer, (-0.06, wide + 0.06), (high - 0.3, high), p.mix(colour, "#ffffff", 0.35))
        wall.piece(layer, (wide * 0.3, wide * 0.7), (high, high + 0.5), colour, 0.95)
        for edge in (0.0, wide - 0.4):
            layer.box(
                (left + edge, left + edge + 0.4),
                (0, 3.1),
                (z - 0.4, z),
                p.mix(colour, "#ffffff", 0.2),
            )
        wall.weather(layer, wide, high - 0.3, f"arc{i}", 0.5)
