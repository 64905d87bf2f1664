/** An application with a zipped asset. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, AssetType, TerraformAsset, TerraformStack } from "cdktf";

const app = new App();
const source = join(app.outdir, "source");
mkdirSync(source, { recursive: true });
writeFileSync(join(source, "handler.js"), "exports.handler = () => undefined;\n");
const { path } = new TerraformAsset(new TerraformStack(app, "shop"), "code", {
  path: source,
  type: AssetType.ARCHIVE,
});
app.synth();
console.log(path);
