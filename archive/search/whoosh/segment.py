"""What Whoosh's table of contents holds of one segment."""

from typing import ClassVar

from whoosh.codec.base import Segment as WhooshSegment

__all__ = ["Segment"]


class Segment(WhooshSegment):  # type: ignore[misc]
    """A segment of documents of one model: its file, the file's hash, how many words it holds (deleted
    documents' included), and which documents are deleted."""

    EXTENSION: ClassVar[str] = ".seg"

    def __init__(self, indexname: str, *, model: str, count: int = 0) -> None:
        super().__init__(indexname)
        self.model = model
        self.sha256 = ""
        self.words = 0
        self._count = count
        self._deleted: frozenset[int] = frozenset()

    def doc_count_all(self) -> int:
        return self._count

    def set_doc_count(self, doccount: int) -> None:
        self._count = doccount

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        return self._deleted

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        self._deleted = self._deleted | {docnum} if delete else self._deleted - {docnum}

    def delete_documents(self, documents: frozenset[int]) -> None:
        self._deleted |= documents

    def should_assemble(self) -> bool:
        return False
