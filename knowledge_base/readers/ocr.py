"""Text recognition with tesseract; without it, scans are refused rather than skipped."""

import re
import shutil
import subprocess
import warnings
from functools import cache
from io import BytesIO

from PIL import Image, ImageSequence
from PIL.ImageOps import exif_transpose

from knowledge_base.contract import Extracted, Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.plain import add_plain
from knowledge_base.readers.reader import FormatReader
from knowledge_base.readers.sections import SectionBuilder

COMMAND = "tesseract"
LANGUAGE = "nld"
_PIXELS = 100_000_000
_LINE_BREAK = re.compile(r"(?<![\n])\n(?!\n)")
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")


@cache
def _command() -> str | None:
    """Give the path of tesseract when it is here and knows Dutch."""
    if not (path := shutil.which(COMMAND)):
        return None
    listed = subprocess.run(  # noqa: S603
        [path, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    return path if LANGUAGE in listed.stdout.split() else None


def is_here() -> bool:
    """Whether scans can be read on this machine."""
    return _command() is not None


def refuse_without_ocr(scans: int, limits: Limits, where: str) -> None:
    """Raises: Unreadable where there is no tesseract, or too much for it to do."""
    if not is_here():
        raise Unreadable(
            f"Dit is een scan ({where}). Tekstherkenning (tesseract) is hier niet geïnstalleerd. "
            "Vraag de beheerder om tesseract-ocr en tesseract-ocr-nld te installeren, of lever "
            "een versie met tekst aan."
        )
    if scans > limits.ocr_pages:
        raise Unreadable(
            f"Dit bestand heeft meer dan {limits.ocr_pages} gescande pagina's. Splits het bestand."
        )


def recognise(image: Image.Image, limits: Limits, where: str) -> str:
    """Give the text in a picture, paragraphs apart by an empty line; empty when there is none.

    Raises: Unreadable when tesseract is not here, fails or takes too long.
    """
    read = run(image, limits, where)
    text = _BROKEN_WORD.sub("", read.decode("utf-8", "replace"))
    return _LINE_BREAK.sub(" ", text)


def run(image: Image.Image, limits: Limits, where: str, *wishes: str) -> bytes:
    """What tesseract prints about a picture of 300 dots to the inch.

    Raises: Unreadable when tesseract is not here, fails or takes too long.
    """
    refuse_without_ocr(0, limits, where)
    png = BytesIO()
    image.convert("L").save(png, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603
            [_command() or COMMAND, "stdin", "stdout", "-l", LANGUAGE, "--dpi", "300", *wishes],
            input=png.getvalue(),
            capture_output=True,
            timeout=limits.ocr_seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            f"De tekstherkenning van {where} duurde langer dan {limits.ocr_seconds:.0f} seconden. "
            "Scan de bladzijde opnieuw, of lever een versie met tekst aan."
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Unreadable(
            f"De tekstherkenning van {where} is mislukt. Scan de bladzijde opnieuw."
        ) from error
    return done.stdout


def extract_image(data: bytes, limits: Limits) -> Extracted:
    sections = SectionBuilder(limits)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        if image.width * image.height > _PIXELS:
            raise Unreadable(
                "Deze afbeelding is te groot. Verklein haar en lever haar opnieuw aan."
            )
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
            refuse_without_ocr(number, limits, f"pagina {number}")
            sections.turn_to(number)
            # A telephone writes beside the picture how it was held.
            upright = exif_transpose(frame)
            add_plain(recognise(upright, limits, f"pagina {number}"), sections)
    return Extracted(sections.first_heading, sections.finish())


reader = FormatReader(
    "afbeelding", frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"}), extract_image
)
