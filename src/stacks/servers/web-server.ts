/** User data of servers that wait for an application: nginx on the application's port, from the distribution. */
import { APPLICATION_PORT } from "./groups";

export const WEB_SERVER = `#!/bin/bash
set -euo pipefail
dnf install -y nginx
cat >/etc/nginx/conf.d/application.conf <<'END'
server {
  listen ${APPLICATION_PORT};
  root /usr/share/nginx/html;
}
END
systemctl enable --now nginx
`;
