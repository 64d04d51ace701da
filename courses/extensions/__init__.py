"""How a plugin meets the core: facts (signals), choices (registries), places (page slots), identity (plugin info)."""
