/**
 * The data plane of A1.3: the generated configuration in a real nginx, between a real HTTP client and a real
 * application, with the emulator's S3 as the origin of the web.
 */
import { gunzipSync } from "node:zlib";
import { type Application, startApplication } from "./application";
import { ask, exchange, send } from "./http";
import { freePorts, type Sidecar, startSidecar } from "./sidecar";
import { DOMAIN, startWebOrigin, type WebOrigin } from "./web-origin";

const CSS = "p { color: black }\n".repeat(200);
const WWW = "www.example.com";
const SPA = "app.example.com";

let origin: WebOrigin;
let api: Application;
let second: Application;
let nginx: Sidecar;

beforeAll(async () => {
  [origin, api, second] = await Promise.all([
    startWebOrigin(),
    startApplication("api"),
    startApplication("second"),
  ]);
  await origin.put("web/index.html", "<h1>index</h1>", { "Content-Type": "text/html" });
  await origin.put("web/docs/index.html", "<h1>docs</h1>", { "Content-Type": "text/html" });
  await origin.put("web/style.css", CSS, { "Content-Type": "text/css" });
  await origin.put("web/sw.js", "// worker", { "Content-Type": "text/javascript" });
  await origin.put("web/own.txt", "own", {
    "Content-Type": "text/plain",
    "Cache-Control": "private, max-age=5",
  });
  await origin.put("web/a%20b%3F%25%23.txt", "odd key", { "Content-Type": "text/plain" });
  await origin.put("web/404.html", "<h1>nothing here</h1>", { "Content-Type": "text/html" });
  await origin.put("web/private.txt", "private", { "x-amz-acl": "private" });
  await origin.put("secret.txt", "outside of the prefix", { "Content-Type": "text/plain" });
  const bucket = { domainName: DOMAIN, prefix: "web", scheme: "http", port: origin.emulator.port };
  const cacheRules = {
    hashed: { extensions: ["css", "js"], cacheControl: "public, max-age=31536000, immutable" },
    worker: { paths: ["/sw.js"], cacheControl: "no-store" },
  };
  nginx = await startSidecar({
    resolver: `127.0.0.1:${origin.resolver.port}`,
    hosts: {
      api: { serverNames: ["api.example.com", "*.api.example.com"], app: { port: api.port, maxBodyMib: 8 } },
      second: {
        serverNames: ["second.example.com"],
        app: { port: second.port, websocket: false },
        gzip: false,
      },
      www: {
        serverNames: [WWW],
        bucket: { ...bucket, cacheRules, errorDocument: "404.html", headers: { "X-Frame-Options": "DENY" } },
        hstsSeconds: 600,
      },
      "single-page": {
        serverNames: [SPA],
        app: { port: second.port, pathPrefix: "/api/" },
        bucket: { ...bucket, singlePage: "index.html", cacheRules },
      },
      below: { serverNames: ["below.example.com"], app: { port: api.port, pathPrefix: "/v1/" } },
    },
  });
});

afterAll(async () => {
  const said = nginx?.errors().split("\n") ?? [];
  await nginx?.stop();
  await Promise.all([origin?.stop(), api?.stop(), second?.stop()]);
  expect(said.filter((line) => /\[(emerg|alert|crit)\]|uninitialized/.test(line))).toEqual([]);
});

const get = (host: string, path: string, headers: Record<string, string> = {}) =>
  ask(nginx.port, { host, path, headers });

describe("names", () => {
  it.each([
    ["api.example.com", "api"],
    ["API.EXAMPLE.COM", "api"],
    ["api.example.com:443", "api"],
    ["tenant.api.example.com", "api"],
    ["second.example.com", "second"],
  ])("%s leads to the application %s", async (host, name) => {
    const answer = await get(host, "/where?a=b%2Fc");
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ name, url: "/where?a=b%2Fc" });
    expect(answer.headers.server).toBe("nginx");
    expect(answer.headers).not.toHaveProperty("x-powered-by");
  });

  it.each(["unknown.example.com", "10.0.0.1", "example.com", "api.example.com.evil.com"])(
    "%s is nobody's: 421, and the connection is closed",
    async (host) => {
      const bytes = `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\nGET / HTTP/1.1\r\nHost: api.example.com\r\n\r\n`;
      const received = (await send(nginx.port, bytes)).toString();
      expect(received).toMatch(/^HTTP\/1.1 421 /);
      expect(received.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    },
  );

  it("that nobody has belong to the default host, where there is one; health checks by address are answered still", async () => {
    const dead = (await freePorts(1))[0] as number;
    const byAddress = await startSidecar({
      scheme: "http",
      defaultHost: "second",
      readiness: { port: second.port, path: "/ready" },
      hosts: {
        api: { serverNames: ["api.example.com"], app: { port: api.port } },
        second: { serverNames: ["second.example.com"], app: { port: second.port } },
      },
    });
    const gone = await startSidecar({
      readiness: { port: dead, path: "/ready" },
      hosts: { api: { serverNames: ["api.example.com"], app: { port: dead } } },
    });
    try {
      const askedOf = async (host: string) =>
        JSON.parse((await ask(byAddress.port, { host, path: "/" })).text) as unknown;
      expect(await askedOf("198.51.100.7")).toMatchObject({ name: "second" });
      expect(await askedOf("api.example.com")).toMatchObject({ name: "api" });
      const health = await ask(byAddress.port, { host: "10.0.0.1", path: "/healthz" });
      expect(health.text).toBe("ok\n");
      const ready = await ask(byAddress.port, { host: "10.0.0.1", path: "/ready" });
      expect(JSON.parse(ready.text)).toMatchObject({ name: "second", url: "/ready" });
      // nginx lives, and what it stands before does not
      expect((await ask(gone.port, { host: "10.0.0.1", path: "/healthz" })).status).toBe(200);
      expect((await ask(gone.port, { host: "10.0.0.1", path: "/ready" })).status).toBe(502);
    } finally {
      await Promise.all([byAddress.stop(), gone.stop()]);
    }
  });

  it("lead to the bucket and to the application below its prefix", async () => {
    expect((await get(SPA, "/")).text).toBe("<h1>index</h1>");
    const answer = await get(SPA, "/api/orders?x=1");
    expect(JSON.parse(answer.text)).toMatchObject({ name: "second", url: "/api/orders?x=1" });
    expect(answer.headers).not.toHaveProperty("cache-control");
    expect(answer.headers).not.toHaveProperty("x-content-type-options");
  });

  it("leave the application's own errors as they are, and its paths beside a prefix not found", async () => {
    expect((await get(SPA, "/api/error")).status).toBe(200);
    expect((await get("api.example.com", "/error")).text).toContain('"url":"/error"');
    expect((await get("api.example.com", "/error")).status).toBe(404);
    expect((await get("below.example.com", "/v1/a")).status).toBe(200);
    expect((await get("below.example.com", "/v2/a")).status).toBe(404);
    expect((await get("below.example.com", "/v1")).headers.location).toBe("/v1/");
  });

  it("are redirected to HTTPS at the second port, the known ones only", async () => {
    const known = await ask(nginx.redirectPort, { host: "api.example.com", path: "/a?b=c" });
    expect([known.status, known.headers.location]).toEqual([308, "https://api.example.com/a?b=c"]);
    expect((await ask(nginx.redirectPort, { host: "evil.example.org" })).status).toBe(421);
    expect((await ask(nginx.redirectPort, { host: "10.0.0.1", path: "/healthz" })).status).toBe(200);
  });
});

describe("the web", () => {
  it("has index documents", async () => {
    expect(await get(WWW, "/")).toMatchObject({ status: 200, text: "<h1>index</h1>" });
    expect(await get(WWW, "/docs/")).toMatchObject({ status: 200, text: "<h1>docs</h1>" });
    expect((await get(WWW, "/")).headers["content-type"]).toBe("text/html");
  });

  it("answers 404 with its own page for what is missing, and for what S3 forbids", async () => {
    for (const path of ["/missing", "/missing.html", "/missing/", "/private.txt"]) {
      const answer = await get(WWW, path);
      expect(answer).toMatchObject({ status: 404, text: "<h1>nothing here</h1>" });
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    // the page is whole, whatever the client has already
    const etag = (await get(WWW, "/404.html")).headers.etag as string;
    expect(await get(WWW, "/missing", { "If-None-Match": etag, Range: "bytes=0-1" })).toMatchObject({
      status: 404,
      text: "<h1>nothing here</h1>",
    });
  });

  it("shows the single page for paths without a dot, and 404 for files", async () => {
    const page = await get(SPA, "/orders/42/edit");
    expect(page).toMatchObject({ status: 200, text: "<h1>index</h1>" });
    expect(page.headers["cache-control"]).toBe("no-cache");
    const file = await get(SPA, "/assets/gone.js");
    expect(file).toMatchObject({ status: 404, text: "Not found\n" });
    expect(file.headers["cache-control"]).toBe("no-store");
  });

  it("lets a client keep the single page that it has", async () => {
    const etag = (await get(SPA, "/index.html")).headers.etag as string;
    expect((await get(SPA, "/orders", { "If-None-Match": etag })).status).toBe(304);
    expect((await get(SPA, "/index.html", { "If-None-Match": etag })).status).toBe(304);
  });

  it("has the Cache-Control of a rule, else of the object, else its own", async () => {
    const control = async (path: string) => (await get(WWW, path)).all("cache-control");
    expect(await control("/style.css")).toEqual(["public, max-age=31536000, immutable"]);
    expect(await control("/sw.js")).toEqual(["no-store"]);
    expect(await control("/own.txt")).toEqual(["private, max-age=5"]);
    expect(await control("/index.html")).toEqual(["no-cache"]);
  });

  it("has its headers, and none of S3's", async () => {
    const { headers } = await get(WWW, "/");
    expect(headers).toMatchObject({
      "x-frame-options": "DENY",
      "strict-transport-security": "max-age=600",
      server: "nginx",
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("x-amz"))).toEqual([]);
    expect((await get(SPA, "/")).headers).toMatchObject({ "x-content-type-options": "nosniff" });
    expect((await get(SPA, "/")).headers).not.toHaveProperty("strict-transport-security");
  });

  it("compresses text for those who take it", async () => {
    const packed = await get(WWW, "/style.css", { "Accept-Encoding": "gzip" });
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    expect(gunzipSync(packed.body).toString()).toBe(CSS);
    expect((await get(WWW, "/style.css")).text).toBe(CSS);
    const large = await get("api.example.com", "/large", { "Accept-Encoding": "gzip" });
    expect(large.headers["content-encoding"]).toBe("gzip");
    expect(
      (await get("second.example.com", "/large", { "Accept-Encoding": "gzip" })).headers,
    ).not.toHaveProperty("content-encoding");
  });

  it("gives parts, and heads without bodies", async () => {
    const part = await get(WWW, "/style.css", { Range: "bytes=0-4" });
    expect([part.status, part.text]).toEqual([206, CSS.slice(0, 5)]);
    const head = await ask(nginx.port, { method: "HEAD", host: WWW, path: "/style.css" });
    expect([head.status, head.headers["content-length"]]).toEqual([200, String(CSS.length)]);
    const beyond = await get(WWW, "/style.css", { Range: "bytes=999999-" });
    expect([beyond.status, beyond.text.includes("<Error>")]).toEqual([416, false]);
  });

  it("may only be read", async () => {
    for (const method of ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"]) {
      const answer = await ask(nginx.port, { method, host: WWW, path: "/index.html", body: "" });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, "GET, HEAD"]);
    }
    expect((await get(WWW, "/index.html")).text).toBe("<h1>index</h1>");
  });

  it("keeps commands, credentials and cookies from S3", async () => {
    const commands = "/index.html?acl&response-content-type=text/evil&X-Amz-Signature=a";
    const answer = await get(WWW, commands, {
      Authorization: "Bearer token",
      Cookie: "session=1",
      "x-amz-acl": "public-read-write",
    });
    expect(answer).toMatchObject({ status: 200, text: "<h1>index</h1>" });
    expect(answer.headers["content-type"]).toBe("text/html");
    expect((await get(WWW, "/?list-type=2")).text).toBe("<h1>index</h1>");
  });

  it("finds keys with signs in them, and none outside of the prefix", async () => {
    expect((await get(WWW, "/a%20b%3F%25%23.txt")).text).toBe("odd key");
    for (const path of [
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/%2e%2e%2fsecret.txt",
      "/docs/../../secret.txt",
      "/docs/..%2f..%2fsecret.txt",
      "//..//secret.txt",
      "/..\\secret.txt",
      "/%5c..%5csecret.txt",
      "/..;/secret.txt",
      "/%252e%252e/secret.txt",
      "/a%0a/../../secret.txt",
    ]) {
      const answer = await get(WWW, path);
      expect(`${path}: ${answer.status}`).toMatch(/: (400|404)$/);
      expect(answer.text).not.toContain("outside");
    }
  });
});

describe("requests that mean two things", () => {
  const raw = async (...lines: string[]) =>
    (await exchange(nginx.port, `${lines.join("\r\n")}\r\n\r\n`)).status;

  it.each([
    ["two Hosts", ["GET / HTTP/1.1", "Host: api.example.com", "Host: www.example.com"]],
    ["no Host", ["GET / HTTP/1.1"]],
    ["a Host with a path", ["GET / HTTP/1.1", "Host: api.example.com/evil"]],
    ["two lengths", ["POST / HTTP/1.1", "Host: api.example.com", "Content-Length: 5", "Content-Length: 6"]],
    [
      "a length and chunks",
      ["POST / HTTP/1.1", "Host: api.example.com", "Content-Length: 5", "Transfer-Encoding: chunked"],
    ],
    ["a length that is none", ["POST / HTTP/1.1", "Host: api.example.com", "Content-Length: +5"]],
    ["a null byte", ["GET /%00 HTTP/1.1", "Host: api.example.com"]],
    ["a null byte as it is", ["GET /\0 HTTP/1.1", "Host: api.example.com"]],
    ["a space before the colon", ["GET / HTTP/1.1", "Host : api.example.com"]],
    ["too many steps up", ["GET /../../etc/passwd HTTP/1.1", "Host: api.example.com"]],
  ])("%s: 400", async (_, lines) => {
    const before = api.count();
    expect(await raw(...lines)).toBe(400);
    expect(api.count()).toBe(before);
  });

  it("an encoding that is not known: 501", async () => {
    expect(await raw("POST / HTTP/1.1", "Host: api.example.com", "Transfer-Encoding: xchunked")).toBe(501);
  });

  it("an absolute address counts more than the Host, for routing and for the application alike", async () => {
    const answer = await exchange(
      nginx.port,
      "GET http://second.example.com/x HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n",
    );
    const told = JSON.parse(answer.text) as { name: string; rawHeaders: string[] };
    expect(told.name).toBe("second");
    expect(told.rawHeaders).toEqual(expect.arrayContaining(["Host", "second.example.com"]));
    expect(told.rawHeaders).not.toContain("api.example.com");
  });

  it("a request hidden in a body stays a body", async () => {
    const hidden = "GET /hidden HTTP/1.1\r\nHost: second.example.com\r\n\r\n";
    const before = second.count();
    const answer = await ask(nginx.port, { method: "POST", body: hidden });
    expect(JSON.parse(answer.text)).toMatchObject({ name: "api", bytes: hidden.length });
    expect(second.count()).toBe(before);
  });
});
