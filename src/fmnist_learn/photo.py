"""An ordinary photo of a garment, as Fashion-MNIST would show it.

The data set was made from product photos in much the same steps: make the garment light
on black, cut it out, shrink its longer side to 28 pixels, centre it.
"""

import os

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from fmnist_learn._checks import check_path
from fmnist_learn.i18n import Text, refusal

# A garment of 28 pixels needs no more than this, and a phone's photo has 12 million.
_WORKING_SIZE = 560
# The part of the full contrast below which a pixel counts as background: uneven light
# and the noise of JPEG stay under it, light grey fabric does not.
_BACKGROUND = 0.12
# What white is: 1 in fractions; in whole numbers all bits, of which cameras and
# scanners use 8, 10, 12 or 14 of the 16 in a file.
_SCALES = (1, 2**8 - 1, 2**10 - 1, 2**12 - 1, 2**14 - 1, 2**16 - 1, 2**32 - 1)
# A picture whose strongest pixel differs from the background by less shows nothing.
_LEAST_CONTRAST = 16


def prepare_photo(path: str | os.PathLike[str]) -> npt.NDArray[np.uint8]:
    """Turn a photo of one garment into a 28x28 image like those of the data set.

    Works best for one garment, seen from the front (shoes from the side, the toe
    to the left), on a plain background, light or dark.

    Args:
        path: An image file that Pillow reads: of at least 28 pixels in width or
            height, in any colour and number of bits, with or without transparency,
            turned as its EXIF data say.

    Returns:
        uint8 of shape (28, 28), values 0 (background) to 255. Divide it by 255.0
        and give it the shape of a batch before `predict`.

    Raises:
        FileNotFoundError: If there is no such file.
        TypeError: If `path` is no path.
        ValueError: If the file is not an image, is damaged or too small, or shows
            nothing that stands out from the background.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> from PIL import Image
        >>> from fmnist_learn import prepare_photo
        >>> photo = Image.new("RGB", (300, 200), "white")
        >>> photo.paste("navy", (50, 80, 250, 180))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder) / "bag.png"
        ...     photo.save(file)
        ...     image = prepare_photo(file)
        >>> image.shape, int(image[0, 0]), int(image[14, 14])
        ((28, 28), 0, 255)

    Lesson 08-2. Source: the conversion in Xiao, Rasul and Vollgraf (2017),
    Fashion-MNIST, arXiv:1708.07747, section 2.

    --- 한국어 ---
    옷 하나를 찍은 사진을 데이터 세트와 같은 28x28 이미지로 바꿉니다.

    무늬 없는 밝은 배경이나 어두운 배경에 옷 하나를 앞에서(신발은 코가 왼쪽을 향하게
    옆에서) 찍은 사진이 가장 좋습니다.

    Args:
        path: Pillow가 읽을 수 있는 이미지 파일. 가로나 세로가 28픽셀 이상이어야 합니다.
            색과 비트 수는 상관없고 투명한 부분이 있어도 되며, EXIF 정보대로 돌려서
            읽습니다.

    Returns:
        크기가 (28, 28)인 uint8 배열. 값은 0(배경)부터 255까지입니다. `predict`에
        넣기 전에 255.0으로 나누고, 배치 차원을 더해 모델이 받는 크기로 바꾸세요.

    Raises:
        FileNotFoundError: 파일이 없을 때 발생합니다.
        TypeError: `path`가 경로가 아닐 때 발생합니다.
        ValueError: 이미지가 아니거나 손상되었거나 너무 작을 때, 또는 배경과 구별되는
            것이 없을 때 발생합니다.

    08-2절. 출처: Xiao, Rasul, Vollgraf (2017), Fashion-MNIST, arXiv:1708.07747,
    2절의 변환 과정.
    """
    light = _garment_on_black(_open(path))
    if light.max() < _LEAST_CONTRAST:
        rule = Text(
            ko="옷이 배경과 뚜렷이 구별되는 사진이어야 합니다",
            en="show a garment that stands out from its background",
        )
        remedy = Text(
            ko="옷과 밝기가 다르고 무늬가 없는 배경에 놓고 찍으세요.",
            en="Photograph it on a plain background of another brightness.",
        )
        raise refusal(ValueError, "path", rule, repr(str(path)), remedy)
    # The 99th percentile, so that a speck of dust does not set the scale.
    strongest = np.percentile(light[light > _BACKGROUND * light.max()], 99)
    light[light < _BACKGROUND * strongest] = 0
    light = (light * (255 / strongest)).clip(0, 255)
    return _centred(Image.fromarray(light.round().astype(np.uint8)).crop(_box(light)))


def _open(path: str | os.PathLike[str]) -> Image.Image:
    """The picture the right way up, with transparency, at a size quick to work with."""
    file = check_path("path", path)
    received = repr(str(file))
    if not file.exists():
        rule = Text(
            ko="있는 이미지 파일의 경로여야 합니다", en="name an image file that exists"
        )
        raise refusal(FileNotFoundError, "path", rule, received)
    if not file.is_file():  # a pipe would be waited for, a device read for ever
        rule = Text(
            ko="폴더나 파이프, 장치가 아니라 이미지 파일이어야 합니다",
            en="be an image file, not a folder, a pipe or a device",
        )
        raise refusal(ValueError, "path", rule, received)
    try:
        with Image.open(file) as opened:
            image = ImageOps.exif_transpose(opened)
    except Exception as error:  # damage shows as whatever Pillow stumbles over
        rule = Text(
            ko="Pillow가 읽을 수 있는 이미지여야 합니다",
            en="be an image that Pillow can read",
        )
        remedy = Text(
            ko="사진을 JPEG나 PNG로 저장한 뒤 다시 시도하세요.",
            en="Save the photo as JPEG or PNG and try again.",
        )
        raise refusal(
            ValueError, "path", rule, f"{received} ({error})", remedy
        ) from error
    if max(image.size) < 28:
        rule = Text(
            ko="가로나 세로가 28픽셀 이상인 사진이어야 합니다. 이 사진은 너무 작습니다",
            en="be a picture of at least 28 pixels in width or height; it is too small",
        )
        size = f"{image.width}x{image.height}"
        raise refusal(ValueError, "path", rule, f"{received} ({size})")
    if image.mode.startswith(("I", "F")):
        image = _in_eight_bits(image, received)
    image = image.convert("RGBA")
    image.thumbnail((_WORKING_SIZE, _WORKING_SIZE))
    return image


def _in_eight_bits(image: Image.Image, received: str) -> Image.Image:
    """A picture of more bits a pixel, or of fractions, in the 8 bits of the others.

    What is white in it no file says: the least of the usual scales that holds all.
    """
    pixels = np.asarray(image)
    if pixels.dtype == np.int32:  # so Pillow reads 32 bits, which have no sign
        pixels = pixels.view(np.uint32)
    if not np.isfinite(pixels).all() or pixels.min() < 0:
        rule = Text(
            ko="밝기가 모두 0 이상의 유한한 수여야 합니다",
            en="hold brightness in finite numbers from 0",
        )
        raise refusal(ValueError, "path", rule, received)
    scales = _SCALES[0 if image.mode == "F" else 1 :]
    white = next((scale for scale in scales if pixels.max() <= scale), pixels.max())
    return Image.fromarray((pixels * (255 / white)).astype(np.uint8))


def _garment_on_black(image: Image.Image) -> npt.NDArray[np.float32]:
    """Each pixel's distance in brightness from the background, (h, w), 0 to 255."""
    alpha = np.asarray(image.getchannel("A"), dtype=np.float32) / np.float32(255)
    grey = np.asarray(image.convert("L"), dtype=np.float32)
    if alpha.min() < 1:
        # Behind a cut-out garment comes white paper or, for a white garment, black.
        visible = float((grey * alpha).sum() / max(float(alpha.sum()), 1.0))
        paper = 255 if visible < 200 else 0
        grey = grey * alpha + paper * (1 - alpha)
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    light: npt.NDArray[np.float32] = np.abs(grey - np.float32(np.median(edge)))
    return light


def _box(light: npt.NDArray[np.float32]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not background; single specks apart."""
    rows = np.flatnonzero((light > 0).mean(axis=1) > 0.01)
    columns = np.flatnonzero((light > 0).mean(axis=0) > 0.01)
    if not len(rows) or not len(columns):
        return 0, 0, light.shape[1], light.shape[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _centred(garment: Image.Image) -> npt.NDArray[np.uint8]:
    """The longer side 28 pixels, the rest filled up with background."""
    scale = 28 / max(garment.size)
    width, height = (max(1, round(side * scale)) for side in garment.size)
    small = np.asarray(garment.resize((width, height), Image.Resampling.LANCZOS))
    canvas = np.zeros((28, 28), dtype=np.uint8)
    top, left = (28 - height) // 2, (28 - width) // 2
    canvas[top : top + height, left : left + width] = small
    return canvas
