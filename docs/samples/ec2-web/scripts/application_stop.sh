#!/bin/bash
# ApplicationStop. The agent runs the script of the revision that was deployed last, not of the one that comes, and none
# at the first deployment (AWS CodeDeploy User Guide, "AppSpec 'hooks' section"). It must not fail for a service that
# has stopped already: a deployment that fails here cannot be mended by another revision.
set -euo pipefail

if systemctl is-active --quiet shop; then
  systemctl stop shop
fi
