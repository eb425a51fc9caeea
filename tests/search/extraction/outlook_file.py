"""Writes Outlook files for tests: the few structures of [MS-CFB] and [MS-OXMSG] that a mail needs."""

import struct
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT_SECTOR, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = END


def an_outlook_mail(
    *,
    subject: str,
    body: str,
    sender: str,
    attachments: tuple[tuple[str, bytes], ...] = (),
    enclosed: Tree | None = None,
) -> bytes:
    return compound_file(
        mail_tree(subject=subject, body=body, sender=sender, attachments=attachments, enclosed=enclosed)
    )


def mail_tree(
    *,
    subject: str,
    body: str,
    sender: str,
    attachments: tuple[tuple[str, bytes], ...] = (),
    enclosed: Tree | None = None,
    is_enclosed: bool = False,
) -> Tree:
    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: body, 0x0C1A: sender, 0x0E04: "post@example.org"}
    tree = _properties(texts, {}, header=24 if is_enclosed else 32)
    count = 0
    for count, (name, data) in enumerate(attachments, 1):
        tree[f"__attach_version1.0_#{count - 1:08X}"] = _properties({0x3707: name}, {0x3701: data}, header=8)
    if enclosed is not None:
        attached = _properties({0x3001: "Videresendt"}, {}, header=8)
        attached["__substg1.0_3701000D"] = enclosed
        tree[f"__attach_version1.0_#{count:08X}"] = attached
    return tree


def _properties(texts: dict[int, str], binaries: dict[int, bytes], *, header: int) -> Tree:
    tree: Tree = {}
    listed = bytearray(header)
    values = [(pid, 0x001F, text.encode("utf-16-le")) for pid, text in texts.items()]
    values += [(pid, 0x0102, data) for pid, data in binaries.items()]
    for pid, kind, data in values:
        listed += struct.pack("<HHIII", kind, pid, 6, len(data) + (2 if kind == 0x001F else 0), 0)
        tree[f"__substg1.0_{pid:04X}{kind:04X}"] = data
    tree["__properties_version1.0"] = bytes(listed)
    return tree


def compound_file(tree: Tree) -> bytes:
    entries = [_Entry("Root Entry", 5)]
    _list(tree, entries, 0)
    sectors: list[bytes] = []
    fat: list[int] = []
    mini, mini_fat = bytearray(), []
    for entry in entries[1:]:
        if entry.kind == 2 and entry.data:
            if len(entry.data) >= CUTOFF:
                entry.start = _chain(entry.data, sectors, fat)
            else:
                entry.start = len(mini) // MINI
                mini += entry.data.ljust(-(-len(entry.data) // MINI) * MINI, b"\x00")
                mini_fat += [*range(entry.start + 1, len(mini) // MINI), END]
    entries[0].data = bytes(mini)
    entries[0].start = _chain(bytes(mini), sectors, fat)
    listed_mini = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    listed_mini = listed_mini.ljust(-(-len(listed_mini) // SECTOR) * SECTOR, b"\xff")
    mini_start = _chain(listed_mini, sectors, fat)
    directory = b"".join(_written(entry, entries) for entry in entries)
    directory_start = _chain(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\x00"), sectors, fat)
    fat_count = 1
    while (len(fat) + fat_count) * 4 > fat_count * SECTOR:
        fat_count += 1
    fat_at = list(range(len(fat), len(fat) + fat_count))
    fat += [FAT_SECTOR] * fat_count
    fat += [FREE] * (fat_count * SECTOR // 4 - len(fat))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack(
        "<IIIIIIIII", 0, fat_count, directory_start, 0, CUTOFF, mini_start, len(listed_mini) // SECTOR, END, 0
    )
    head += struct.pack("<109I", *(fat_at + [FREE] * (109 - fat_count)))
    return head + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _list(tree: Tree, entries: list[_Entry], parent: int) -> None:
    for name, held in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        entries[parent].children.append(number)
        if isinstance(held, bytes):
            entries.append(_Entry(name, 2, held))
        else:
            entries.append(_Entry(name, 1))
            _list(held, entries, number)


def _chain(data: bytes, sectors: list[bytes], fat: list[int]) -> int:
    start = len(sectors)
    pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\x00") for at in range(0, len(data), SECTOR)]
    sectors += pieces
    fat += [*range(start + 1, start + len(pieces)), END] if pieces else []
    return start if pieces else END


def _written(entry: _Entry, entries: list[_Entry]) -> bytes:
    """One directory entry; siblings hang to the right of each other, in order."""
    number = next(at for at, one in enumerate(entries) if one is entry)
    parent = next((one for one in entries if number in one.children), None)
    right = NONE
    if parent is not None and number != parent.children[-1]:
        right = parent.children[parent.children.index(number) + 1]
    name = entry.name.encode("utf-16-le") + b"\x00\x00"
    child = entry.children[0] if entry.children else NONE
    packed = name.ljust(64, b"\x00") + struct.pack("<HBBIII", len(name), entry.kind, 1, NONE, right, child)
    return packed + bytes(36) + struct.pack("<IQ", entry.start, len(entry.data))
