/** What can be wrong with user data as a whole. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import type { ServerShape } from "./server.inputs";
import { isAlone, userDataText } from "./user-data";

/** Amazon EC2 User Guide, "Run commands when you launch an EC2 instance with user data input": 16 KB before Base64. */
const MOST_BYTES = 16384;

const SHEBANG = "#!/bin/sh\n";

export const userDataSize: t.ComputedRule<ServerShape> = {
  name: "user_data_problems",
  problems: (inputs, step, spell, scope) => {
    const size = step("user_data_bytes", t.bytesIn(x.base64Encode(userDataText(scope, step, inputs))));
    return x.listEach(x.items([size]), ["bytes"], (bytes) => ({
      value: x.str`${spell("userData")} comes to ${bytes} bytes with all its parts; allowed: up to ${MOST_BYTES} bytes. Fetch larger things from a bucket at first boot.`,
      when: x.gt(bytes, MOST_BYTES),
    }));
  },
  refused: [
    { userData: `${SHEBANG}${"x".repeat(MOST_BYTES + 1 - SHEBANG.length)}` },
    // two bytes each
    { userData: `${SHEBANG}${"é".repeat(8190)}` },
    { userDataParts: { setup: `${SHEBANG}${"x".repeat(12300)}` } },
  ],
};

/** A whole message cannot be a part of another one. */
export const messageIsAlone: t.CrossRule<ServerShape> = {
  on: "userDataParts",
  test: (inputs) =>
    x.not(x.and(x.matches("^(Content-Type|MIME-Version):", inputs.userData), x.not(isAlone(inputs)))),
  message: (_, spell) =>
    x.str`${spell("userData")} is a whole MIME message next to other parts; allowed: a message alone, or parts by name.`,
  refused: [
    { userData: "MIME-Version: 1.0\n", userDataParts: { setup: SHEBANG } },
    { userData: "Content-Type: multipart/mixed\n", codedeployAgent: true },
  ],
};
