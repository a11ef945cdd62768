"""One pass over a scene in one light: the primitive marks, written as SVG."""

from collections.abc import Sequence
from math import cos, sin

from tools.scenes.camera import Camera, Point, Spot
from tools.scenes.palette import Mood

SUN = (-0.55, 0.65, -0.52)


def dots(spots: Sequence[Spot]) -> str:
    """Write points for a polygon."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)


class Layer:
    """Collects the marks of one pass."""

    def __init__(self, camera: Camera, mood: Mood) -> None:
        self.camera = camera
        self.mood = mood
        self.marks: list[str] = []

    def raw(self, mark: str) -> None:
        """Take a mark that is SVG already."""
        self.marks.append(mark)

    def face(
        self, points: Sequence[Point], colour: str, shade: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Fill a flat polygon of the town."""
        spots = self.camera.outline(points)
        if len(spots) < 3:
            return
        depth = sum(point[2] for point in points) / len(points)
        fill = self.mood.tone(colour, depth, shade)
        faint = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
        edge = f' stroke="{fill}" stroke-width=".7"' if opacity == 1 else ""
        self.raw(f'<polygon points="{dots(spots)}" fill="{fill}"{edge}{faint}/>')

    def line(
        self, points: Sequence[Point], colour: str, width: float, opacity: float = 1.0
    ) -> None:
        """Draw a line as thick as its metres say at its middle."""
        depth = sum(point[2] for point in points) / len(points)
        fill = self.mood.tone(colour, depth)
        thick = max(0.8, width * self.camera.scale(depth))
        spots = dots([self.camera.spot(point) for point in points])
        self.raw(
            f'<polyline points="{spots}" fill="none" stroke="{fill}" stroke-width="{thick:.1f}"'
            f' stroke-linecap="round" stroke-linejoin="round" opacity="{opacity:.2f}"/>'
        )

    def glow(self, points: Sequence[Point], colour: str, opacity: float = 1.0) -> None:
        """Fill a polygon that shines by itself, whatever the hour."""
        spots = self.camera.outline(points)
        if len(spots) > 2:
            self.raw(f'<polygon points="{dots(spots)}" fill="{colour}" opacity="{opacity:.2f}"/>')

    def ground(
        self, x: tuple[float, float], z: tuple[float, float], colour: str, y: float = 0
    ) -> None:
        """Lay a level strip, in bands, so that only its far end is hazy."""
        near = max(z[0], 0.7)
        while near < z[1]:
            far = min(z[1], near * 1.3)
            self.face([(x[0], y, near), (x[1], y, near), (x[1], y, far), (x[0], y, far)], colour)
            near = far

    def shadow(self, x: float, z: float, radius: tuple[float, float], y: float = 0) -> None:
        """Lay a soft shadow under a thing."""
        cx, cy = self.camera.spot((x, y, z))
        scale = self.camera.scale(z)
        tall = radius[1] * scale * self.camera.eye / max(z, 1)
        self.raw(
            f'<ellipse cx="{cx:.1f}" cy="{cy:.1f}" rx="{radius[0] * scale:.1f}" ry="{tall:.1f}"'
            f' fill="#1d2230" opacity="{self.mood.ground_shadow:.2f}"/>'
        )

    def solid(self, faces: Sequence[Sequence[Point]], colour: str, colours: dict | None = None):
        """Draw a convex solid: only the faces turned to us, each in its own light."""
        middle = centre([point for face in faces for point in face])
        seen = []
        for index, face in enumerate(faces):
            normal = outward(face, middle)
            here = centre(face)
            view = (here[0], here[1] - self.camera.eye, here[2])
            if sum(a * b for a, b in zip(normal, view, strict=True)) < 0:
                shade = 0.86 + 0.2 * sum(a * b for a, b in zip(normal, SUN, strict=True))
                seen.append((here[2], face, (colours or {}).get(index, colour), shade))
        for _, face, fill, shade in sorted(seen, key=lambda item: -item[0]):
            self.face(face, fill, shade)

    def box(
        self, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: str
    ) -> None:
        """Draw an upright box; its underside always rests on something."""
        if z[0] > 0 and z[1] > z[0] * 5:
            middle = (z[0] * z[1]) ** 0.5
            self.box(x, y, (middle, z[1]), colour)
            self.box(x, y, (z[0], middle), colour)
            return
        faces = box_faces(x, y, z)
        self.solid([faces[0], *faces[2:]], colour)

    def sprite(self, x: float, y: float, z: float, flip: bool = False) -> "Sprite":
        """Begin a thing that always faces us, drawn in metres."""
        return Sprite(self, (x, y, z), flip)


class Sprite:
    """A flat thing that stands in the town; closes itself when used in a with block."""

    def __init__(self, layer: Layer, place: Point, flip: bool) -> None:
        self.layer = layer
        self.z = place[2]
        x, y = layer.camera.spot(place)
        scale = layer.camera.scale(place[2])
        self.head = (
            f'<g transform="translate({x:.1f} {y:.1f}) '
            f'scale({-scale if flip else scale:.2f} {-scale:.2f})">'
        )

    def __enter__(self) -> "Sprite":
        self.layer.raw(self.head)
        return self

    def __exit__(self, *_: object) -> None:
        self.layer.raw("</g>")

    def tone(self, colour: str, shade: float = 1.0) -> str:
        """Say the colour at this distance."""
        return self.layer.mood.tone(colour, self.z, shade)

    def disc(self, place: Spot, radius: Spot | float, colour: str, shade: float = 1.0) -> None:
        """Fill a circle or an ellipse."""
        rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
        self.layer.raw(
            f'<ellipse cx="{place[0]:.3f}" cy="{place[1]:.3f}" rx="{rx:.3f}" ry="{ry:.3f}"'
            f' fill="{self.tone(colour, shade)}"/>'
        )

    def area(self, spots: Sequence[Spot], colour: str, shade: float = 1.0) -> None:
        """Fill a polygon."""
        points = " ".join(f"{x:.3f},{y:.3f}" for x, y in spots)
        self.layer.raw(f'<polygon points="{points}" fill="{self.tone(colour, shade)}"/>')

    def stroke(self, spots: Sequence[Spot], colour: str, width: float, shade: float = 1.0) -> None:
        """Draw a rounded line."""
        points = " ".join(f"{x:.3f},{y:.3f}" for x, y in spots)
        self.layer.raw(
            f'<polyline points="{points}" fill="none" stroke="{self.tone(colour, shade)}"'
            f' stroke-width="{width:.3f}" stroke-linecap="round" stroke-linejoin="round"/>'
        )

    def shape(self, d: str, colour: str, shade: float = 1.0) -> None:
        """Fill a path."""
        self.layer.raw(f'<path d="{d}" fill="{self.tone(colour, shade)}"/>')


def centre(points: Sequence[Point]) -> Point:
    """Find the middle of some points."""
    count = len(points)
    x, y, z = (sum(point[i] for point in points) / count for i in range(3))
    return x, y, z


def outward(face: Sequence[Point], middle: Point) -> Point:
    """Find the direction a face looks to, away from the middle of its solid."""
    a, b, c = face[0], face[1], face[2]
    u = [b[i] - a[i] for i in range(3)]
    v = [c[i] - a[i] for i in range(3)]
    n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
    size = sum(part * part for part in n) ** 0.5 or 1.0
    here = centre(face)
    away = sum(n[i] * (here[i] - middle[i]) for i in range(3))
    sign = size if away >= 0 else -size
    return n[0] / sign, n[1] / sign, n[2] / sign


def box_faces(
    x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]
) -> list[list[Point]]:
    """List the faces of a box: top, bottom, front, back, left, right."""
    (a, b), (c, d), (e, f) = x, y, z
    return [
        [(a, d, e), (b, d, e), (b, d, f), (a, d, f)],
        [(a, c, e), (b, c, e), (b, c, f), (a, c, f)],
        [(a, c, e), (b, c, e), (b, d, e), (a, d, e)],
        [(a, c, f), (b, c, f), (b, d, f), (a, d, f)],
        [(a, c, e), (a, d, e), (a, d, f), (a, c, f)],
        [(b, c, e), (b, d, e), (b, d, f), (b, c, f)],
    ]


def extrude(profile: Sequence[Spot], width: tuple[float, float]) -> list[list[Point]]:
    """Pull an upright outline (along, height) sideways: the two ends, then the skin."""
    near = [(along, high, width[0]) for along, high in profile]
    far = [(along, high, width[1]) for along, high in profile]
    faces = [near, far]
    for i in range(len(profile)):
        j = (i + 1) % len(profile)
        faces.append([near[i], near[j], far[j], far[i]])
    return faces


def turned(faces: Sequence[Sequence[Point]], angle: float, place: Point) -> list[list[Point]]:
    """Turn a solid about its upright axis and set it in its place."""
    c, s = cos(angle), sin(angle)
    return [
        [(place[0] + x * c - z * s, place[1] + y, place[2] + x * s + z * c) for x, y, z in face]
        for face in faces
    ]
