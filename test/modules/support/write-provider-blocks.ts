/** `npm run provider-blocks`: after a module uses a type of resource that none used before. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { providerBlocksText } from "./provider-blocks";

const FILE = join(__dirname, "../../../src/core/module/hcl/provider-blocks.json");

providerBlocksText().then((text) => writeFileSync(FILE, text));
