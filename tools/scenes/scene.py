"""A scene: what stands where, in which light, and how it becomes one picture."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tools.scenes.camera import HEIGHT, WIDTH, Camera, Point
from tools.scenes.layer import Layer
from tools.scenes.palette import LAMPLIT, Mood


@dataclass(frozen=True)
class Light:
    """A lamp that burns: where, how far it reaches and how strong it is."""

    place: Point
    reach: float = 6
    force: float = 0.9
    bloom: float = 1.0


@dataclass
class Scene:
    """Things sorted by distance, drawn far to near; lamps show the warm pass through a mask."""

    camera: Camera
    mood: Mood
    lit: Mood = LAMPLIT
    things: list[tuple[float, int, Callable[..., None], tuple, dict]] = field(default_factory=list)
    lights: list[Light] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    front: list[str] = field(default_factory=list)

    def add(self, z: float, draw: Callable[..., None], *args: Any, **more: Any) -> None:
        """Put a thing into the scene at a distance."""
        self.things.append((z, len(self.things), draw, args, more))

    def marks(self, mood: Mood) -> str:
        """Draw all things once in one light."""
        layer = Layer(self.camera, mood)
        for _, _, draw, args, more in sorted(self.things, key=lambda item: (-item[0], item[1])):
            draw(layer, *args, **more)
        return "".join(layer.marks)

    def svg(self) -> str:
        """Write the whole picture."""
        stops = self.mood.sky
        grades = "".join(
            f'<stop offset="{i / (len(stops) - 1):.2f}" stop-color="{colour}"/>'
            for i, colour in enumerate(stops)
        )
        sky = (
            f'<linearGradient id="sky" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" '
            f'y2="{self.camera.horizon}">{grades}</linearGradient>'
        )
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}"><defs>{sky}{GLOWS}{self._mask()}</defs>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>',
            *self.back,
            self.marks(self.mood),
        ]
        if self.lights:
            parts.append(f'<g mask="url(#light)">{self.marks(self.lit)}</g>')
        parts += [self._bloom(light) for light in self.lights]
        return "".join([*parts, *self.front, "</svg>"])

    def _mask(self) -> str:
        if not self.lights:
            return ""
        pools = "".join(self._pool(light) for light in self.lights)
        return (
            f'<mask id="light" maskUnits="userSpaceOnUse" x="0" y="0" width="{WIDTH}" '
            f'height="{HEIGHT}"><g style="mix-blend-mode:screen">{pools}</g></mask>'
        )

    def _pool(self, light: Light) -> str:
        x, y, z = light.place
        cx, cy = self.camera.spot(light.place)
        gx, gy = self.camera.spot((x, 0, z))
        scale = self.camera.scale(z)
        wide = light.reach * scale
        flat = wide * min(0.5, self.camera.eye / z * 1.9)
        fall = (cy + gy) / 2
        return (
            f'<ellipse cx="{cx:.0f}" cy="{fall:.0f}" rx="{wide * 0.62:.0f}" '
            f'ry="{(gy - cy) * 0.5 + wide * 0.42:.0f}" fill="url(#pool)" '
            f'opacity="{light.force * 0.85:.2f}"/>'
            f'<ellipse cx="{gx:.0f}" cy="{gy:.0f}" rx="{wide:.0f}" ry="{flat:.0f}" '
            f'fill="url(#pool)" opacity="{light.force:.2f}"/>'
        )

    def _bloom(self, light: Light) -> str:
        x, y, z = light.place
        cx, cy = self.camera.spot(light.place)
        gx, gy = self.camera.spot((x, 0, z))
        scale = self.camera.scale(z)
        half = light.reach * 0.36 * scale
        top = 0.1 * scale
        return (
            f'<g style="mix-blend-mode:screen" opacity="{light.bloom:.2f}">'
            f'<path d="M{cx - top:.0f} {cy:.0f}L{cx + top:.0f} {cy:.0f}L{gx + half:.0f} {gy:.0f}'
            f'Q{gx:.0f} {gy + half * 0.16:.0f} {gx - half:.0f} {gy:.0f}Z" '
            f'fill="url(#cone)" filter="url(#soft)"/>'
            f'<circle cx="{cx:.0f}" cy="{cy:.0f}" r="{1.9 * scale:.0f}" fill="url(#halo)"/>'
            f'<circle cx="{cx:.0f}" cy="{cy:.0f}" r="{0.42 * scale:.0f}" fill="url(#core)"/></g>'
        )


GLOWS = (
    '<filter id="soft" x="-50%" y="-20%" width="200%" height="140%">'
    '<feGaussianBlur stdDeviation="9"/></filter>'
    '<radialGradient id="pool"><stop offset="0" stop-color="#fff"/>'
    '<stop offset=".35" stop-color="#fff" stop-opacity=".72"/>'
    '<stop offset=".7" stop-color="#fff" stop-opacity=".24"/>'
    '<stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>'
    '<radialGradient id="halo"><stop offset="0" stop-color="#ffc26a" stop-opacity=".55"/>'
    '<stop offset=".4" stop-color="#ff9d45" stop-opacity=".16"/>'
    '<stop offset="1" stop-color="#ff9d45" stop-opacity="0"/></radialGradient>'
    '<radialGradient id="core"><stop offset="0" stop-color="#fffaf0"/>'
    '<stop offset=".4" stop-color="#ffe9b8" stop-opacity=".9"/>'
    '<stop offset="1" stop-color="#ffc26a" stop-opacity="0"/></radialGradient>'
    '<linearGradient id="cone" x1="0" y1="0" x2="0" y2="1">'
    '<stop offset="0" stop-color="#ffd391" stop-opacity=".4"/>'
    '<stop offset="1" stop-color="#ffb765" stop-opacity=".02"/></linearGradient>'
)
