"""A mail server that keeps what it is given."""

import email
import email.policy
import re
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Condition
from typing import Any

SECONDS_TO_WAIT = 30
CODE = re.compile(r"[A-Z0-9]{3,}(-[A-Z0-9]{3,})?")


@dataclass
class Mailbox:
    """The handler of aiosmtpd's controller, which calls it in a thread of its own."""

    messages: list[EmailMessage] = field(default_factory=list)
    _changed: Condition = field(default_factory=Condition)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        with self._changed:
            self.messages.append(message)
            self._changed.notify_all()
        return "250 kept"

    def to(self, address: str) -> list[EmailMessage]:
        """All messages to this address, the oldest first."""
        return [message for message in self.messages if address in str(message["To"])]

    def wait(self, address: str, *, count: int = 1) -> EmailMessage:
        """The message number `count` to this address."""
        with self._changed:
            came = self._changed.wait_for(lambda: len(self.to(address)) >= count, SECONDS_TO_WAIT)
            assert came, f"no mail to {address}"
            return self.to(address)[count - 1]

    def text(self, address: str, *, count: int = 1) -> str:
        """The plain text of that message."""
        plain = self.wait(address, count=count).get_body(("plain",))
        assert plain is not None
        return str(plain.get_content())

    def code(self, address: str, *, count: int = 1) -> str:
        """The code on a line of its own in that message."""
        lines = [line.strip() for line in self.text(address, count=count).splitlines()]
        return next(line for line in lines if CODE.fullmatch(line))
