"""Files that strangers might send as photos. Made here, so that nothing hostile is stored."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, PngImagePlugin

CANARY = "CANARY-13812345678"
GPS = {1: "N", 2: (22.0, 58.0, 12.34), 3: "E", 4: (113.0, 14.0, 56.78)}
# Numbers of a place cannot be searched for in a file; the name of the camera beside them can.
MAKER = "LibanCam-4411"


def saved(image, kind="JPEG", **more):
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def noisy(size=(640, 480), mode="RGB"):
    noise = Image.effect_noise(size, 80)
    return noise.convert(mode)


def plain(size=(640, 480), mode="RGB"):
    return Image.linear_gradient("L").resize(size).convert(mode)


def png_header(width, height, depth=8, colour=2):
    """A PNG that promises ``width`` × ``height`` pixels and holds a row of them."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def bomb():
    """Half a megabyte that unpacks to 170 million pixels: a real picture, to the last row."""
    return saved(Image.new("L", (17_000, 10_000)), "PNG", compress_level=9)


def with_exif():
    exif = Image.Exif()
    exif[0x010F] = MAKER
    exif[0x0112] = 6
    exif[0x9286] = CANARY
    exif.get_ifd(0x8825).update(GPS)
    return saved(plain(), exif=exif)


def with_comment():
    return saved(plain(), comment=f"<script>alert('{CANARY}')</script>".encode())


def with_profile():
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return saved(plain(), icc_profile=bytes(profile) + CANARY.encode())


def with_text(kind):
    info = PngImagePlugin.PngInfo()
    {"tEXt": info.add_text, "iTXt": info.add_itxt}[kind]("Comment", CANARY)
    return saved(plain(), "PNG", pnginfo=info)


def with_xmp():
    words = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>"
    return saved(plain(), xmp=words.encode())


def jpeg_html_zip():
    """At once a picture, a page and an archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("evil.html", f"<script>{CANARY}</script>")
    return with_comment() + b"<html><script>alert(1)</script></html>" + archive.getvalue()


def animated(kind):
    frames = [plain().point(lambda value, n=n: (value + 60 * n) % 256) for n in range(4)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EXIF_HEAD = b"\xff\xd8\xff\xe1\0\x20Exif\0\0II*\0\x08\0\0\0\x01\0"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500

# What a phone or a program might honestly send, in shapes that break careless readers.
# fmt: off
GOOD = {
    "with place and turn": with_exif,
    "with a comment": with_comment,
    "with a profile": with_profile,
    "with XMP": with_xmp,
    "PNG with text": lambda: with_text("tEXt"),
    "PNG with international text": lambda: with_text("iTXt"),
    "picture, page and archive": jpeg_html_zip,
    "CMYK": lambda: saved(plain(mode="CMYK")),
    "grey": lambda: saved(plain(mode="L")),
    "one bit": lambda: saved(plain().convert("1"), "PNG"),
    "16 bit": lambda: saved(plain(mode="I;16").point(lambda grey: grey * 256), "PNG"),
    "palette": lambda: saved(plain().convert("P"), "PNG"),
    "palette with a hole": lambda: saved(plain().convert("P"), "PNG", transparency=3),
    "see-through": lambda: saved(plain(mode="RGBA"), "PNG"),
    "grey and see-through": lambda: saved(plain(mode="LA"), "PNG"),
    "WebP": lambda: saved(plain(), "WEBP"),
    "WebP see-through": lambda: saved(plain(mode="RGBA"), "WEBP"),
    "moving WebP": lambda: animated("WEBP"),
    "moving PNG": lambda: animated("PNG"),
    "progressive": lambda: saved(plain(), progressive=True),
    "one pixel": lambda: saved(plain((1, 1))),
    "a line of 1 × 65,500": lambda: saved(plain((1, 65_500))),
    "a line of 65,500 × 1": lambda: saved(plain((65_500, 1))),
    "noise, which packs badly": lambda: saved(noisy((4000, 3000))),
    "a PNG called JPEG": lambda: saved(plain(), "PNG"),
    "as large as is taken": lambda: saved(plain((7000, 7000))),
}
BAD = {
    "nothing at all": lambda: b"",
    "one byte": lambda: b"\xff",
    "only the first bytes": lambda: saved(plain())[:20],
    "cut in the head": lambda: saved(plain())[:300],
    "cut in the middle": lambda: (whole := saved(noisy()))[: len(whole) // 2],
    "PNG cut in the middle": lambda: (whole := saved(noisy(), "PNG"))[: len(whole) // 2],
    "WebP cut in the middle": lambda: (whole := saved(noisy(), "WEBP"))[: len(whole) // 2],
    "PNG with a wrong sum": lambda: saved(noisy(), "PNG").replace(b"IDAT", b"IDAT\0", 1),
    "170 million pixels": bomb,
    "more pixels than there are people": lambda: png_header(65_535, 65_535),
    "2 billion wide": lambda: png_header(2**31 - 1, 1),
    "a PNG of no width": lambda: png_header(0, 10),
    "a PNG of a row where it says 5,000": lambda: png_header(5000, 5000),
    "SVG with a script": lambda: SVG,
    "a moving GIF": lambda: animated("GIF"),
    "a BMP": lambda: saved(plain(), "BMP"),
    "a TIFF": lambda: saved(plain(), "TIFF"),
    "an icon": lambda: saved(plain((32, 32)), "ICO"),
    "a PDF": lambda: saved(plain(), "PDF"),
    "HEIC": lambda: HEIC,
    "a page": lambda: b"<!doctype html><script>alert(1)</script>",
    "an archive": lambda: jpeg_html_zip()[len(with_comment()):],
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\nshowpage\n",
    "zeros": lambda: b"\0" * 100_000,
    "a JPEG head before zeros": lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100_000,
    "a JPEG head before markers": lambda: b"\xff\xd8" + b"\xff\xda\0\x02" * 20_000,
    "EXIF that points at itself": lambda: EXIF_HEAD + b"\xff" * 40,
}
# fmt: on
