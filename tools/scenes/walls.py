"""Walls and what hangs on them: windows, doors, shutters, stains, pipes."""

from dataclasses import dataclass
from random import Random

from tools.scenes import palette as p
from tools.scenes.camera import Point
from tools.scenes.layer import Layer


@dataclass(frozen=True)
class Wall:
    """An upright plane: where it starts, which way it runs and which way it looks."""

    origin: Point
    along: tuple[float, float]
    out: tuple[float, float]
    shade: float = 0.9

    def at(self, u: float, v: float, off: float = 0) -> Point:
        """Say where a place on the wall lies in the town."""
        x, y, z = self.origin
        return (
            x + self.along[0] * u + self.out[0] * off,
            y + v,
            z + self.along[1] * u + self.out[1] * off,
        )

    def corners(self, u: tuple[float, float], v: tuple[float, float], off: float = 0):
        """List the corners of a piece of the wall."""
        return [
            self.at(u[0], v[0], off),
            self.at(u[1], v[0], off),
            self.at(u[1], v[1], off),
            self.at(u[0], v[1], off),
        ]

    def piece(
        self,
        layer: Layer,
        u: tuple[float, float],
        v: tuple[float, float],
        colour: str,
        shade: float = 1.0,
        opacity: float = 1.0,
    ) -> None:
        """Paint a piece of the wall."""
        layer.face(self.corners(u, v), colour, self.shade * shade, opacity)

    def window(
        self, layer: Layer, u: tuple[float, float], v: tuple[float, float], lit: bool = False
    ) -> None:
        """Set a window with a frame, bars and a sill."""
        edge = 0.07
        self.piece(layer, (u[0] - edge, u[1] + edge), (v[0] - edge, v[1] + edge), p.WHITE, 0.86)
        if lit:
            layer.glow(self.corners(u, v), "#f6c877")
            middle = (v[0] + v[1]) / 2
            layer.glow(self.corners(u, (middle, v[1])), "#fbdc9c", 0.6)
        else:
            self.piece(layer, u, v, p.GLASS, 0.85)
            self.piece(layer, (u[0], (u[0] + u[1]) / 2), (v[0], v[1]), "#7d9097", 0.9, 0.6)
        bar = 0.03
        for share in (0.33, 0.67):
            here = u[0] + (u[1] - u[0]) * share
            self.piece(layer, (here - bar, here + bar), v, p.IRON, 0.8)
        self.piece(layer, (u[0] - 0.12, u[1] + 0.12), (v[0] - 0.14, v[0] - 0.04), p.CONCRETE, 0.8)
        self.piece(layer, (u[0] - 0.16, u[1] + 0.16), (v[1] + 0.08, v[1] + 0.18), p.CONCRETE, 1.05)

    def door(
        self, layer: Layer, u: tuple[float, float], high: float = 2.2, colour: str = p.WOOD
    ) -> None:
        """Set a double door with red paper at both sides."""
        self.piece(layer, (u[0] - 0.12, u[1] + 0.12), (0, high + 0.14), "#a39c90", 0.95)
        self.piece(layer, u, (0.08, high), colour, 0.8)
        middle = (u[0] + u[1]) / 2
        self.piece(layer, (middle - 0.02, middle + 0.02), (0.08, high), "#3f3328")
        for side in (u[0] - 0.1, u[1] + 0.0):
            self.piece(layer, (side, side + 0.11), (0.8, high - 0.2), p.RED, 0.95)
        self.piece(layer, (u[0], u[1]), (high + 0.02, high + 0.13), p.RED, 0.95)

    def shutter(
        self, layer: Layer, u: tuple[float, float], high: float, colour: str = "#8d979b"
    ) -> None:
        """Set a rolled-down shop shutter."""
        self.piece(layer, u, (0.05, high), colour, 0.9)
        for i in range(1, int(high / 0.22)):
            self.piece(layer, u, (i * 0.22, i * 0.22 + 0.04), colour, 0.74)

    def canopy(
        self, layer: Layer, u: tuple[float, float], v: float, deep: float, colour: str
    ) -> None:
        """Hang a sloping roof over a door."""
        top = [self.at(u[0], v), self.at(u[1], v)]
        low = [self.at(u[1], v - deep * 0.3, deep), self.at(u[0], v - deep * 0.3, deep)]
        layer.face([*top, *low], colour, self.shade)
        drop = [self.at(u[0], v - deep * 0.3 - 0.13, deep)]
        layer.face(
            [low[1], low[0], self.at(u[1], v - deep * 0.3 - 0.13, deep), *drop],
            colour,
            self.shade * 0.8,
        )

    def cooler(self, layer: Layer, u: float, v: float) -> None:
        """Hang the box of an air cooler."""
        self.piece(layer, (u, u + 0.85), (v, v + 0.58), "#dcdad2", 1.0)
        self.piece(layer, (u + 0.12, u + 0.55), (v + 0.1, v + 0.48), "#8f9492", 0.95)

    def weather(self, layer: Layer, long: float, high: float, seed: str, force: float) -> None:
        """Let rain and age show on the wall."""
        rng = Random(seed)
        for _ in range(int(5 * force)):
            u, drop = rng.uniform(0, long - 0.5), rng.uniform(0.4, 1.4)
            wide = rng.uniform(0.15, 0.5)
            self.piece(layer, (u, u + wide), (high - drop, high), "#5f5d58", 0.8, 0.13)
        self.piece(layer, (0, long), (0, 0.28), "#5f5d58", 0.8, 0.22)
        for _ in range(int(7 * force)):
            u, v = rng.uniform(0.2, max(0.3, long - 0.8)), rng.uniform(0.4, high - 0.8)
            wide, tall = rng.uniform(0.3, 0.75), rng.uniform(0.08, 0.2)
            self.piece(layer, (u, u + wide), (v, v + tall), "#6b665f", 0.8, 0.16)

    def pipe(self, layer: Layer, u: float, high: float) -> None:
        """Run a drain pipe down the wall."""
        layer.face(self.corners((u, u + 0.09), (0, high), 0.08), "#b7b2a6", self.shade * 0.85)
