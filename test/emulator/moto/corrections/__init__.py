"""What moto 5.2.1 gets wrong for the AWS provider, corrected: one module per AWS service.

A correction mends something that moto is told but does not give back, or an action that it lacks and the provider
calls. None invents a service. Each has a test that fails as soon as moto no longer needs it.
"""

from importlib import import_module
from pkgutil import iter_modules

from .correction import CORRECTIONS

# importing a module registers its corrections
for module in iter_modules(__path__, f"{__name__}."):
    import_module(module.name)


def apply_all() -> None:
    """Put every correction in force for the life of the process."""
    for correction in CORRECTIONS.values():
        correction.put_in_force()
