"""Files an operator names, opened and written with a sentence where that fails."""

from pathlib import Path

from django.utils.translation import gettext as _

from qunqiao.kit.errors import Invalid


def content_of(file: Path) -> bytes:
    """The file's bytes.

    Raises:
        Invalid: it cannot be read, or is none: a device has no end.
    """
    sentence = _("打不开文件 %(path)s，请核对路径和权限") % {"path": file}
    try:
        if not file.is_file():
            raise Invalid(sentence)
        return file.read_bytes()
    except OSError as error:
        raise Invalid(sentence) from error


def save(out: Path, content: bytes) -> None:
    """Write a file.

    Raises:
        Invalid: it cannot be written.
    """
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Invalid(_("写不了文件 %(path)s，请核对路径和权限") % {"path": out}) from error
