"""What AWS refuses and moto takes: one module per AWS service, each refusal with AWS's error code and the source.

A refusal is registered as the corrections are, and has a test as they have theirs.
"""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__, f"{__name__}."):
    import_module(module.name)
