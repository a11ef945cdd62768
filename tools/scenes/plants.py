"""Trees, bushes, grass and pots."""

from math import cos, pi, sin
from random import Random

from tools.scenes import palette as p
from tools.scenes.layer import Layer, Sprite


def cloud(rng: Random, x: float, y: float, rx: float, ry: float, lobes: int = 11) -> str:
    """Write the outline of a tuft of leaves: a ring of outward curves."""
    turn = rng.uniform(0, 2 * pi)
    ring = []
    for i in range(lobes):
        angle = turn + 2 * pi * i / lobes + rng.uniform(-0.12, 0.12)
        reach = rng.uniform(0.88, 1.06)
        ring.append((x + cos(angle) * rx * reach, y + sin(angle) * ry * reach))
    path = [f"M{ring[0][0]:.3f} {ring[0][1]:.3f}"]
    for i in range(lobes):
        ax, ay = ring[i]
        bx, by = ring[(i + 1) % lobes]
        mx, my = (ax + bx) / 2, (ay + by) / 2
        push = rng.uniform(1.22, 1.4)
        path.append(f"Q{x + (mx - x) * push:.3f} {y + (my - y) * push:.3f} {bx:.3f} {by:.3f}")
    return "".join(path) + "Z"


def crown(
    sprite: Sprite, middle: tuple[float, float], size: tuple[float, float], leaf: str, seed: str
) -> None:
    """Heap tufts of leaves, dark below and lighter towards the sun."""
    rng = Random(seed)
    (x, y), (rx, ry) = middle, size
    sprite.shape(cloud(rng, x, y, rx * 0.92, ry * 0.9, 15), leaf, 0.62)
    for shade, count, lift, spread, big in (
        (0.76, 12, -0.12, 0.7, 0.34),
        (0.92, 13, 0.06, 0.68, 0.26),
        (1.06, 12, 0.2, 0.62, 0.19),
        (1.2, 9, 0.36, 0.46, 0.12),
    ):
        for _ in range(count):
            angle, far = rng.uniform(0, 2 * pi), rng.uniform(0.3, 1) ** 0.6
            px = x + cos(angle) * rx * spread * far - rx * lift * 0.35
            py = y + sin(angle) * ry * spread * far + ry * lift
            grow = big * rng.uniform(0.8, 1.15)
            sprite.shape(cloud(rng, px, py, rx * grow, ry * grow * 0.86, 9), leaf, shade)
    for _ in range(34):
        angle, far = rng.uniform(0, 2 * pi), rng.uniform(0, 0.85)
        px, py = x + cos(angle) * rx * far, y + sin(angle) * ry * far
        shade = 1.24 if py > y else 0.7
        sprite.disc((px, py), (rx * 0.024, ry * 0.018), leaf, shade)


def tree(
    layer: Layer,
    x: float,
    z: float,
    high: float,
    leaf: str = p.LEAF,
    seed: str = "tree",
    wide: float = 0.42,
) -> None:
    """Plant a round tree, as litchi and longan grow."""
    layer.shadow(x + high * 0.1, z, (high * wide * 0.9, high * wide * 0.5))
    with layer.sprite(x, 0, z) as sprite:
        thick = high * 0.035 + 0.03
        sprite.area(
            [
                (-thick * 1.3, 0),
                (thick * 1.3, 0),
                (thick * 0.7, high * 0.5),
                (-thick * 0.7, high * 0.5),
            ],
            p.TRUNK,
            0.8,
        )
        sprite.area(
            [
                (-thick * 1.3, 0),
                (-thick * 0.2, 0),
                (-thick * 0.1, high * 0.5),
                (-thick * 0.7, high * 0.5),
            ],
            p.TRUNK,
            1.1,
        )
        sprite.stroke([(0, high * 0.34), (high * 0.14, high * 0.55)], p.TRUNK, thick * 0.8, 0.75)
        sprite.stroke([(0, high * 0.3), (-high * 0.14, high * 0.52)], p.TRUNK, thick * 0.8, 0.9)
        tall = high * 0.32
        crown(sprite, (0, high - tall), (high * wide, tall), leaf, seed)


def banyan(layer: Layer, x: float, z: float, high: float, seed: str = "banyan") -> None:
    """Plant an old banyan: a wide crown, many stems, roots that hang in the air."""
    rng = Random(seed)
    layer.shadow(x, z, (high * 0.75, high * 0.4))
    with layer.sprite(x, 0, z) as sprite:
        for i in range(-3, 4):
            lean = i * high * 0.05
            foot = i * high * 0.035
            sprite.stroke(
                [(foot * 1.7, 0), (foot, high * 0.2), (lean * 1.6, high * 0.55)],
                p.TRUNK,
                high * rng.uniform(0.035, 0.06),
                0.72 + 0.06 * (3 - i),
            )
        for _ in range(16):
            px = rng.uniform(-high * 0.6, high * 0.6)
            sprite.stroke(
                [(px, high * 0.5), (px + 0.05, high * rng.uniform(0.2, 0.36))], p.TRUNK, 0.045, 0.8
            )
        for px, py, size in ((-0.52, 0.6, 0.3), (0.5, 0.6, 0.32), (0, 0.74, 0.42)):
            crown(
                sprite,
                (px * high, py * high),
                (high * size * 1.15, high * size * 0.64),
                p.LEAF_DARK,
                f"{seed}{px}",
            )


def bush(
    layer: Layer,
    x: float,
    z: float,
    size: float,
    leaf: str = p.LEAF,
    seed: str = "bush",
    flower: str = "",
) -> None:
    """Plant a low round bush, perhaps in flower."""
    rng = Random(seed)
    layer.shadow(x, z, (size * 0.7, size * 0.3))
    with layer.sprite(x, 0, z) as sprite:
        sprite.shape(cloud(rng, 0, size * 0.4, size * 0.55, size * 0.42, 11), leaf, 0.74)
        for _ in range(5):
            px, py = rng.uniform(-0.35, 0.3) * size, rng.uniform(0.35, 0.68) * size
            sprite.shape(
                cloud(rng, px, py, size * 0.2, size * 0.16, 8), leaf, rng.uniform(0.9, 1.15)
            )
        for _ in range(9 if flower else 0):
            px, py = rng.uniform(-0.45, 0.45) * size, rng.uniform(0.25, 0.75) * size
            sprite.disc((px, py), size * 0.055, flower, rng.uniform(0.9, 1.1))


def weeds(
    layer: Layer,
    x: tuple[float, float],
    z: tuple[float, float],
    count: int,
    seed: str = "weeds",
    high: float = 0.5,
    leaf: str = p.GRASS,
) -> None:
    """Scatter tufts of grass over a patch, far ones first."""
    rng = Random(seed)
    spots = sorted(((rng.uniform(*z), rng.uniform(*x)) for _ in range(count)), reverse=True)
    for pz, px in spots:
        with layer.sprite(px, 0, pz) as sprite:
            for i in range(-2, 3):
                tall = high * rng.uniform(0.5, 1.1)
                lean = i * tall * 0.2 + rng.uniform(-0.04, 0.04)
                sprite.shape(
                    f"M{i * 0.035 - 0.025:.3f} 0Q{lean * 0.4:.3f} {tall * 0.6:.3f} {lean:.3f} "
                    f"{tall:.3f}Q{lean * 0.4 + 0.05:.2f} {tall * 0.5:.3f} {i * 0.035 + 0.03:.2f} 0",
                    leaf,
                    rng.uniform(0.75, 1.15),
                )


def pot(
    layer: Layer, x: float, z: float, size: float = 0.5, seed: str = "pot", flower: str = ""
) -> None:
    """Set a clay pot with a plant."""
    layer.shadow(x, z, (size * 0.5, size * 0.3))
    rng = Random(seed)
    with layer.sprite(x, 0, z) as sprite:
        sprite.area(
            [
                (-size * 0.24, 0),
                (size * 0.24, 0),
                (size * 0.34, size * 0.55),
                (-size * 0.34, size * 0.55),
            ],
            "#a8694a",
        )
        sprite.area(
            [
                (0.05 * size, 0),
                (size * 0.24, 0),
                (size * 0.34, size * 0.55),
                (0.1 * size, size * 0.55),
            ],
            "#a8694a",
            0.8,
        )
        for _ in range(6):
            px, py = rng.uniform(-0.3, 0.3) * size, rng.uniform(0.7, 1.35) * size
            sprite.shape(
                cloud(rng, px, py, size * 0.26, size * 0.22, 8), p.LEAF, rng.uniform(0.75, 1.15)
            )
        for _ in range(7 if flower else 0):
            px, py = rng.uniform(-0.4, 0.4) * size, rng.uniform(0.8, 1.5) * size
            sprite.disc((px, py), size * 0.07, flower, rng.uniform(0.9, 1.1))


def hills(layer: Layer, z: float, high: float, colour: str, seed: str, wide: float = 1.0) -> None:
    """Let a line of far trees or hills close the view."""
    rng = Random(seed)
    reach = z * wide
    steps = 26
    path = [f"M{-reach:.1f} 0"]
    for i in range(steps + 1):
        x = -reach + 2 * reach * i / steps
        y = high * rng.uniform(0.55, 1.0)
        path.append(f"Q{x - reach / steps:.2f} {y * 1.15:.2f} {x:.2f} {y * 0.85:.2f}")
    with layer.sprite(0, 0, z) as sprite:
        sprite.shape("".join(path) + f"L{reach:.1f} 0Z", colour)
