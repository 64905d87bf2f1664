/** The input `nginx` of `compute/ecs-service`: a sidecar that routes by name in front of the service's containers. */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { type Hosts, hosts } from "./host";
import { filePath, requestPath } from "./text";

/**
 * nginx's stable branch, from the copy of Docker's official images in Amazon's public registry. It is on the way of every
 * request, so it is what its digest says (of the index of all architectures), whatever becomes of the tag. A new one is
 * a change here, and a line in the changelog.
 */
const NGINX_IMAGE =
  "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94";

/** One part of an image's address. */
const PART = "[a-z0-9]+([._-]+[a-z0-9]+)*";

const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

const IPV4 = `${OCTET}([.]${OCTET}){3}`;

const PORT = "[1-9][0-9]{0,4}";

const openPort = () => t.integer({ min: 1024, max: 65535 });

const readinessShape = t.shape("NginxReadiness", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port of the application, one of those in `hosts`."),
  path: requestPath("/health").describe("The path, for the target group's check and for the application."),
});

export type Readiness = t.Infer<typeof readinessShape>;

const readiness = readinessShape
  .describe(
    "A path that is passed on to an application by whatever name it is asked for, for a health check that is to see the application too. Whoever reaches the load balancer may ask for it.",
  )
  .example({ port: 3000, path: "/health" });

const fields = {
  hosts,
  image: t
    .pattern(
      `(${PART}(:[0-9]{1,5})?/)?${PART}(/${PART})*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?`,
      `the address of an image, such as "${NGINX_IMAGE}"`,
      NGINX_IMAGE,
      ["", "nginx:", "Nginx:1.30", "nginx:1.30 ", "nginx@sha256:abc", "https://nginx:1.30", "a;b:1"],
    )
    .rule({
      test: (image) =>
        x.and(x.matches("(:[A-Za-z0-9_.-]+|@sha256:[0-9a-f]+)$", image), x.not(x.matches(":latest$", image))),
      allowed: `an image with a tag other than latest, or with a digest, such as "${NGINX_IMAGE}"`,
      remedy: "What latest means changes from one task to the next.",
      refused: ["nginx:latest", "nginx", "registry.example.com:5000/nginx"],
    })
    .describe(
      "The stock nginx image, 1.22 or newer, by its digest or by a tag that does not change. Without a way to the internet, or to depend on no public registry: a copy in a private one.",
    )
    .default(NGINX_IMAGE),
  listenAddress: t
    .pattern(IPV4, "an IPv4 address", "0.0.0.0", ["", "0.0.0.256", "localhost", "0.0.0.0;", "::"])
    .describe("Where nginx listens; 127.0.0.1 with a proxy of your own in the task.")
    .default("0.0.0.0"),
  ipv6: t
    .flag("Whether nginx listens at the task's IPv6 addresses too, and asks buckets by IPv6.")
    .default(false),
  port: openPort()
    .describe(
      "The port for the load balancer's HTTP or TLS listener, `nginx-http` of the container `nginx` in `targets`; nginx is not root, so 1024 or more.",
    )
    .default(8080),
  redirectPort: openPort()
    .describe(
      "A second port, `nginx-redirect` in `targets`, for a plain listener at port 80: every request of a known name is sent on to HTTPS (308). Default: none.",
    )
    .optional(),
  scheme: t
    .oneOf("https", "http")
    .describe("What clients speak: https where the load balancer ends TLS. Applications are told so.")
    .default("https"),
  clientAddress: t
    .oneOf("preserved", "proxy_protocol", "forwarded")
    .describe(
      "Where the client's address comes from, as the target group has it (Elastic Load Balancing: Edit target group attributes for your Network Load Balancer). preserved: client IP preservation, so the connection's own; proxy_protocol: proxy protocol version 2; forwarded: the X-Forwarded-For of an Application Load Balancer, whose X-Forwarded-Proto then counts too.",
    )
    .default("preserved"),
  trustedRanges: t
    .listOf(t.cidr(), "range")
    .describe(
      "Whose word on the client's address counts with proxy_protocol and forwarded. Default: the network's ranges.",
    )
    .length({ min: 1, max: 100 })
    .optional(),
  healthPath: requestPath("/healthz")
    .describe(
      "For a health check that asks by address whether nginx lives: answered by nginx itself, whatever becomes of applications and buckets. A host of `hosts` other than `default_host` may use the path as its own.",
    )
    .default("/healthz"),
  readiness: readiness.optional(),
  healthPort: openPort()
    .describe("The port at 127.0.0.1 where the container's own health check asks for `health_path`.")
    .default(8079),
  unknownHosts: t
    .oneOf("misdirected", "not_found", "close")
    .describe(
      "What a name that no host has gets: 421 (RFC 9110, section 15.5.20), 404, or no answer at all; the connection is closed.",
    )
    .default("misdirected"),
  defaultHost: t
    .keyName()
    .describe(
      "The host of `hosts` that names which no host has belong to, at `port`: for clients that come by address. Its application is told the name that the client says. Default: none, see `unknown_hosts`.",
    )
    .optional(),
  resolver: t
    .pattern(
      `(${IPV4}|\\[[0-9a-f:]{2,39}\\])(:${PORT})?`,
      'an IPv4 address or an IPv6 address in brackets, with or without a port, such as "169.254.169.253"',
      "169.254.169.253",
      ["", "dns.example.com", "169.254.169", "fd00:ec2::253", "10.0.0.2 10.0.0.3", "10.0.0.2:0", "10.0.0.2;"],
    )
    .describe(
      "The DNS server that is asked for buckets' addresses whenever the last answer is too old. Default: Amazon's (Amazon VPC User Guide: Understanding Amazon DNS); in an IPv6-only network [fd00:ec2::253].",
    )
    .default("169.254.169.253"),
  caBundle: filePath("/etc/ssl/certs/ca-certificates.crt")
    .describe("The image's file of certificate authorities that buckets' certificates are checked with.")
    .default("/etc/ssl/certs/ca-certificates.crt"),
  scratchPath: filePath("/tmp")
    .describe(
      "The directory in memory (tmpfs) that nginx writes its configuration to; everything else is read-only. One that everyone may write to in the image, or that is not there.",
    )
    .default("/tmp"),
  scratchMib: t.integer({ min: 4, max: 1024 }, "MiB").describe("The directory's size in MiB.").default(16),
  accessLog: t
    .flag("Whether requests are logged, as JSON lines to the container's log; health checks never are.")
    .default(true),
};

const nginxShape = t.shape("Nginx", fields);

type NginxValue = t.Infer<typeof nginxShape>;

export type Nginx = Expr<NginxValue>;

const HOSTS = { api: { serverNames: ["api.example.com"], app: { port: 3000 } } };

const sample = (changes: object) => ({ hosts: HOSTS, ...changes });

/** The ports of applications. */
export const appPorts = (all: Hosts): Expr<number[]> =>
  x.listFrom(all, ["name", "host"], (_, { app }) => ({
    value: () => app.port,
    when: x.isSet(app),
  }));

/** nginx's own ports. */
export const ownPorts = ({ port, redirectPort, healthPort }: Nginx): Expr<number[]> =>
  x.concat(x.items([port, healthPort]), x.itemIfSet(redirectPort));

/** Those, and those of the applications. */
const allPorts = ({ port, redirectPort, healthPort, hosts }: Nginx): Expr<number[]> =>
  x.concat(x.items([port, healthPort]), x.itemIfSet(redirectPort), x.distinct(appPorts(hosts)));

const ports: t.Rule<NginxValue> = {
  test: (nginx) => x.isDistinct(allPorts(nginx)),
  got: (nginx) =>
    x.str`nginx at the ports ${x.shownNumbers(ownPorts(nginx))} before applications at ${x.shownNumbers(x.distinct(appPorts(nginx.hosts)))}`,
  allowed: "a port of its own each: the containers of a task share one address",
  refused: [
    sample({ redirectPort: 8080 }),
    sample({ healthPort: 8080 }),
    sample({ port: 3000 }),
    sample({ redirectPort: 3000 }),
  ],
};

const redirects = t.onlyWith("redirectPort", "scheme", "https");

const trust: t.Rule<NginxValue> = {
  test: ({ trustedRanges, clientAddress }) => x.or(x.isNull(trustedRanges), x.ne(clientAddress, "preserved")),
  got: (_, spell) => `${spell("trustedRanges")} with the ${spell("clientAddress")} preserved`,
  allowed: "trusted_ranges with proxy_protocol or forwarded: a preserved address is nobody's word",
  refused: [sample({ trustedRanges: ["10.0.0.0/8"] })],
};

const defaults: t.Rule<NginxValue> = {
  test: ({ defaultHost, hosts: all }) =>
    x.or(x.isNull(defaultHost), x.contains(x.keys(all), x.orElse(defaultHost, ""))),
  got: ({ defaultHost, hosts: all }, spell) =>
    x.str`the ${spell("defaultHost")} ${x.jsonEncode(defaultHost)} beside the hosts ${x.shownTexts(x.keys(all))}`,
  allowed: "a default_host that is one of hosts",
  refused: [sample({ defaultHost: "web" }), { defaultHost: "web" }],
};

const ready: t.Rule<NginxValue> = {
  test: ({ readiness: given, hosts: all }) =>
    x.isNullOr(given, (given) => x.contains(appPorts(all), given.port)),
  got: ({ readiness: given, hosts: all }) =>
    x.str`readiness at the port ${given.port} beside applications at ${x.shownNumbers(x.distinct(appPorts(all)))}`,
  allowed: "a port of an application in hosts",
  refused: [
    sample({ readiness: { port: 3001, path: "/health" } }),
    { readiness: { port: 1, path: "/health" } },
  ],
};

const checks: t.Rule<NginxValue> = {
  test: ({ readiness: given, healthPath }) => x.isNullOr(given, (given) => x.ne(given.path, healthPath)),
  got: ({ healthPath }, spell) => x.str`readiness at ${spell("healthPath")}, ${healthPath}`,
  allowed: "a path of its own for readiness: nginx itself answers health_path",
  refused: [sample({ readiness: { port: 3000, path: "/healthz" } })],
};

export const nginx = nginxShape
  .rules(ports, redirects, trust, defaults, ready, checks)
  .describe(
    "nginx in front of the service's containers: it routes by name to applications of the task and to S3 buckets. Its configuration is made from this and given to the stock image.",
  )
  .default({})
  .example({ hosts: HOSTS });

export const sidecar = t.concern({ inputs: { nginx } });
