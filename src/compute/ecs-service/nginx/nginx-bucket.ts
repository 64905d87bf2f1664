/** An S3 bucket with web assets: what nginx needs to know of it, what a host's server says of it, and its locations. */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { headerValue, type Naming, objectKey, requestPath, SOME_INJECTIONS, strictTransport } from "./text";

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
    allowed: "a rule with extensions or paths",
    refused: [{ cacheControl: "no-store" }],
  })
  .describe("The Cache-Control header of some files.")
  .example({ extensions: ["js"], cacheControl: "public, max-age=31536000, immutable" });

type CacheRules = Readonly<Record<string, t.Infer<typeof cacheRule>>>;

/** In lower case: nginx takes no notice of case, in texts of a map either. */
const all = (rules: Expr<CacheRules>, list: "extensions" | "paths"): Expr<string[]> =>
  x.flatten(
    x.listFrom(rules, ["name", "rule"], (_, rule) =>
      x.listEach(rule[list], ["item"], (item) => x.lower(item)),
    ),
  );

/** In one rule alone. */
const once = (of: string, list: "extensions" | "paths", twice: string[]): t.Rule<CacheRules> => ({
  ...t.distinct({ of, texts: (rules: Expr<CacheRules>) => all(rules, list) }),
  allowed: `each ${of} in one rule, whatever the case`,
  refused: [
    { a: { [list]: twice, cacheControl: "no-cache" } },
    {
      a: { [list]: twice.slice(0, 1), cacheControl: "no-cache" },
      b: { [list]: twice.slice(1), cacheControl: "no-store" },
    },
  ],
});

const cacheRules = t
  .keyed(cacheRule, "rule")
  .describe(
    "The Cache-Control headers of some files, by a name of your own. They win over what the objects say.",
  )
  .rule(once("extension", "extensions", ["js", "JS"]))
  .rule(once("path", "paths", ["/a.js", "/A.js"]))
  .default({});

/** Headers that nginx, TLS and the inputs of their own decide on. */
const RESERVED =
  "^(cache-control|connection|content-length|content-type|date|keep-alive|server|strict-transport-security|trailer|transfer-encoding|upgrade)$";

const headers = t
  .mapOf(headerValue("nosniff"), "value")
  .describe("Further headers of every answer from the bucket, by name.")
  .length({ max: 20, of: "header" })
  .rule({
    test: (named) =>
      x.everyItem(x.keys(named), "header", (header) =>
        x.and(x.matches("^[A-Za-z][A-Za-z0-9-]{0,63}$", header), x.not(x.matches(RESERVED, x.lower(header)))),
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

  .describe("An S3 bucket with web assets; GET and HEAD only.");

type Bucket = t.Infer<typeof nginxBucket>;
interface BucketHost {
  readonly bucket: Bucket | null;
  readonly hstsSeconds: number;
}
type Hosts = Expr<Readonly<Record<string, BucketHost>>>;

/** What a host's variables end with. */
const variableName = (host: Expr<string>): Expr<string> => x.replace(host, "-", "_");

const bucketOf = (host: Expr<BucketHost>): Expr<Bucket> => x.nonNull(host.bucket);

/** Of each host with a bucket. */
const ofBuckets = (hosts: Hosts, text: (name: Expr<string>, host: Expr<BucketHost>) => Expr<string>) =>
  x.mapFrom(hosts, ["name", "host"], (name, host) => ({
    key: name,
    value: () => text(name, host),
    when: x.isSet(host.bucket),
  }));

/** Where a bucket's keys begin: "" or "/prefix". */
const root = ({ prefix }: Expr<Bucket>): Expr<string> => x.ifSet(prefix, (prefix) => x.str`/${prefix}`, "");

/** All that the locations of a bucket have in common, by host. */
export function bucketSettings(hosts: Hosts, { step, text }: Naming): Expr<Record<string, string>> {
  const headers = step(
    "nginx_bucket_headers",
    ofBuckets(hosts, (_, host) =>
      x.join(
        "\n",
        x.listFrom(
          bucketOf(host).headers,
          ["header", "value"],
          (header, value) => x.str`        add_header ${header} "${value}" always;`,
        ),
      ),
    ),
  );
  return step(
    "nginx_bucket_settings",
    ofBuckets(hosts, (name, host) => {
      const bucket = bucketOf(host);
      return x.str`        set $web_host ${bucket.domainName};
        set $web_origin ${bucket.domainName}:${bucket.port};
${text("bucket")}
        add_header Cache-Control $cache_${variableName(name)} always;
        ${strictTransport(host)}
${x.get(headers, name)}
${errors(bucket, text)}`;
    }),
  );
}

const errors = ({ errorDocument }: Expr<Bucket>, text: Naming["text"]): Expr<string> =>
  x.when(
    x.isNull(errorDocument),
    () => text("errors_missing"),
    () => text("errors_document"),
  );

/** The locations of each host's bucket, by the host's name. */
export function bucketLocations(hosts: Hosts, naming: Naming): Expr<Record<string, string>> {
  const { step, text } = naming;
  const fetches = step(
    "nginx_bucket_fetches",
    ofBuckets(hosts, (_, host) => fetch(bucketOf(host), text)),
  );
  const pages = singlePages(hosts, fetches, naming);
  const documents = step(
    "nginx_error_documents",
    ofBuckets(hosts, (_, host) => errorDocument(bucketOf(host), text)),
  );
  return step(
    "nginx_bucket_locations",
    ofBuckets(hosts, (name) => {
      return x.str`${x.get(pages, name)}${x.get(documents, name)}${text("last_answers")}`;
    }),
  );
}

/**
 * The object of a path. The path is decoded and free of `..` by now; it is encoded again, and without the query: S3
 * would take that for commands.
 */
const fetch = (bucket: Expr<Bucket>, text: Naming["text"]): Expr<string> =>
  x.str`${text("read_only")}
            rewrite "(?s)^(.*/)\\z" "${root(bucket)}$1${bucket.indexDocument}?" break;
            rewrite "(?s)^(.*)\\z" "${root(bucket)}$1?" break;
            ${pass(bucket)}`;

const pass = ({ scheme }: Expr<Bucket>): Expr<string> => x.str`proxy_pass ${scheme}://$web_origin;`;

/** With a single page, what has no dot in its last part and is not found is the page's to show. */
function singlePages(
  hosts: Hosts,
  fetches: Expr<Record<string, string>>,
  { step, text }: Naming,
): Expr<Record<string, string>> {
  const page = (bucket: Expr<Bucket>) => x.str`        location @page {
            set $web_path /${bucket.singlePage};
            rewrite "^" "${root(bucket)}/${bucket.singlePage}?" break;
            ${pass(bucket)}
        }\n`;
  return step(
    "nginx_single_pages",
    ofBuckets(hosts, (name, host) => {
      const all = x.str`        location / {\n${x.get(fetches, name)}\n`;
      return x.when(
        x.isNull(bucketOf(host).singlePage),
        () => x.str`${all}        }\n`,
        () => x.str`        location ~ "[.][^/]*\\z" {
${x.get(fetches, name)}
        }
${all}${text("errors_page")}
        }
${page(bucketOf(host))}`,
      );
    }),
  );
}

const errorDocument = (bucket: Expr<Bucket>, text: Naming["text"]): Expr<string> =>
  x.ifSet(
    bucket.errorDocument,
    (errorDocument) => x.str`        location @error_document {
            rewrite "^" "${root(bucket)}/${errorDocument}?" break;
${text("whole_page")}
${text("errors_of_document")}
            ${pass(bucket)}
        }\n`,
    "",
  );

type Rules = Bucket["cacheRules"];

type Rule = Rules[string];

/** A map in `http` finds the rule by `$web_path`, which `$uri` is no longer once the key is made from it. */
export function cacheMaps(hosts: Hosts, { step }: Naming): Expr<string> {
  const rules = step(
    "nginx_cache_rules",
    x.mapFrom(hosts, ["name", "host"], (name, { bucket }) => ({
      key: name,
      value: () => ruleLines(bucket.cacheRules),
      when: x.isSet(bucket),
    })),
  );
  const maps = x.listFrom(hosts, ["name", "host"], (name, { bucket }) => ({
    value: () => {
      const end = variableName(name);
      return x.str`    map $upstream_http_cache_control $own_${end} {
        default $upstream_http_cache_control;
        "" "${bucket.cacheControl}";
    }
    map $web_path $rule_${end} {
        default $own_${end};${x.get(rules, name)}
    }
    map $status $cache_${end} { default $rule_${end}; "~^[45]" "no-store"; }`;
    },
    when: x.isSet(bucket),
  }));
  return step("nginx_cache_maps", x.join("\n", maps));
}

const ruleLines = (rules: Expr<Rules>): Expr<string> =>
  x.join("", x.flatten(x.listFrom(rules, ["rule", "cache"], (_, rule) => linesOf(rule))));

const linesOf = ({ extensions, paths, cacheControl }: Expr<Rule>): Expr<string[]> =>
  x.concat(
    x.listEach(paths, ["path"], (path) => x.str`\n        ${path} "${cacheControl}";`),
    x.when(x.isEmpty(extensions), [], () =>
      x.items([x.str`\n        "~*[.](?:${x.join("|", extensions)})$" "${cacheControl}";`]),
    ),
  );
