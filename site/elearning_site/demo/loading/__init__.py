"""The areas of the demo site, one module each; `elearning_site.demo.load` runs them in order."""
