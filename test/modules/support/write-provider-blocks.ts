/** `npm run provider-blocks`: after a module uses a type of resource that none used before. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { providerBlocksText } from "./provider-blocks";
import { providerFactsText } from "./provider-facts";

const MODULE = join(__dirname, "../../../src/core/module");

async function main(): Promise<void> {
  writeFileSync(join(MODULE, "hcl/provider-blocks.json"), await providerBlocksText());
  writeFileSync(join(MODULE, "provider-facts.json"), await providerFactsText());
}

void main();
