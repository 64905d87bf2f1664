/** `npm run exceptions`: writes the generated part of docs/security.md. */
import { writeFileSync } from "node:fs";
import { DOCUMENT, documentOf, reportsOfStacks } from "./document";

(async () => {
  const reports = await reportsOfStacks();
  writeFileSync(DOCUMENT, await documentOf(reports));
})();
