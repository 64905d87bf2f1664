#!/bin/bash
# BeforeInstall: what the revision needs on the server, before its files are copied.
set -euo pipefail

if ! getent passwd shop >/dev/null; then
  useradd --system --user-group --no-create-home --home-dir /opt/shop --shell /sbin/nologin shop
fi
