"""Identity of a plugin: an `AppConfig` carries a `lasitava_plugin` attribute; the admin lists what is installed."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps


@dataclass(frozen=True)
class PluginInfo:
    """What the admin's list of plugins shows."""

    name: Any
    description: Any
    version: str


def installed_plugins() -> list[tuple[str, PluginInfo]]:
    """App label and info of every installed plugin, by label."""
    found = [(config.label, getattr(config, "lasitava_plugin", None)) for config in apps.get_app_configs()]
    return sorted((label, info) for label, info in found if info is not None)
