/** The nginx sidecar's configuration: what it says, and that both faces say the same, byte by byte. */
import { moduleLocals, rendered, renderedByTerraform, type Written } from "./render";

const API = { serverNames: ["api.example.com"], app: { port: 3000 } };
const WEB = {
  serverNames: ["www.example.com", "example.com", "*.shop.example.com"],
  bucket: { domainName: "shop-web.s3.ap-northeast-2.amazonaws.com" },
};
const FULL = {
  serverNames: ["app.example.com"],
  app: { port: 4000, pathPrefix: "/api/v1/", timeoutSeconds: 300, maxBodyMib: 100, websocket: false },
  bucket: {
    domainName: "shop-app.s3.dualstack.ap-northeast-2.amazonaws.com",
    prefix: "app/current",
    indexDocument: "start.html",
    singlePage: "start.html",
    errorDocument: "errors/404.html",
    cacheControl: "public, max-age=60",
    cacheRules: {
      "hashed-files": { extensions: ["js", "css"], cacheControl: "public, max-age=31536000, immutable" },
      worker: { paths: ["/sw.js", "/manifest.json"], extensions: ["map"], cacheControl: "no-store" },
    },
    headers: { "Content-Security-Policy": "default-src 'self'; img-src *", "X-Frame-Options": "DENY" },
    scheme: "http",
    port: 8081,
  },
  gzip: false,
  hstsSeconds: 31536000,
};

const CASES: Record<string, Written> = {
  nothing: {},
  "an application": { hosts: { api: API } },
  "a bucket": { hosts: { web: WEB } },
  "all of it": {
    hosts: { api: API, "single-page": FULL, web: WEB },
    clientAddress: "proxy_protocol",
    redirectPort: 8081,
    ipv6: true,
    unknownHosts: "close",
    defaultHost: "single-page",
    readiness: { port: 4000, path: "/api/v1/health" },
    resolver: "[fd00:ec2::253]",
  },
  "behind an Application Load Balancer": {
    hosts: { api: { ...API, app: { port: 3000, pathPrefix: "/v1/" } }, web: WEB },
    clientAddress: "forwarded",
    trustedRanges: ["10.0.0.0/24", "2001:db8::/56"],
    unknownHosts: "not_found",
    accessLog: false,
  },
  "by address": { hosts: { api: API, web: WEB }, scheme: "http", defaultHost: "web" },
  "plain HTTP": {
    hosts: { api: API },
    scheme: "http",
    clientAddress: "forwarded",
    listenAddress: "127.0.0.1",
    healthPath: "/up/now",
    port: 9000,
    healthPort: 9001,
    caBundle: "/etc/ssl/cert.pem",
  },
};

describe("both faces", () => {
  const byTerraform = new Map<string, string>();
  beforeAll(() => {
    const texts = renderedByTerraform(Object.values(CASES));
    for (const [index, name] of Object.keys(CASES).entries()) byTerraform.set(name, texts[index] as string);
  });

  it.each(Object.entries(CASES))("say the same of %s", (name, written) => {
    const text = rendered(written);
    expect(text.length).toBeGreaterThan(2000);
    expect(byTerraform.get(name)).toBe(text);
  });

  it("have steps that people can read", () => {
    const steps = Object.entries(moduleLocals()).filter(([, value]) => typeof value === "string");
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter(([, value]) => (value as string).length > 720)).toEqual([]);
  });
});
