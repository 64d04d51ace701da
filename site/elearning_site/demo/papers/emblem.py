"""The EU emblem as a picture, for the formats that cannot hold a vector drawing."""

import math
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

_SMOOTH = 4  # drawn this many times larger and scaled down, because Pillow's polygons have hard edges


@cache
def emblem_png(height: int = 160) -> bytes:
    """The emblem, `height` pixels tall: 3:2, twelve upright stars, radius 1/18 on a ring of 1/3 of the height."""
    tall = height * _SMOOTH
    image = Image.new("RGB", (tall * 3 // 2, tall), "#003399")
    draw = ImageDraw.Draw(image)
    for star in range(12):
        turn = math.radians(30 * star)
        cx, cy = tall * 0.75 + tall / 3 * math.sin(turn), tall / 2 - tall / 3 * math.cos(turn)
        reaches = [tall / 18 * (1 if corner % 2 == 0 else 0.381966) for corner in range(10)]
        angles = [math.radians(36 * corner) for corner in range(10)]
        points = [(cx + r * math.sin(a), cy - r * math.cos(a)) for r, a in zip(reaches, angles, strict=True)]
        draw.polygon(points, fill="#ffcc00")
    target = BytesIO()
    image.resize((height * 3 // 2, height), Image.Resampling.LANCZOS).save(target, "PNG", optimize=True)
    return target.getvalue()
