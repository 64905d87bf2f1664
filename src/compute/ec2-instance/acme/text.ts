/**
 * What is the same on every server, line by line: nginx's configuration, the script that gets and renews the certificate,
 * and its units. Directives as in the nginx documentation (nginx.org/en/docs), all of them in nginx 1.22 and since;
 * certbot's options as in certbot(1); units as in systemd.service(5) and systemd.timer(5).
 */
import { type Place, paths } from "./place";

const nginx = (place: Place) => [
  `user ${place.user};`,
  "worker_processes auto;",
  // where nginx.service looks for it
  `pid ${paths(place).run}/nginx.pid;`,
  `error_log ${paths(place).nginxLogs}/error.log warn;`,
  "events {",
  "    worker_connections 4096;",
  "}",
  "http {",
  "    server_tokens off;",
  "    default_type text/plain;",
  "    server_names_hash_max_size 4096;",
  "    server_names_hash_bucket_size 512;",
  `    access_log ${paths(place).nginxLogs}/access.log;`,
  // only WebSocket: an upgrade to HTTP/2 would open a tunnel past every rule
  '    map $http_upgrade $upgrade { default ""; "~*^websocket$" websocket; }',
  '    map $upgrade $connection_header { default ""; websocket upgrade; }',
  `    include ${paths(place).sites}/site.conf;`,
  "}",
];

/** What the certificate authority asks for (RFC 8555, section 8.3). */
const challenge = (place: Place) => [
  "    location ^~ /.well-known/acme-challenge/ {",
  `        root ${paths(place).webroot};`,
  "        try_files $uri =404;",
  "    }",
];

/** Who asks for another name, or for none, gets nothing. */
const unknownPlain = ({ httpPort }: Place) => [
  "server {",
  `    listen ${httpPort} default_server;`,
  `    listen [::]:${httpPort} default_server;`,
  "    server_name _;",
  "    return 404;",
  "}",
];

const plain = ({ httpPort }: Place) => [
  "server {",
  `    listen ${httpPort};`,
  `    listen [::]:${httpPort};`,
];

const waiting = [
  "    location / {",
  '        add_header Retry-After "120" always;',
  '        return 503 "The certificate is not there yet.\\n";',
  "    }",
  "}",
];

/** 308 keeps the method and the body (RFC 9110, section 15.4.9). */
const redirect = ["    location / {", "        return 308 https://$host$request_uri;", "    }", "}"];

/**
 * Mozilla: "Security/Server Side TLS", intermediate compatibility. For all servers of the port: TLS's version is settled
 * before a server is chosen by name.
 */
const tls = [
  "ssl_protocols TLSv1.2 TLSv1.3;",
  "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;",
  "ssl_prefer_server_ciphers off;",
  "ssl_session_timeout 1d;",
  "ssl_session_cache shared:tls:10m;",
  "ssl_session_tickets off;",
];

const unknownSecure = ({ httpsPort }: Place) => [
  ...tls,
  "server {",
  `    listen ${httpsPort} ssl default_server;`,
  `    listen [::]:${httpsPort} ssl default_server;`,
  "    server_name _;",
  "    ssl_reject_handshake on;",
  "}",
];

const secure = ({ httpsPort }: Place) => [
  "server {",
  `    listen ${httpsPort} ssl;`,
  `    listen [::]:${httpsPort} ssl;`,
];

/** What the application is told of the client: set, never added to what the client says of itself. */
const proxy = [
  "        proxy_http_version 1.1;",
  "        proxy_set_header Host $host;",
  "        proxy_set_header X-Real-IP $remote_addr;",
  "        proxy_set_header X-Forwarded-For $remote_addr;",
  "        proxy_set_header X-Forwarded-Host $host;",
  "        proxy_set_header X-Forwarded-Proto https;",
  "        proxy_set_header X-Forwarded-Port 443;",
  '        proxy_set_header Forwarded "";',
  '        proxy_set_header Proxy "";',
];

const upgrade = [
  "        proxy_set_header Upgrade $upgrade;",
  "        proxy_set_header Connection $connection_header;",
];
const noUpgrade = ['        proxy_set_header Upgrade "";', '        proxy_set_header Connection "";'];

/**
 * Before the authority is asked, the server asks itself by each name: an authority counts what fails (Let's Encrypt: "Rate
 * Limits", five failed validations an hour), and DNS may be late. After a refusal it waits for a quarter of an hour.
 */
const script = (place: Place) => [
  `sites=${paths(place).sites}`,
  `webroot=${paths(place).webroot}`,
  `refused=${paths(place).work}/refused`,
  "live=$store/live/server",
  "",
  "# nginx gets the configuration that the certificate at hand allows",
  "serve() {",
  "  local site",
  "  for site in secure waiting; do",
  '    if [ "$site" = secure ] && ! [ -s "$live/fullchain.pem" ]; then continue; fi',
  '    cp "$sites/$site.conf" "$sites/site.conf"',
  "    if nginx -t -q; then",
  "      systemctl reload-or-restart nginx",
  "      return",
  "    fi",
  "  done",
  "  return 1",
  "}",
  "",
  "# whether every name leads here, at port 80",
  "reached() {",
  "  local name token answer",
  "  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')",
  '  mkdir -p "$webroot/.well-known/acme-challenge"',
  '  printf %s "$token" > "$webroot/.well-known/acme-challenge/hanok"',
  "  for name in $names; do",
  '    answer=$(curl -fsS -m 10 "http://$name/.well-known/acme-challenge/hanok") || answer=',
  '    if [ "$answer" != "$token" ]; then',
  '      echo "$name does not lead here yet" >&2',
  "      return 1",
  "    fi",
  "  done",
  "}",
  "",
  "serve",
  'if [ "$#" -gt 0 ]; then exit; fi',
  "reached",
  'if [ -n "$(find "$refused" -mmin -15 2>/dev/null)" ]; then',
  '  echo "the authority refused less than 15 minutes ago" >&2',
  "  exit 75",
  "fi",
  'for name in $names; do set -- "$@" -d "$name"; done',
  'if ! certificate --server "$directory" --webroot --webroot-path "$webroot" --cert-name server "$@" \\',
  '  --key-type "$key" --keep-until-expiring --renew-with-new-domains --deploy-hook "$0 deployed" \\',
  `  --config-dir "$store" --work-dir ${paths(place).work} --logs-dir ${paths(place).logs}; then`,
  '  touch "$refused"',
  "  exit 1",
  "fi",
  'rm -f "$refused"',
  "serve",
];

const serviceUnit = [
  "[Unit]",
  "Description=The server's certificate, got and renewed by ACME",
  "Wants=network-online.target",
  "After=network-online.target nginx.service",
  "StartLimitIntervalSec=0",
];

const service = (place: Place) => [
  "[Service]",
  "Type=oneshot",
  `ExecStart=${paths(place).script}`,
  "Restart=on-failure",
  "RestartSec=120",
  "PrivateTmp=yes",
  "ProtectHome=yes",
  "",
  "[Install]",
  "WantedBy=multi-user.target",
];

/** Twice a day at a random minute, as certbot's user guide has it ("Setting up automated renewal"). */
const timer = [
  "[Unit]",
  "Description=Twice a day: whether the certificate is to be renewed",
  "",
  "[Timer]",
  "OnCalendar=*-*-* 03,15:00:00",
  "RandomizedDelaySec=6h",
  "Persistent=true",
  "",
  "[Install]",
  "WantedBy=timers.target",
];

/** AWS re:Post Knowledge Center: "How do I install an SSL/TLS certificate on my NGINX server?", Amazon Linux 2023. */
const packages = [
  "for attempt in 1 2 3 4 5; do",
  "  dnf install -y -q nginx certbot && break",
  '  [ "$attempt" = 5 ] && exit 1',
  "  sleep 20",
  "done",
];

const start = (place: Place) => [
  `chmod 0755 ${paths(place).script}`,
  "systemctl daemon-reload",
  "systemctl enable nginx hanok-certificate.service hanok-certificate.timer",
  "systemctl start hanok-certificate.timer",
  "# not waited for: it goes on until the names lead here",
  "systemctl start --no-block hanok-certificate.service",
];

/** The shell's own braces after a dollar would be Terraform's: there are none. */
const joined = (lines: readonly string[]): string => lines.join("\n");

export const certificateTexts = (place: Place) => ({
  nginx: joined(nginx(place)),
  challenge: joined(challenge(place)),
  unknown_plain: joined(unknownPlain(place)),
  plain: joined(plain(place)),
  waiting: joined(waiting),
  redirect: joined(redirect),
  unknown_secure: joined(unknownSecure(place)),
  secure: joined(secure(place)),
  proxy: joined(proxy),
  upgrade: joined(upgrade),
  no_upgrade: joined(noUpgrade),
  script: joined(script(place)),
  service_unit: joined(serviceUnit),
  service: joined(service(place)),
  timer: joined(timer),
  packages: joined(packages),
  start: joined(start(place)),
});

export type CertificateText = keyof ReturnType<typeof certificateTexts>;
