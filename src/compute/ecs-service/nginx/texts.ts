/** Types of texts that go into nginx's configuration. None can end a quoted word or a directive, or name a variable. */
import * as t from "../../../core/contract";
import * as x from "../../../core/expressions";

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
