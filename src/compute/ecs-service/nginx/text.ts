/**
 * Texts of nginx's configuration. First the types of those that inputs bring: none can end a quoted word or a directive, or
 * name a variable. Then what is the same in every configuration, line by line: directives as in the nginx documentation
 * (nginx.org/en/docs); all of them exist in nginx 1.22 and since.
 */
import type { NameStep } from "../../../core/contract";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { NameTable } from "../../../core/stack/table";

/** What would end a word, a directive or a block, begin a comment, name a variable, or be read by a shell. */
export const INJECTIONS = ["a;b", "a{b", "a}b", 'a"b', "a$b", "a\\b", "a`b", "a\nb", "a'b", "a#b"] as const;

const SEGMENT = "[A-Za-z0-9._~-]+";

const isClimbing = "(^|/)[.]{1,2}(/|$)";

/** No `.` and `..`, which nginx and S3 do not read alike. */
const withoutDots = (type: t.Type<string>, refused: string): t.Type<string> =>
  type.rule({
    test: (path) => x.not(x.matches(isClimbing, path)),
    allowed: 'a path without "." and ".."',
    refused: [refused],
  });

/** Some of them, for the negative tests of both faces; contract.test.ts has all of them at every place. */
export const SOME_INJECTIONS = ["a;b", "a$b", "a\nb"] as const;

const injected = (wrap: (text: string) => string): string[] => SOME_INJECTIONS.slice(0, 2).map(wrap);

/** The path of a request: `/healthz`. */
export const requestPath = (example: string): t.Type<string> =>
  withoutDots(
    t.pattern(
      `(/${SEGMENT})+`,
      `a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as "${example}"`,
      example,
      ["", "/", "healthz", "/a/", "/a%2fb", ...injected((text) => `/${text}`)],
    ),
    "/a/../b",
  );

/** What the paths of an application begin with: `/`, `/api/`. */
export const pathPrefix = (): t.Type<string> =>
  withoutDots(
    t.pattern(
      `/(${SEGMENT}/)*`,
      'a path of ASCII letters, digits and . _ ~ - that begins and ends with a slash, such as "/api/"',
      "/api/",
      ["", "api/", "/api", "//", ...injected((text) => `/${text}/`)],
    ),
    "/../",
  );

/** An object's key in a bucket, as far as a web server needs them: `docs/index.html`. */
export const objectKey = (example: string): t.Type<string> =>
  withoutDots(
    t.pattern(
      `${SEGMENT}(/${SEGMENT})*`,
      `a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as "${example}"`,
      example,
      ["", "/index.html", "docs/", "a//b", ...injected((text) => text)],
    ),
    "../secret",
  );

/** A file or a directory of the container. */
export const filePath = (example: string): t.Type<string> =>
  withoutDots(
    t.pattern(
      `(/${SEGMENT})+`,
      `an absolute path of ASCII letters, digits and . _ ~ -, such as "${example}"`,
      example,
      ["", "etc/ca.pem", "/a b", ...injected((text) => `/${text}`)],
    ),
    "/a/../b",
  );

/** The value of a response header (RFC 9110, section 5.5) in visible ASCII without what nginx reads itself. */
export const headerValue = (example: string): t.Type<string> =>
  t.pattern(
    "[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?",
    "1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces",
    example,
    ["", 'a"b', "a\\b", "a$b", "a\r\nSet-Cookie: b", "x".repeat(1001)],
  );

/**
 * What is the same in every configuration, line by line. Directives as in the nginx documentation (nginx.org/en/docs);
 * all of them exist in nginx 1.22 and since.
 */

/** Above `http`. Paths are relative to the scratch directory. */
const main = [
  "daemon off;",
  "worker_processes auto;",
  // the container is given 30 seconds to stop
  "worker_shutdown_timeout 25s;",
  "pid nginx.pid;",
  "error_log stderr warn;",
  "events {",
  "    worker_connections 4096;",
  "}",
];

const http = [
  "    server_tokens off;",
  "    default_type text/plain;",
  "    underscores_in_headers off;",
  "    ignore_invalid_headers on;",
  "    absolute_redirect off;",
  "    server_names_hash_max_size 4096;",
  "    server_names_hash_bucket_size 512;",
  "    map_hash_bucket_size 512;",
  "    proxy_headers_hash_max_size 1024;",
  "    proxy_headers_hash_bucket_size 128;",
  "    client_header_timeout 15s;",
  "    client_body_timeout 30s;",
  "    send_timeout 30s;",
  "    keepalive_timeout 65s;",
  "    reset_timedout_connection on;",
  "    client_body_temp_path body;",
  "    proxy_temp_path proxy;",
  "    fastcgi_temp_path fastcgi;",
  "    uwsgi_temp_path uwsgi;",
  "    scgi_temp_path scgi;",
  // the scratch directory is memory: bodies are passed on as they come, never stored
  "    proxy_http_version 1.1;",
  "    proxy_request_buffering off;",
  "    proxy_max_temp_file_size 0;",
  "    proxy_buffer_size 16k;",
  "    proxy_buffers 8 16k;",
  "    proxy_busy_buffers_size 32k;",
  "    proxy_connect_timeout 3s;",
  "    proxy_next_upstream_tries 3;",
  "    proxy_next_upstream_timeout 10s;",
  "    proxy_ssl_protocols TLSv1.2 TLSv1.3;",
  "    proxy_ssl_server_name on;",
  "    proxy_ssl_verify on;",
  // Amazon's chains have up to three certificates between the server's and the root
  "    proxy_ssl_verify_depth 4;",
  "    gzip_vary on;",
  "    gzip_proxied any;",
  "    gzip_comp_level 5;",
  "    gzip_min_length 1024;",
  "    gzip_types text/plain text/css text/javascript text/xml application/javascript application/json application/manifest+json application/wasm application/xml image/svg+xml;",
  // only WebSocket: an upgrade to HTTP/2 would open a tunnel past every rule
  '    map $http_upgrade $upgrade { default ""; "~*^websocket$" websocket; }',
  '    map $upgrade $connection_header { default ""; websocket upgrade; }',
];

const log = [
  "    log_format requests escape=json",
  `        '{"time":"$time_iso8601","id":"$request_id","client":"$remote_addr","scheme":"$client_scheme",'`,
  `        '"host":"$host","method":"$request_method","path":"$request_uri","protocol":"$server_protocol",'`,
  `        '"status":$status,"bytes":$body_bytes_sent,"seconds":$request_time,"upstream":"$upstream_addr",'`,
  `        '"upstream_status":"$upstream_status","upstream_seconds":"$upstream_response_time",'`,
  `        '"referer":"$http_referer","agent":"$http_user_agent"}';`,
  "    access_log /dev/stdout requests;",
];

/** What an application is told of the client: set, never added to what the client says of itself. */
const app = [
  "            proxy_pass_request_headers on;",
  "            proxy_intercept_errors off;",
  "            proxy_hide_header X-Powered-By;",
  // they would lead into other locations; X-Accel-Buffering stays, for event streams
  "            proxy_ignore_headers X-Accel-Redirect X-Accel-Expires X-Accel-Charset X-Accel-Limit-Rate;",
  "            proxy_set_header Host $host;",
  "            proxy_set_header X-Real-IP $remote_addr;",
  "            proxy_set_header X-Forwarded-For $remote_addr;",
  "            proxy_set_header X-Forwarded-Host $host;",
  "            proxy_set_header X-Forwarded-Proto $client_scheme;",
  "            proxy_set_header X-Forwarded-Port $client_port;",
  "            proxy_set_header X-Request-ID $request_id;",
  // what other proxies would say, and what some applications would believe
  ...[
    "Forwarded",
    "Proxy",
    "Proxy-Connection",
    "X-Forwarded-Prefix",
    "X-Forwarded-Scheme",
    "X-Forwarded-Server",
    "X-Forwarded-Ssl",
    "X-Original-URL",
    "X-Rewrite-URL",
  ].map((header) => `            proxy_set_header ${header} "";`),
];

const upgrade = [
  "            proxy_set_header Upgrade $upgrade;",
  "            proxy_set_header Connection $connection_header;",
];

const noUpgrade = ['            proxy_set_header Upgrade "";', '            proxy_set_header Connection "";'];

/** Of what S3 answers, what is S3's own business (Amazon S3 API Reference: common response headers, GetObject). */
const hidden = [
  "Cache-Control",
  "x-amz-bucket-region",
  "x-amz-checksum-crc32",
  "x-amz-checksum-crc32c",
  "x-amz-checksum-crc64nvme",
  "x-amz-checksum-sha1",
  "x-amz-checksum-sha256",
  "x-amz-checksum-type",
  "x-amz-delete-marker",
  "x-amz-expiration",
  "x-amz-id-2",
  "x-amz-meta-sha256",
  "x-amz-missing-meta",
  "x-amz-mp-parts-count",
  "x-amz-object-lock-legal-hold",
  "x-amz-object-lock-mode",
  "x-amz-object-lock-retain-until-date",
  "x-amz-replication-status",
  "x-amz-request-charged",
  "x-amz-request-id",
  "x-amz-restore",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-server-side-encryption-bucket-key-enabled",
  "x-amz-storage-class",
  "x-amz-tagging-count",
  "x-amz-version-id",
  "x-amz-website-redirect-location",
  "x-amzn-requestid",
].map((header) => `        proxy_hide_header ${header};`);

/**
 * A bucket gets the headers that choose a version of the object, and no others: a client's Authorization would make
 * S3 refuse the request, and its cookies are none of S3's business.
 */
const bucket = [
  "        set $web_path $uri;",
  "        client_max_body_size 1k;",
  "        recursive_error_pages on;",
  "        proxy_intercept_errors on;",
  "        proxy_pass_request_headers off;",
  "        proxy_pass_request_body off;",
  "        proxy_read_timeout 30s;",
  "        proxy_set_header Host $web_host;",
  "        proxy_ssl_name $web_host;",
  '        proxy_set_header Connection "";',
  '        proxy_set_header Content-Length "";',
  "        proxy_set_header Origin $http_origin;",
  "        proxy_set_header Range $http_range;",
  "        proxy_set_header If-Range $http_if_range;",
  "        proxy_set_header If-Match $http_if_match;",
  "        proxy_set_header If-None-Match $http_if_none_match;",
  "        proxy_set_header If-Modified-Since $http_if_modified_since;",
  "        proxy_set_header If-Unmodified-Since $http_if_unmodified_since;",
  ...hidden,
];

/** Whatever page answers an error, it is whole: S3 must not say that the client has it already. */
const wholePage = [
  "            proxy_set_header Host $web_host;",
  '            proxy_set_header Connection "";',
  '            proxy_set_header Content-Length "";',
];

const readOnly = [
  '            if ($request_method !~ "^(?:GET|HEAD)$") {',
  '                add_header Allow "GET, HEAD" always;',
  "                return 405;",
  "            }",
];

/** The last answers: no word of S3's reaches the client. */
const lastAnswers = [
  "        location @missing {",
  '            return 404 "Not found\\n";',
  "        }",
  "        location @refused {",
  '            return 400 "Refused\\n";',
  "        }",
  "        location @unavailable {",
  '            return 502 "Not available\\n";',
  "        }",
];

/** S3's errors: for what is not there it answers 403 to those who may not list the bucket. */
const missing = "error_page 401 403 404";

const errors = [
  "        error_page 400 412 416 @refused;",
  "        error_page 301 302 307 308 =502 @unavailable;",
  "        error_page 500 501 502 503 504 @unavailable;",
];

const errorsOf = (fallback: string, indent: string) => [
  ...errors.map((line) => `${indent}${line.trimStart()}`),
  `${indent}${missing} ${fallback};`,
];

const joined = (lines: readonly string[]): string => lines.join("\n");

const TEXT = {
  main: joined(main),
  http: joined(http),
  log: joined(log),
  app: joined(app),
  upgrade: joined(upgrade),
  no_upgrade: joined(noUpgrade),
  bucket: joined(bucket),
  whole_page: joined(wholePage),
  read_only: joined(readOnly),
  last_answers: joined(lastAnswers),
  errors_missing: joined(errorsOf("=404 @missing", "        ")),
  errors_document: joined(errorsOf("=404 @error_document", "        ")),
  errors_page: joined(errorsOf("= @page", "            ")),
  errors_of_document: joined([
    `            ${missing} 301 302 307 308 400 412 416 500 501 502 503 504 =404 @missing;`,
  ]),
};

type Text = keyof typeof TEXT;

export interface Naming {
  /** A local of the module, a value elsewhere. */
  readonly step: NameStep;
  /** Lines that are the same in every configuration. */
  readonly text: (name: Text) => Expr<string>;
}

export function naming(step: NameStep, table: NameTable): Naming {
  const texts = table<Record<string, string>>("nginx_text", TEXT);
  return { step, text: (name) => x.get(texts, name) };
}

/** Set on every answer of a host; an empty value is no header, but keeps those of the bucket beside it away. */
export const strictTransport = ({ hstsSeconds }: Expr<{ readonly hstsSeconds: number }>): Expr<string> =>
  x.str`add_header Strict-Transport-Security "${x.when(
    x.gt(hstsSeconds, 0),
    () => x.str`max-age=${hstsSeconds}`,
    "",
  )}" always;`;
