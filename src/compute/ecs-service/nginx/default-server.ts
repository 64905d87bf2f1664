/** What no host answers: health checks, unknown names, and plain requests that go to HTTPS. */
import {
  type Expr,
  flatten,
  get,
  type In,
  isNull,
  join,
  listFrom,
  lookup,
  mapping,
  str,
  when,
} from "../../../core/expressions";
import { listenOptions } from "./client-address";
import type { NginxHost } from "./host.contract";
import type { Naming } from "./naming";
import type { Nginx } from "./nginx.contract";

/** `listen` at a port, by IPv4 and perhaps by IPv6. */
export const listen = (nginx: Nginx, port: In<number>, options: In<string>): Expr<string> =>
  str`        listen ${nginx.listenAddress}:${port}${options};${when<string>(
    nginx.ipv6,
    () => str`\n        listen [::]:${port}${options};`,
    () => "",
  )}`;

const healthy = ({ healthPath }: Nginx): Expr<string> => str`        location = ${healthPath} {
            access_log off;
            return 200 "ok\\n";
        }`;

/** By `unknown_hosts`; 444 closes the connection without an answer. */
const ANSWERS = { misdirected: "421", not_found: "404", close: "444" };

const redirectPort = (nginx: Nginx): Expr<number> => nginx.redirectPort as Expr<number>;

/** The servers without a host of their own. */
export function defaultServers(nginx: Nginx, { step }: Naming): Expr<string> {
  const options = str` default_server${listenOptions(nginx)}`;
  const plain = when<string>(
    isNull(nginx.redirectPort),
    () => "",
    () => str`\n${listen(nginx, redirectPort(nginx), options)}`,
  );
  const listens = step("nginx_default_listen", str`${listen(nginx, nginx.port, options)}${plain}`);
  const answer = lookup<string>(mapping<string>(ANSWERS), nginx.unknownHosts as Expr<string>, "421");
  const unknown = str`    server {
${listens}
        server_name _;
        keepalive_timeout 0;
${healthy(nginx)}
        location / {
            return ${answer};
        }
    }`;
  return step("nginx_default_servers", str`${unknown}\n${containerHealth(nginx)}`);
}

/** For the container's own check, which speaks no proxy protocol. */
const containerHealth = (nginx: Nginx): Expr<string> => str`    server {
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
    flatten<string>(
      listFrom<NginxHost, readonly string[]>(nginx.hosts, ["name", "host"], (_, host) => ({
        value: get(host as unknown as Expr<Record<string, readonly string[]>>, "server_names"),
      })),
    ),
  );
  return step(
    "nginx_redirect_server",
    when<string>(
      isNull(nginx.redirectPort),
      () => "",
      () => str`    server {
${listen(nginx, redirectPort(nginx), listenOptions(nginx))}
        server_name ${join(" ", names)};
        location / {
            return 308 https://$host$request_uri;
        }
    }`,
    ),
  );
}
