/** What nginx needs to know of an S3 bucket with web assets. */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { headerValue, objectKey, requestPath, SOME_INJECTIONS } from "./texts";

const cacheRule = t
  .shape("NginxCacheRule", {
    extensions: t
      .listOf(
        t.pattern("[A-Za-z0-9]{1,16}", '1 to 16 ASCII letters and digits, such as "js"', "js", [
          "",
          ".js",
          "j s",
          "x".repeat(17),
          ...SOME_INJECTIONS.slice(0, 2),
        ]),
        "extension",
      )
      .describe("File name endings without their dot, in either case.")
      .default([]),
    paths: t
      .listOf(requestPath("/sw.js"), "path")
      .describe("Single paths as clients ask for them; they come before extensions.")
      .default([]),
    cacheControl: headerValue("public, max-age=31536000, immutable").describe(
      "The Cache-Control header (RFC 9111, section 5.2) of what is found there.",
    ),
  })
  .rule({
    test: ({ extensions, paths }) => x.not(x.and(x.isEmpty(extensions), x.isEmpty(paths))),
    got: (rule) => x.jsonEncode(rule),
    allowed: "a rule with extensions or paths",
    refused: [{ cacheControl: "no-store" }],
  })
  .describe("The Cache-Control header of some files.")
  .example({ extensions: ["js"], cacheControl: "public, max-age=31536000, immutable" });

type CacheRules = Expr<Readonly<Record<string, { extensions: readonly string[]; paths: readonly string[] }>>>;

/** In lower case: nginx takes no notice of case, in texts of a map either. */
const all = (rules: CacheRules, list: "extensions" | "paths"): Expr<string[]> =>
  x.flatten(
    x.listFrom(rules, ["name", "rule"], (_, rule) => ({
      value: x.listEach(rule[list], ["item"], (item) => ({
        value: x.lower(item),
      })),
    })),
  );

const isOnce = (texts: Expr<string[]>) => x.eq(x.length(x.distinct(texts)), x.length(texts));

const ONCE = { extensions: ["js"], cacheControl: "no-cache" };

const cacheRules = t
  .keyed(cacheRule, "rule")
  .describe(
    "The Cache-Control headers of some files, by a name of your own. They win over what the objects say.",
  )
  .rule({
    test: (rules) => isOnce(all(rules, "extensions")),
    got: (rules) => x.str`a map with the extensions ${x.jsonEncode(all(rules, "extensions"))}`,
    allowed: "each extension in one rule, whatever the case",
    refused: [{ a: ONCE, b: ONCE }, { a: { ...ONCE, extensions: ["js", "JS"] } }],
  })
  .rule({
    test: (rules) => isOnce(all(rules, "paths")),
    got: (rules) => x.str`a map with the paths ${x.jsonEncode(all(rules, "paths"))}`,
    allowed: "each path in one rule, whatever the case",
    refused: [{ a: { paths: ["/a.js", "/A.js"], cacheControl: "no-cache" } }],
  })
  .default({});

/** Headers that nginx, TLS and the inputs of their own decide on. */
const RESERVED =
  "^(cache-control|connection|content-length|content-type|date|keep-alive|server|strict-transport-security|trailer|transfer-encoding|upgrade)$";

const headers = t
  .mapOf(headerValue("nosniff"), "value")
  .describe("Further headers of every answer from the bucket, by name.")
  .rule({
    test: (named) =>
      x.allTrue(
        x.listEach(x.keys(named), ["header"], (header) => ({
          value: x.and(
            x.matches("^[A-Za-z][A-Za-z0-9-]{0,63}$", header),
            x.not(x.matches(RESERVED, x.lower(header))),
          ),
        })),
      ),
    got: (named) => x.jsonEncode(x.keys(named)),
    allowed:
      "header names of 1 to 64 ASCII letters, digits and hyphens that no other input and not HTTP itself decides on",
    refused: [
      { "X Frame": "DENY" },
      { "X-A: b\r\nX-B": "c" },
      { "X;Y": "a" },
      { "": "a" },
      { "Cache-Control": "no-store" },
      { "Transfer-Encoding": "chunked" },
    ],
  })
  .default({ "X-Content-Type-Options": "nosniff" })
  .example({ "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY" });

export const nginxBucket = t
  .shape("NginxBucket", {
    domainName: t
      .pattern(
        "[a-z0-9][a-z0-9-]{1,61}[a-z0-9][.]s3[.](dualstack[.])?[a-z]{2}(-[a-z]+)+-[0-9]+[.]amazonaws[.]com([.]cn)?",
        'the regional domain name of a bucket without dots in its name (S3\'s certificate covers one label), such as "shop-web.s3.ap-northeast-2.amazonaws.com"',
        "shop-web.s3.ap-northeast-2.amazonaws.com",
        [
          "",
          "shop-web",
          "shop-web.s3.amazonaws.com",
          "shop.web.s3.ap-northeast-2.amazonaws.com",
          "Shop.s3.ap-northeast-2.amazonaws.com",
          "shop-web.s3-website.ap-northeast-2.amazonaws.com",
          "https://shop-web.s3.ap-northeast-2.amazonaws.com",
          "shop-web.s3.ap-northeast-2.amazonaws.com:443",
          "evil.example.com",
          "shop-web.s3.ap-northeast-2.amazonaws.com; return 200",
          "$host",
        ],
      )
      .describe(
        "The bucket's regional domain name (`bucket_regional_domain_name`). Its policy must let the task in, by the VPC's S3 gateway endpoint for example: nginx asks without credentials.",
      ),
    prefix: objectKey("web/current")
      .describe(
        "What the keys of the web's objects begin with, without slashes at the ends. Default: nothing.",
      )
      .optional(),
    indexDocument: objectKey("index.html")
      .describe("The object of a path that ends with a slash.")
      .default("index.html"),
    singlePage: objectKey("index.html")
      .describe(
        "Single-page application: the key of the document for every path that is not found and whose last part has no dot, below `prefix`. Default: such a path is not found.",
      )
      .optional(),
    errorDocument: objectKey("404.html")
      .describe("The key of the page that comes with 404, below `prefix`. Default: a line of text.")
      .optional(),
    cacheControl: headerValue("no-cache")
      .describe(
        "The Cache-Control header of objects that neither have one of their own nor a rule; no-cache: clients ask each time whether their copy is current.",
      )
      .default("no-cache"),
    cacheRules,
    headers,
    scheme: t
      .oneOf("https", "http")
      .describe(
        "https: the bucket's certificate is checked. http: for an origin that has no TLS, such as an S3 of your own.",
      )
      .default("https"),
    port: t.integer({ min: 1, max: 65535 }).describe("The port of the bucket's address.").default(443),
  })
  .rule({
    test: ({ scheme, port }) => x.or(x.not(x.eq(scheme, "https")), x.not(x.eq(port, 80))),
    got: () => "asked by https at port 80",
    allowed: "https at another port than 80",
    refused: [{ domainName: "shop-web.s3.ap-northeast-2.amazonaws.com", port: 80 }],
  })
  .rule({
    test: ({ headers: named }) => x.le(x.length(named), 20),
    got: ({ headers: named }) => x.str`a bucket with ${x.length(named)} headers`,
    allowed: "at most 20 headers",
    refused: [
      {
        domainName: "shop-web.s3.ap-northeast-2.amazonaws.com",
        headers: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`X-${index}`, "a"])),
      },
    ],
  })
  .describe("An S3 bucket with web assets; GET and HEAD only.");
