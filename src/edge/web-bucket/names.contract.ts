/** Names of objects in a bucket of web assets. */
import * as t from "../../core/contract";

/** Objects by their keys in a policy's words: `*` stands for any text, `?` for one letter. */
export const keyPattern = (): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9!_.()-][A-Za-z0-9!_.()/*?-]{0,254}",
    'keys of objects such as "public/*", beginning with a letter or digit: not everything',
    "public/*",
    ["*", "/public/*", "", "a b", "{user}/*"],
  );

/** A page of the site as CloudFront takes it. */
export const pagePath = (): t.Type<string> =>
  t.pattern(
    "/[A-Za-z0-9_.*$/~\"'@:+-]{1,254}",
    'a path that begins with a slash, such as "/404.html"',
    "/404.html",
    ["404.html", "/", "/not found.html", ""],
  );
