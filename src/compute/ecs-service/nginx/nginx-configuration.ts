/**
 * The configuration of nginx, from the input `nginx`: a host's names lead to an application of the task or to a bucket.
 * Every text in it comes from an input that its pattern keeps free of nginx's own signs, so that none can add to it.
 *
 * What no host answers: health checks, unknown names, and plain requests that go to HTTPS. `health_path` says that nginx
 * lives; `readiness` asks an application as well, so that a load balancer sees it.
 */
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { appLocations, type NginxHost, upstreams } from "./host";
import type { Nginx, Readiness } from "./nginx";
import { bucketLocations, bucketSettings, cacheMaps } from "./nginx-bucket";
import type { Naming } from "./text";

/** The whole file; `network` are the ranges that load balancers lie in. */
export function configuration(nginx: Nginx, network: In<readonly string[]>, naming: Naming): Expr<string> {
  const { step, text } = naming;
  const log = x.when(nginx.accessLog, () => text("log"), "    access_log off;");
  const settings = step(
    "nginx_settings",
    x.str`${text("http")}
    resolver ${nginx.resolver}${addressFamily(nginx)};
    resolver_timeout 5s;
    proxy_ssl_trusted_certificate ${nginx.caBundle};
${log}`,
  );
  const checked = checkedLocations(nginx, naming);
  const parts = lines([
    settings,
    clientAddress(nginx, network, naming),
    upstreams(nginx.hosts, naming),
    cacheMaps(nginx.hosts, naming),
    defaultServers(nginx, checked, naming),
    redirectServer(nginx, naming),
    hostServers(nginx, checked, naming),
  ]);
  return step("nginx_configuration", x.str`${text("main")}\nhttp {\n${parts}\n}\n`);
}

const addressFamily = ({ ipv6 }: Nginx): Expr<string> => x.choose(ipv6, "", " ipv6=off");

/** Those that are not empty. */
const lines = (pieces: readonly Expr<string>[]): Expr<string> =>
  x.join(
    "\n",
    x.itemsWhere(x.items(pieces), "piece", (piece) => x.ne(piece, "")),
  );

function hostServers(nginx: Nginx, checked: Expr<string>, naming: Naming): Expr<string> {
  const { step } = naming;
  const listens = step("nginx_listen", listen(nginx, nginx.port, listenOptions(nginx)));
  const byDefault = step(
    "nginx_listen_by_default",
    x.str`${listen(nginx, nginx.port, defaultOptions(nginx))}\n${checked}`,
  );
  const apps = appLocations(nginx.hosts, naming);
  const settings = bucketSettings(nginx.hosts, naming);
  const buckets = bucketLocations(nginx.hosts, naming);
  const bodies = step(
    "nginx_host_bodies",
    x.mapFrom(nginx.hosts, ["name", "host"], (name, host) =>
      lines([
        part(x.isSet(host.bucket), () => x.get(settings, name)),
        part(x.isSet(host.app), () => x.get(apps, name)),
        part(x.isSet(host.bucket), () => x.get(buckets, name)),
        part(hasGap(host), () => "        location / {\n            return 404;\n        }"),
      ]),
    ),
  );
  const servers = x.listFrom(
    nginx.hosts,
    ["name", "host"],
    (name, host) => x.str`    server {
${ofDefault(nginx, name, byDefault, listens)}
        server_name ${x.join(" ", host.serverNames)};
        gzip ${onOff(host.gzip)};
${redirectForwarded(nginx)}${x.get(bodies, name)}
    }`,
  );
  return step("nginx_host_servers", x.join("\n", servers));
}

const part = (condition: Expr<boolean>, text: () => In<string>): Expr<string> => x.when(condition, text, "");

/** One text for the host that unknown names come to, another for all others. */
const ofDefault = (
  { defaultHost }: Nginx,
  name: Expr<string>,
  text: Expr<string>,
  others: Expr<string>,
): Expr<string> => x.when(x.eq(name, x.orElse(defaultHost, "")), text, others);

const onOff = (flag: Expr<boolean>): Expr<string> => x.choose(flag, "on", "off");

/** An application below a prefix, and nothing beside it. */
const hasGap = ({ app, bucket }: Expr<NginxHost>): Expr<boolean> =>
  x.and(
    x.isNull(bucket),
    x.isSetAnd(app, (app) => x.ne(app.pathPrefix, "/")),
  );

/** `listen` at a port, by IPv4 and perhaps by IPv6. */
const listen = (nginx: Nginx, port: In<number>, options: In<string>): Expr<string> =>
  x.str`        listen ${nginx.listenAddress}:${port}${options};${x.when(
    nginx.ipv6,
    () => x.str`\n        listen [::]:${port}${options};`,
    "",
  )}`;

const healthy = ({ healthPath }: Nginx): Expr<string> => x.str`        location = ${healthPath} {
            access_log off;
            return 200 "ok\\n";
        }`;

/** By `unknown_hosts`; 444 closes the connection without an answer. */
const ANSWERS = { misdirected: "421", not_found: "404", close: "444" };

const redirectPort = (nginx: Nginx): Expr<number> => x.nonNull(nginx.redirectPort);

/** What health checks ask for: they come by address, so these are in the server of unknown names. */
const checkedLocations = (nginx: Nginx, { step, text }: Naming): Expr<string> =>
  step(
    "nginx_checked_locations",
    x.str`${healthy(nginx)}${x.when(
      x.isNull(nginx.readiness),
      "",
      () => x.str`
        location = ${readinessOf(nginx).path} {
            access_log off;
${text("app")}
${text("no_upgrade")}
            proxy_read_timeout 5s;
            proxy_pass http://127.0.0.1:${readinessOf(nginx).port};
        }`,
    )}`,
  );

const readinessOf = ({ readiness }: Nginx): Expr<Readiness> => x.nonNull(readiness);

/** Of the server that unknown names come to. */
const defaultOptions = (nginx: Nginx): Expr<string> => x.str` default_server${listenOptions(nginx)}`;

/** The servers without a host of their own; with a `default_host` unknown names at the main port are that host's. */
function defaultServers(nginx: Nginx, checked: Expr<string>, { step }: Naming): Expr<string> {
  const at = (isThere: Expr<boolean>, port: () => Expr<number>) =>
    x.itemIf(isThere, () => listen(nginx, port(), defaultOptions(nginx)));
  const listens = step(
    "nginx_default_listens",
    x.concat(
      at(x.isNull(nginx.defaultHost), () => nginx.port),
      at(x.isSet(nginx.redirectPort), () => redirectPort(nginx)),
    ),
  );
  const answer = x.lookup(x.mapping(ANSWERS), nginx.unknownHosts, "421");
  const unknown = x.when(
    x.isEmpty(listens),
    "",
    () => x.str`    server {
${x.join("\n", listens)}
        server_name _;
        keepalive_timeout 0;
${checked}
        location / {
            return ${answer};
        }
    }\n`,
  );
  return step("nginx_default_servers", x.str`${unknown}${containerHealth(nginx)}`);
}

/** For the container's own check, which speaks no proxy protocol. */
const containerHealth = (nginx: Nginx): Expr<string> => x.str`    server {
        listen 127.0.0.1:${nginx.healthPort};
        access_log off;
${healthy(nginx)}
        location / {
            return 404;
        }
    }`;

/** The server of all known names at the port for plain requests. */
function redirectServer(nginx: Nginx, { step }: Naming): Expr<string> {
  const names = step(
    "nginx_server_names",
    x.flatten(x.listFrom(nginx.hosts, ["name", "host"], (_, host) => host.serverNames)),
  );
  return step(
    "nginx_redirect_server",
    x.when(
      x.isNull(nginx.redirectPort),
      "",
      () => x.str`    server {
${listen(nginx, redirectPort(nginx), listenOptions(nginx))}
        server_name ${x.join(" ", names)};
        location / {
            return 308 https://$host$request_uri;
        }
    }`,
    ),
  );
}

/** What `listen` says more. */
const listenOptions = ({ clientAddress }: Nginx): Expr<string> =>
  x.choose(x.eq(clientAddress, "proxy_protocol"), " proxy_protocol", "");

/** The ranges whose word counts: the input's, or the network's. */
const trusted = ({ trustedRanges }: Nginx, network: In<readonly string[]>): Expr<readonly string[]> =>
  x.orElse(trustedRanges, () => network);

const perRange = (ranges: Expr<readonly string[]>, line: (range: Expr<string>) => Expr<string>) =>
  x.join(
    "\n",
    x.listEach(ranges, ["range"], (range) => line(range)),
  );

/** Lines in `http`: `$remote_addr` is the client's address, `$client_scheme` and `$client_port` what it asked for. */
function clientAddress(nginx: Nginx, network: In<readonly string[]>, { step }: Naming): Expr<string> {
  const ranges = step("nginx_trusted_ranges", trusted(nginx, network));
  const believed = step(
    "nginx_believed",
    perRange(ranges, (range) => x.str`    set_real_ip_from ${range};`),
  );
  const isForwarded = x.eq(nginx.clientAddress, "forwarded");
  const address = x.when(
    x.eq(nginx.clientAddress, "preserved"),
    "",
    () =>
      x.str`${believed}
    real_ip_header ${header(isForwarded)};
    real_ip_recursive on;\n`,
  );
  const port = x.str`    map $client_scheme $client_port { default 443; http 80; }`;
  return step("nginx_client", x.str`${address}${scheme(nginx, isForwarded, ranges, step)}\n${port}`);
}

const header = (isForwarded: Expr<boolean>): Expr<string> =>
  x.choose(isForwarded, "X-Forwarded-For", "proxy_protocol");

/** An Application Load Balancer says which of its listeners was asked; anyone else may say what they like. */
function scheme(
  nginx: Nginx,
  isForwarded: Expr<boolean>,
  ranges: Expr<readonly string[]>,
  step: Naming["step"],
): Expr<string> {
  return x.when(
    isForwarded,
    () => {
      const balancers = step(
        "nginx_balancers",
        perRange(ranges, (range) => x.str` ${range} 1;`),
      );
      return x.str`    geo $realip_remote_addr $is_balancer { default 0;\n${balancers} }
    map $is_balancer:$http_x_forwarded_proto $client_scheme { default ${nginx.scheme}; 1:http http; 1:https https; }`;
    },
    () => x.str`    map "" $client_scheme { default ${nginx.scheme}; }`,
  );
}

/** In a server of a host: what came to the load balancer's plain listener goes to HTTPS. */
const redirectForwarded = ({ clientAddress: source, scheme: wanted }: Nginx): Expr<string> =>
  x.when(
    x.eq(x.str`${source}:${wanted}`, "forwarded:https"),
    "        if ($client_scheme = http) { return 308 https://$host$request_uri; }\n",
    "",
  );
