/** Every architecture by `cdktf deploy`, as `npm run deploy:local` does it: applied, unchanged, destroyed. */
import { main as deployLocal } from "./deploy-local";

jest.setTimeout(20 * 60_000);

it.each(["three-tier-dev"])("deploys %s", async (stack) => {
  expect(await deployLocal([stack])).toBe(0);
});
