"""People, never with a face: seen from behind or as quiet figures."""

from dataclasses import dataclass

from tools.scenes.layer import Layer, Sprite

SKIN = "#c99f7e"
HAIR = "#2f2a29"
VEST = "#e0803a"
HELMET = "#e9c24b"


@dataclass(frozen=True)
class Dress:
    """What somebody wears."""

    top: str = "#6d8796"
    legs: str = "#4a4f5a"
    worker: bool = False
    tall: float = 1.0
    hair: str = HAIR


WORKER = Dress(VEST, "#41516a", True)
CHILD = Dress("#d9a54a", "#54708a", tall=0.66)
ELDER = Dress("#8a7f94", "#55504e", tall=0.94, hair="#b5b2ad")
GIRL = Dress("#c2705f", "#5b5b66", tall=0.97)

LIMBS = {
    "stand": (
        ((0.09, 0.82), (0.1, 0)),
        ((-0.09, 0.82), (-0.1, 0)),
        ((0.2, 1.32), (0.26, 1.05), (0.24, 0.8)),
        ((-0.2, 1.32), (-0.26, 1.05), (-0.24, 0.8)),
    ),
    "walk": (
        ((0.06, 0.82), (0.14, 0.42), (0.24, 0.02)),
        ((-0.06, 0.82), (-0.1, 0.42), (-0.28, 0.1)),
        ((0.19, 1.32), (0.16, 1.05), (0.02, 0.86)),
        ((-0.19, 1.32), (-0.27, 1.06), (-0.3, 0.84)),
    ),
    "reach": (
        ((0.09, 0.82), (0.12, 0)),
        ((-0.09, 0.82), (-0.1, 0)),
        ((0.2, 1.32), (0.3, 1.55), (0.36, 1.9)),
        ((-0.2, 1.32), (-0.04, 1.6), (0.22, 1.86)),
    ),
    "point": (
        ((0.09, 0.82), (0.12, 0)),
        ((-0.09, 0.82), (-0.12, 0)),
        ((0.2, 1.32), (0.42, 1.3), (0.62, 1.34)),
        ((-0.2, 1.32), (-0.27, 1.05), (-0.2, 0.84)),
    ),
    "work": (
        ((0.08, 0.8), (0.2, 0.42), (0.16, 0)),
        ((-0.08, 0.8), (-0.02, 0.42), (-0.2, 0)),
        ((0.34, 1.18), (0.5, 0.95), (0.62, 0.82)),
        ((0.1, 1.24), (0.28, 0.98), (0.46, 0.7)),
    ),
    "sit": (
        ((0.09, 0.52), (0.16, 0.42), (0.15, 0)),
        ((-0.09, 0.52), (-0.16, 0.42), (-0.15, 0)),
        ((0.2, 1.0), (0.26, 0.75), (0.16, 0.56)),
        ((-0.2, 1.0), (-0.26, 0.75), (-0.16, 0.56)),
    ),
}


def person(
    layer: Layer,
    x: float,
    z: float,
    pose: str = "stand",
    dress: Dress = Dress(),  # noqa: B008
    y: float = 0,
    flip: bool = False,
) -> None:
    """Stand somebody into the scene."""
    if pose != "reach" and y == 0:
        layer.shadow(x + 0.1, z, (0.42, 0.2), y)
    with layer.sprite(x, y, z, flip) as sprite:
        figure(sprite, pose, dress)


def figure(sprite: Sprite, pose: str, dress: Dress) -> None:
    """Draw a figure of about 1.7 metres, scaled to its height."""
    t = dress.tall
    legs_right, legs_left, arm_right, arm_left = (
        [(px * t, py * t) for px, py in limb] for limb in LIMBS[pose]
    )
    lean = 0.2 if pose == "work" else 0.0
    drop = 0.32 if pose == "sit" else 0.0
    for limb, shade in ((legs_left, 0.82), (legs_right, 1.0)):
        sprite.stroke(limb, dress.legs, 0.17 * t, shade)
        foot = limb[-1]
        sprite.stroke([foot, (foot[0] + 0.05 * t, foot[1] + 0.01)], "#33302f", 0.12 * t)
    sprite.stroke(arm_left, dress.top, 0.115 * t, 0.78)
    sprite.disc(arm_left[-1], 0.06 * t, SKIN, 0.9)
    hip, neck = (0.82 - drop) * t, (1.44 - drop) * t
    shoulder, waist = 0.235 * t, 0.17 * t
    body = (
        f"M{-waist:.3f} {hip - 0.06 * t:.3f}L{lean - shoulder:.3f} {neck - 0.14 * t:.3f}"
        f"Q{lean - shoulder:.3f} {neck:.3f} {lean:.3f} {neck:.3f}"
        f"Q{lean + shoulder:.3f} {neck:.3f} {lean + shoulder:.3f} {neck - 0.14 * t:.3f}"
        f"L{waist:.3f} {hip - 0.06 * t:.3f}Z"
    )
    sprite.shape(body, dress.top)
    if dress.worker:
        for share in (0.35, 0.6):
            px, py = lean * share, hip + (neck - hip) * share
            sprite.stroke([(px - 0.18, py), (px + 0.18, py)], "#f3eac0", 0.05)
    sprite.stroke(arm_right, dress.top, 0.115 * t, 0.92)
    sprite.disc(arm_right[-1], 0.06 * t, SKIN)
    head = (lean * 1.25, neck + 0.16 * t)
    sprite.stroke([(lean, neck - 0.03), (head[0], head[1] - 0.06)], SKIN, 0.1 * t, 0.9)
    sprite.disc(head, (0.118 * t, 0.14 * t), SKIN, 0.95)
    sprite.disc((head[0], head[1] + 0.025 * t), (0.126 * t, 0.13 * t), dress.hair)
    if dress.worker:
        sprite.shape(
            f"M{head[0] - 0.17:.3f} {head[1] + 0.03:.3f}Q{head[0]:.3f} {head[1] + 0.36:.3f} "
            f"{head[0] + 0.17:.3f} {head[1] + 0.03:.3f}Z",
            HELMET,
        )
