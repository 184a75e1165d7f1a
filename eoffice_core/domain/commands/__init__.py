"""Commands: what an officer may ask, imperative; each may be refused."""

from eoffice_core.domain.commands.file import EditCover, FileCommand, OpenFile
from eoffice_core.domain.commands.movement import (
    CloseCase,
    ForwardCase,
    MovementCommand,
    ParkCase,
    PullBackCase,
    ReceiveCase,
    ReopenCase,
    ResumeCase,
    ReturnCase,
)
from eoffice_core.domain.commands.noting import (
    ApproveCase,
    ConfirmNote,
    DiscardYellowNote,
    EditNote,
    EditYellowNote,
    NotingCommand,
    WithdrawNote,
    WriteNote,
    WriteYellowNote,
)
from eoffice_core.domain.commands.receipt import (
    DiariseReceipt,
    EditReceipt,
    PutInFile,
    ReceiptCommand,
)

Command = ReceiptCommand | FileCommand | NotingCommand | MovementCommand

__all__ = [
    "ApproveCase",
    "CloseCase",
    "Command",
    "ConfirmNote",
    "DiariseReceipt",
    "DiscardYellowNote",
    "EditCover",
    "EditNote",
    "EditReceipt",
    "EditYellowNote",
    "FileCommand",
    "ForwardCase",
    "MovementCommand",
    "NotingCommand",
    "OpenFile",
    "ParkCase",
    "PullBackCase",
    "PutInFile",
    "ReceiptCommand",
    "ReceiveCase",
    "ReopenCase",
    "ResumeCase",
    "ReturnCase",
    "WithdrawNote",
    "WriteNote",
    "WriteYellowNote",
]
