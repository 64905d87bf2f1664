# Generated from src/compute/app-runner/scaling/scaling.ts by `npm run modules`. Do not edit.

# An auto scaling configuration that several App Runner services share: requests at the same time
# for one instance, least and most instances. A service with numbers of its own needs none: it has
# `scaling`.
#
# scaling-configuration.tf  A revision of an auto scaling configuration: a service's own, or one
#                           that services share.
