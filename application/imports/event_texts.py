"""The files of rows of events: filed with the consultation or statement, which they are public with."""

from uuid import UUID

from application.archive import Archive
from application.commands.documents import FileDocument
from application.imports.accessing import make_public
from application.imports.attached import Named, document_of, named_in
from application.imports.dealing import Desk
from application.imports.records_told import Holder
from application.imports.report import Remark
from application.imports.table_rows import Row


def texts_in(
    desk: Desk, holder: Holder, named: Named
) -> tuple[tuple[FileDocument, ...], tuple[UUID, ...], tuple[Remark, ...]]:
    """Return the files of a row that are new to the holder, those that it has, and what there is to know of them."""
    new: list[FileDocument] = []
    there: list[UUID] = []
    remarks: tuple[Remark, ...] = ()
    for source, role in named.files:
        document_id = document_of(desk, holder.id, source)
        if str(document_id) in holder.documents:
            there.append(document_id)
        else:
            document, taken = desk.filing.document(source, str(holder.id), role=role)
            new.append(document)
            remarks += taken.remarks
    return tuple(new), tuple(there), remarks


def publish_texts(desk: Desk, archive: Archive, holder: Holder, row: Row) -> bool:
    """Publish the files of a row that belong to a published holder; return whether any was not public yet."""
    if not holder.is_published:
        return False
    documents = [document_of(desk, holder.id, source) for source, _ in named_in(desk, row).files]
    published = [make_public(archive, "document", one) for one in documents if str(one) in holder.documents]
    return any(published)


def other_files(desk: Desk, holder: Holder, named: Named) -> tuple[Remark, ...]:
    """Return a remark for each file that is new, or has changed since what the row tells was filed."""
    names = [one.shown for one, _ in named.files if str(document_of(desk, holder.id, one)) not in holder.documents]
    return tuple(Remark("import-other-file", {"name": one}) for one in names)
