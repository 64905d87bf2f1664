#!/bin/bash
# AfterInstall: the files are there, the application does not run yet.
set -euo pipefail

# a revision that Python cannot read ends here, before anything is started
/usr/bin/python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' /opt/shop/server.py

systemctl daemon-reload
systemctl enable shop
