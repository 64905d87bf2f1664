/** Programs that the data plane's tests run: an error says how to get one that is missing. */
import { onPath } from "../../support/terraform-install";

/** Debian's packages whose name is not the program's. */
const PACKAGES: Readonly<Record<string, string>> = {
  "systemd-analyze": "systemd",
  blkid: "util-linux",
  "mkfs.ext4": "e2fsprogs",
};

type Tool =
  | "nginx"
  | "wrk"
  | "openssl"
  | "curl"
  | "shellcheck"
  | "systemd-analyze"
  | "blkid"
  | "mkfs.ext4"
  | "certbot";

export async function tool(name: Tool): Promise<string> {
  const sbin = `${process.env.PATH ?? ""}:/usr/sbin:/sbin:/usr/local/sbin`;
  const path = await onPath(name, { ...process.env, PATH: sbin });
  if (!path)
    throw new Error(
      `${name} is needed for this test and not installed: apt-get install ${PACKAGES[name] ?? name}`,
    );
  return path;
}
