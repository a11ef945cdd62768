"""A still camera: metres of the town to points of the picture. Walls stay upright."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1280, 960
NEAR = 0.7

Point = tuple[float, float, float]
Spot = tuple[float, float]


@dataclass(frozen=True)
class Camera:
    """Where the picture is seen from: x to the right, y up, z away, all in metres."""

    eye: float = 1.7
    focal: float = 1000
    horizon: float = 440
    centre: float = 640

    def spot(self, point: Point) -> Spot:
        """Project a point that lies before the camera."""
        x, y, z = point
        scale = self.focal / max(z, NEAR)
        return self.centre + x * scale, self.horizon - (y - self.eye) * scale

    def scale(self, z: float) -> float:
        """Say how many picture points a metre takes at a distance."""
        return self.focal / max(z, NEAR)

    def outline(self, points: Sequence[Point]) -> list[Spot]:
        """Project a polygon, cut off at the near plane."""
        kept: list[Point] = []
        for here, there in zip(points, [*points[1:], points[0]], strict=True):
            if here[2] >= NEAR:
                kept.append(here)
            if (here[2] >= NEAR) != (there[2] >= NEAR):
                share = (NEAR - here[2]) / (there[2] - here[2])
                kept.append(
                    (
                        here[0] + (there[0] - here[0]) * share,
                        here[1] + (there[1] - here[1]) * share,
                        NEAR,
                    )
                )
        return [self.spot(point) for point in kept]
