/** The value of an environment variable. */
import * as t from "../core/contract";
import * as x from "../core/expressions";

/** It ends at the first NUL (The Open Group Base Specifications, "Environment Variables"). */
export const environmentValue = (): t.Type<string> =>
  t.text().rule({
    test: (value) => x.not(x.matches("\\x00", value)),
    allowed: "a text without NUL",
    whereKnown: true,
    refused: ["a\u0000b"],
  });
