/** What the input `nginx` refuses: no text of it can add to nginx's configuration. */

import { INJECTIONS } from "../../../../src/compute/ecs-service/nginx/text";
import { negativeCases } from "../../../../src/core/contract";
import { contract, rendered, type Written } from "./render";

const cases = negativeCases(contract);

describe("refused samples", () => {
  it.each(cases.map(({ title, inputs }) => [title, inputs.nginx as Written] as const))("%s", (_, written) => {
    expect(() => rendered(written)).toThrow(/nginx.* (is|has) .*; allowed: .+\./s);
  });

  it("are many", () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
  });
});

const BUCKET = { domainName: "shop-web.s3.ap-northeast-2.amazonaws.com" };
const bucket = (changes: object) => ({
  hosts: { web: { serverNames: ["www.example.com"], bucket: { ...BUCKET, ...changes } } },
});
const app = (changes: object) => ({
  hosts: { api: { serverNames: ["api.example.com"], app: { port: 3000, ...changes } } },
});

/** Every place where a user's text comes into the configuration. */
const PLACES: Record<string, (text: string) => Written> = {
  "a host's key": (text) => ({ hosts: { [text]: { serverNames: ["a.example.com"], app: { port: 3000 } } } }),
  "a server name": (text) => ({
    hosts: { a: { serverNames: [`${text}.example.com`], app: { port: 3000 } } },
  }),
  "a path prefix": (text) => app({ pathPrefix: `/${text}/` }),
  "a domain name": (text) => bucket({ domainName: `${text}.s3.ap-northeast-2.amazonaws.com` }),
  "a prefix": (text) => bucket({ prefix: text }),
  "an index document": (text) => bucket({ indexDocument: text }),
  "a single page": (text) => bucket({ singlePage: text }),
  "an error document": (text) => bucket({ errorDocument: text }),
  "an extension": (text) => bucket({ cacheRules: { a: { extensions: [text], cacheControl: "no-cache" } } }),
  "a cached path": (text) => bucket({ cacheRules: { a: { paths: [`/${text}`], cacheControl: "no-cache" } } }),
  "a header's name": (text) => bucket({ headers: { [`X-${text}`]: "a" } }),
  "a listen address": (text) => ({ ...app({}), listenAddress: text }),
  "a trusted range": (text) => ({ ...app({}), clientAddress: "forwarded", trustedRanges: [`${text}/8`] }),
  "a health path": (text) => ({ ...app({}), healthPath: `/${text}` }),
  "a default host": (text) => ({ ...app({}), defaultHost: text }),
  "a readiness path": (text) => ({ ...app({}), readiness: { port: 3000, path: `/${text}` } }),
  "a resolver": (text) => ({ ...app({}), resolver: `10.0.0.2${text}` }),
  "a certificate file": (text) => ({ ...app({}), caBundle: `/${text}` }),
  "a scratch path": (text) => ({ ...app({}), scratchPath: `/${text}` }),
};

describe.each(Object.entries(PLACES))("%s", (_, written) => {
  it.each([...INJECTIONS, "a\u0000b", "a\r\nb", "a b;", "a\u2028b", "a\n"])("is not %j", (text) => {
    expect(() => rendered(written(text))).toThrow(/; allowed: /);
  });
});

describe.each([
  ["a header's value", (text: string) => bucket({ headers: { "X-A": text } })],
  ["a Cache-Control", (text: string) => bucket({ cacheControl: text })],
  [
    "a rule's Cache-Control",
    (text: string) => bucket({ cacheRules: { a: { extensions: ["js"], cacheControl: text } } }),
  ],
] as const)("%s, which stands in quotation marks", (_, written) => {
  it.each(['a"b', "a\\b", "a$b", "a`b", "a{b", "a}b", "a\nb", "a\r\nb", "a\u0000b", "a\tb", "é", "a\n"])(
    "is not %j",
    (text) => {
      expect(() => rendered(written(text))).toThrow(/; allowed: /);
    },
  );

  it.each(["a; b", "default-src 'self'", "# a", "(a|b)?*+[c]^"])("may be %j", (text) => {
    expect(rendered(written(text))).toContain(`"${text}"`);
  });
});
