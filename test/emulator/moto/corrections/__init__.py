"""What moto 5.2.1 gets wrong for the AWS provider, corrected: one module per AWS service.

A correction mends something that moto is told but does not give back, or an action that it lacks and the provider
calls. None invents a service. Each has a test that fails as soon as moto no longer needs it.
"""

from . import (  # noqa: F401  (importing a module registers its corrections)
    acm,
    application_autoscaling,
    autoscaling,
    budgets,
    cloudfront,
    codedeploy,
    ec2,
    ec2_instances,
    ecs,
    elbv2,
    endpoint_service,
    rds,
    route53,
    s3,
    secretsmanager,
    service_discovery,
)
from .correction import CORRECTIONS


def apply_all() -> None:
    """Put every correction in force for the life of the process."""
    for correction in CORRECTIONS.values():
        correction.put_in_force()
