/** Programs that the data plane's tests run: an error says how to get one that is missing. */
import { onPath } from "../../support/terraform-install";

export async function tool(name: "nginx" | "wrk" | "openssl"): Promise<string> {
  const sbin = `${process.env.PATH ?? ""}:/usr/sbin:/usr/local/sbin`;
  const path = await onPath(name, { ...process.env, PATH: sbin });
  if (!path) throw new Error(`${name} is needed for this test and not installed: apt-get install ${name}`);
  return path;
}
