"""The demo site: three YAML files of words, the makers of its documents and pictures, and the loader."""
