/** Applications of the task: an upstream each, and a location in their host's server. */
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { Hosts, NginxHost } from "./host.contract";
import type { Naming } from "./naming";

export type App = NonNullable<NginxHost["app"]>;

/** A pool of connections per host: they are used again. */
export const upstreams = (hosts: Hosts, { step }: Naming): Expr<string> =>
  step(
    "nginx_upstreams",
    x.join(
      "\n",
      x.listFrom(hosts, ["name", "host"], (name, { app }) => ({
        value: () => x.str`    upstream app_${name} {
        server 127.0.0.1:${app.port};
        keepalive 32;
    }`,
        when: x.isSet(app),
      })),
    ),
  );

/** Set on every answer of a host; an empty value is no header, but keeps those of the bucket beside it away. */
export const strictTransport = ({ hstsSeconds }: Expr<NginxHost>): Expr<string> =>
  x.str`add_header Strict-Transport-Security "${x.when(
    x.gt(hstsSeconds, 0),
    () => x.str`max-age=${hstsSeconds}`,
    () => "",
  )}" always;`;

/** The location of each host's application, by the host's name. */
export function appLocations(hosts: Hosts, { step, text }: Naming): Expr<Record<string, string>> {
  return step(
    "nginx_app_locations",
    x.mapFrom(hosts, ["name", "host"], (name, host) => ({
      key: name,
      value: () => x.str`        location ^~ ${host.app.pathPrefix} {
${text("app")}
${upgrades(host.app as Expr<App>, text)}
            ${strictTransport(host)}
            client_max_body_size ${host.app.maxBodyMib}m;
            proxy_read_timeout ${host.app.timeoutSeconds}s;
            proxy_send_timeout ${host.app.timeoutSeconds}s;
            proxy_pass http://app_${name};
        }`,
      when: x.isSet(host.app),
    })),
  );
}

const upgrades = ({ websocket }: Expr<App>, text: Naming["text"]): Expr<string> =>
  x.when(
    websocket,
    () => text("upgrade"),
    () => text("no_upgrade"),
  );
