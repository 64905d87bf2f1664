/**
 * One running provider for the commands of a test file, which start it anew otherwise, several times each. One command after the
 * other, and none that has two configurations of the provider (running-provider.ts).
 */
import { withoutAws } from "./environment";
import { type RunningProvider, startProvider } from "./running-provider";
import { init, type TerraformOptions } from "./terraform";

let provider: RunningProvider | undefined;

afterAll(() => provider?.stop());

/** `terraform init`, and the options of the commands after it. The environment of the first is the provider's, too. */
export async function initialized(
  directory: string,
  options: TerraformOptions = {},
): Promise<TerraformOptions> {
  // it can be configured only once where AWS_CA_BUNDLE is set
  const env = { ...withoutAws(process.env), ...options.env };
  await init(directory, { ...options, env: { ...env, ...provider?.env } });
  provider ??= await startProvider(directory, env);
  return { env: { ...env, ...provider.env } };
}
