/** Whether this machine can build worlds of network namespaces (arena.py). */
import { spawnSync } from "node:child_process";

const root = process.getuid?.() === 0;

/** Who is not root is root of a user namespace, where the kernel allows that. */
export const UNSHARE = ["unshare", ...(root ? [] : ["--map-root-user"]), "--net"] as const;

/** ip and nft lie where only root looks, on some distributions. */
export const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

/** A chain that tracks connections and a pair of devices: what every world needs. */
const ATTEMPT = `set -e
python3 --version >/dev/null
ip link add one type veth peer name other
nft 'add table inet t; add chain inet t c { type filter hook input priority 0; }; add rule inet t c ct state new drop'`;

/** The reason why it cannot, or nothing. */
export function whyNot(): string | undefined {
  const [program, ...args] = UNSHARE;
  const { status, error, stderr } = spawnSync(program, [...args, "sh", "-c", ATTEMPT], {
    encoding: "utf8",
    env: ENVIRONMENT,
  });
  if (status === 0) return undefined;
  return `no network namespaces with iproute2 and nftables here (${error?.message ?? stderr.trim()})`;
}
