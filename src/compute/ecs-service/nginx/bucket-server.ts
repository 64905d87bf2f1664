/** Buckets with web assets: what a host's server says of them, and its locations. */
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { strictTransport } from "./app-server";
import type { Hosts, NginxHost } from "./host.contract";
import type { Naming } from "./naming";

export type Bucket = NonNullable<NginxHost["bucket"]>;

/** What a host's variables end with. */
export const variableName = (host: Expr<string>): Expr<string> => x.replace(host, "-", "_");

const bucketOf = (host: Expr<NginxHost>): Expr<Bucket> => host.bucket as Expr<Bucket>;

/** Of each host with a bucket. */
const ofBuckets = (hosts: Hosts, text: (name: Expr<string>, host: Expr<NginxHost>) => Expr<string>) =>
  x.mapFrom(hosts, ["name", "host"], (name, host) => ({
    key: name,
    value: () => text(name, host),
    when: x.isSet(host.bucket),
  }));

/** Where a bucket's keys begin: "" or "/prefix". */
const root = ({ prefix }: Expr<Bucket>): Expr<string> =>
  x.ifSet(
    prefix,
    (prefix) => x.str`/${prefix}`,
    () => "",
  );

/** All that the locations of a bucket have in common, by host. */
export function bucketSettings(hosts: Hosts, { step, text }: Naming): Expr<Record<string, string>> {
  const headers = step(
    "nginx_bucket_headers",
    ofBuckets(hosts, (_, host) =>
      x.join(
        "\n",
        x.listFrom(bucketOf(host).headers, ["header", "value"], (header, value) => ({
          value: x.str`        add_header ${header} "${value}" always;`,
        })),
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
    () => "",
  );
