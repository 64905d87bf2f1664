/**
 * The configuration of nginx, from the input `nginx`: a host's names lead to an application of the task or to a bucket.
 * Every text in it comes from an input that its pattern keeps free of nginx's own signs, so that none can add to it.
 */
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { appLocations, upstreams } from "./app-server";
import { bucketLocations, bucketSettings } from "./bucket-server";
import { cacheMaps } from "./cache";
import { clientAddress, listenOptions, redirectForwarded } from "./client-address";
import { checkedLocations, defaultOptions, defaultServers, listen, redirectServer } from "./default-server";
import type { NginxHost } from "./host.contract";
import type { Naming } from "./naming";
import type { Nginx } from "./nginx.contract";

/** The whole file; `network` are the ranges that load balancers lie in. */
export function configuration(nginx: Nginx, network: In<readonly string[]>, naming: Naming): Expr<string> {
  const { step, text } = naming;
  const log = x.when(
    nginx.accessLog,
    () => text("log"),
    () => "    access_log off;",
  );
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

const addressFamily = ({ ipv6 }: Nginx): Expr<string> =>
  x.when(
    ipv6,
    () => "",
    () => " ipv6=off",
  );

/** Those that are not empty. */
const lines = (pieces: readonly Expr<string>[]): Expr<string> =>
  x.join(
    "\n",
    x.listEach(x.items(pieces), ["piece"], (piece) => ({
      value: piece,
      when: x.ne(piece, ""),
    })),
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
    x.mapFrom(nginx.hosts, ["name", "host"], (name, host) => ({
      key: name,
      value: lines([
        part(x.isSet(host.bucket), () => x.get(settings, name)),
        part(x.isSet(host.app), () => x.get(apps, name)),
        part(x.isSet(host.bucket), () => x.get(buckets, name)),
        part(hasGap(host), () => "        location / {\n            return 404;\n        }"),
      ]),
    })),
  );
  const servers = x.listFrom(nginx.hosts, ["name", "host"], (name, host) => ({
    value: x.str`    server {
${ofDefault(nginx, name, byDefault, listens)}
        server_name ${x.join(" ", host.serverNames)};
        gzip ${onOff(host.gzip)};
${redirectForwarded(nginx)}${x.get(bodies, name)}
    }`,
  }));
  return step("nginx_host_servers", x.join("\n", servers));
}

const part = (condition: Expr<boolean>, text: () => In<string>): Expr<string> =>
  x.when(condition, text, () => "");

/** One text for the host that unknown names come to, another for all others. */
const ofDefault = (
  { defaultHost }: Nginx,
  name: Expr<string>,
  text: Expr<string>,
  others: Expr<string>,
): Expr<string> =>
  x.when(
    x.eq(
      name,
      x.orElse(defaultHost, () => ""),
    ),
    () => text,
    () => others,
  );

const onOff = (flag: Expr<boolean>): Expr<string> =>
  x.when(
    flag,
    () => "on",
    () => "off",
  );

/** An application below a prefix, and nothing beside it. */
const hasGap = ({ app, bucket }: Expr<NginxHost>): Expr<boolean> =>
  x.and(
    x.isNull(bucket),
    x.ifSet(
      app,
      (app) => x.ne(app.pathPrefix, "/"),
      () => false,
    ),
  );
