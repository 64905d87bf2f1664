/** A virtual host: names that clients ask for, and what answers them, an application of the task or a bucket. */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { nginxBucket } from "./nginx-bucket";
import { type Naming, pathPrefix, SOME_INJECTIONS, strictTransport } from "./text";

const nginxApp = t
  .shape("NginxApp", {
    port: t
      .integer({ min: 1, max: 65535 })
      .describe(
        "The port that a container of the task listens on; the containers of a task share 127.0.0.1.",
      ),
    pathPrefix: pathPrefix()
      .describe(
        "What the paths begin with that go to the application. The path is passed on as the client wrote it; with a `bucket` the other paths go there, else they are not found.",
      )
      .default("/"),
    timeoutSeconds: t
      .duration("seconds", { min: 1, max: 3600 })
      .describe(
        "Longest silence of the application, in seconds, before the client gets 504; of an idle WebSocket too (a Network Load Balancer forgets idle connections after 350 by default).",
      )
      .default(60),
    maxBodyMib: t
      .integer({ min: 1, max: 10240 }, "MiB")
      .describe(
        "Largest request body in MiB; a larger one gets 413. Bodies are streamed to the application, never stored.",
      )
      .default(10),
    websocket: t.flag("Whether connections may be upgraded to WebSocket (RFC 6455).").default(true),
  })
  .describe("An application of the task, reached at 127.0.0.1.");

type App = t.Infer<typeof nginxApp>;

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

const serverName = t
  .pattern(
    `([*][.])?(${LABEL}[.])+${LABEL}`,
    'a domain name in lower case, or "*." and one, such as "api.example.com"',
    "api.example.com",
    [
      "",
      "example",
      "Example.com",
      "example.com.",
      "-a.example.com",
      "*",
      "a.*.example.com",
      "~^api",
      "_",
      "api.example.com:443",
      "api.example.com www.example.com",
      ...SOME_INJECTIONS.map((text) => `${text}.example.com`),
    ],
  )
  .length({ max: 253, because: "RFC 1035, section 2.3.4" });

const fields = {
  serverNames: t
    .listOf(serverName, "name")
    .describe("The names that clients ask for (the Host header), each in one host only.")
    .length({ min: 1, max: 50 }),
  app: nginxApp.optional(),
  bucket: nginxBucket.optional(),
  gzip: t
    .flag(
      "Whether text is compressed for clients that take it. Turn it off for an application that answers with secrets beside what the request says (BREACH).",
    )
    .default(true),
  hstsSeconds: t
    .duration("seconds", { min: 0, max: 63072000 })
    .describe(
      "How long, in seconds, browsers are to use HTTPS alone (RFC 6797, Strict-Transport-Security). 0: not said.",
    )
    .default(0),
};

const hostShape = t.shape("NginxHost", fields);

export type NginxHost = t.Infer<typeof hostShape>;

export type Hosts = Expr<Readonly<Record<string, NginxHost>>>;

const SAMPLE = { serverNames: ["api.example.com"], app: { port: 3000 } };

const BUCKET = { domainName: "shop-web.s3.ap-northeast-2.amazonaws.com" };

const answers: t.Rule<NginxHost> = {
  ...t.atLeastOneOf("app", "bucket"),
  allowed: "an app, a bucket, or an app below a path_prefix beside a bucket",
};

const shares: t.Rule<NginxHost> = {
  test: ({ app, bucket }) =>
    x.or(
      x.isNull(bucket),
      x.isNullOr(app, (app) => x.ne(app.pathPrefix, "/")),
    ),
  got: ({ serverNames }) =>
    x.str`a host for ${x.shownTexts(serverNames)} whose app and bucket both take every path`,
  allowed: 'a path_prefix such as "/api/" of an app beside a bucket',
  refused: [{ ...SAMPLE, bucket: BUCKET }],
};

const host = hostShape
  .rules(answers, shares)
  .describe("Names, and the application or the bucket that answers them.")
  .example(SAMPLE);

const namesOf = (all: Hosts): Expr<string[]> =>
  x.flatten(x.listFrom(all, ["name", "host"], (_, { serverNames }) => serverNames));

export const hosts = t
  .keyed(host, "host")
  .describe("Virtual hosts by a name of your own; none: no nginx.")
  .rule(
    t.distinct({
      of: "server name",
      texts: namesOf,
      refused: [
        { api: SAMPLE, web: { ...SAMPLE, app: { port: 3001 } } },
        { api: { ...SAMPLE, serverNames: ["api.example.com", "api.example.com"] } },
      ],
    }),
  )
  .length({ max: 50 })
  .default({})
  .example({ api: SAMPLE });

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

/** The location of each host's application, by the host's name. */
export function appLocations(hosts: Hosts, { step, text }: Naming): Expr<Record<string, string>> {
  return step(
    "nginx_app_locations",
    x.mapFrom(hosts, ["name", "host"], (name, host) => ({
      key: name,
      value: () => x.str`        location ^~ ${host.app.pathPrefix} {
${text("app")}
${upgrades(x.nonNull(host.app), text)}
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
