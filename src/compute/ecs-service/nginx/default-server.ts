/**
 * What no host answers: health checks, unknown names, and plain requests that go to HTTPS.
 *
 * `health_path` says that nginx lives; `readiness` asks an application as well, so that a load balancer sees it.
 */
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { listenOptions } from "./client-address";
import type { Naming } from "./naming";
import type { Nginx, Readiness } from "./nginx.contract";

/** `listen` at a port, by IPv4 and perhaps by IPv6. */
export const listen = (nginx: Nginx, port: In<number>, options: In<string>): Expr<string> =>
  x.str`        listen ${nginx.listenAddress}:${port}${options};${x.when(
    nginx.ipv6,
    () => x.str`\n        listen [::]:${port}${options};`,
    () => "",
  )}`;

const healthy = ({ healthPath }: Nginx): Expr<string> => x.str`        location = ${healthPath} {
            access_log off;
            return 200 "ok\\n";
        }`;

/** By `unknown_hosts`; 444 closes the connection without an answer. */
const ANSWERS = { misdirected: "421", not_found: "404", close: "444" };

const redirectPort = (nginx: Nginx): Expr<number> => nginx.redirectPort as Expr<number>;

/** What health checks ask for: they come by address, so these are in the server of unknown names. */
export const checkedLocations = (nginx: Nginx, { step, text }: Naming): Expr<string> =>
  step(
    "nginx_checked_locations",
    x.str`${healthy(nginx)}${x.when(
      x.isNull(nginx.readiness),
      () => "",
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

const readinessOf = ({ readiness }: Nginx): Expr<Readiness> => readiness as Expr<Readiness>;

/** Of the server that unknown names come to. */
export const defaultOptions = (nginx: Nginx): Expr<string> => x.str` default_server${listenOptions(nginx)}`;

/** The servers without a host of their own; with a `default_host` unknown names at the main port are that host's. */
export function defaultServers(nginx: Nginx, checked: Expr<string>, { step }: Naming): Expr<string> {
  const at = (isThere: Expr<boolean>, port: () => Expr<number>) =>
    x.when(
      isThere,
      () => x.items([listen(nginx, port(), defaultOptions(nginx))]),
      () => [],
    );
  const listens = step(
    "nginx_default_listens",
    x.concat(
      at(x.isNull(nginx.defaultHost), () => nginx.port),
      at(x.isSet(nginx.redirectPort), () => redirectPort(nginx)),
    ),
  );
  const answer = x.lookup(x.mapping<string>(ANSWERS), nginx.unknownHosts, "421");
  const unknown = x.when(
    x.isEmpty(listens),
    () => "",
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
export function redirectServer(nginx: Nginx, { step }: Naming): Expr<string> {
  const names = step(
    "nginx_server_names",
    x.flatten(
      x.listFrom(nginx.hosts, ["name", "host"], (_, host) => ({
        value: x.get(host as unknown as Expr<Record<string, readonly string[]>>, "server_names"),
      })),
    ),
  );
  return step(
    "nginx_redirect_server",
    x.when(
      x.isNull(nginx.redirectPort),
      () => "",
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
