"""Keeps strangers from guessing codes: an address that misses too often has to wait."""

import hashlib
import ipaddress

from django.core.cache import cache

MISSES = 30
WINDOW = 10 * 60  # seconds


def may_ask(address: str) -> bool:
    """Whether this address may ask about a certificate now."""
    return int(cache.get(_key(address), 0)) < MISSES


def count_miss(address: str) -> None:
    """Remembers one question that met no certificate. Right answers are never counted: an office may check many."""
    key = _key(address)
    if not cache.add(key, 1, WINDOW):
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two calls
            cache.add(key, 1, WINDOW)


def _key(address: str) -> str:
    """One key per address, or per /64 network, which one IPv6 subscriber has to himself. No address is kept as text."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        network = address
    else:
        network = str(ipaddress.ip_network(f"{parsed}/{64 if parsed.version == 6 else 32}", strict=False))
    return f"certificates-misses-{hashlib.sha256(network.encode()).hexdigest()[:32]}"
