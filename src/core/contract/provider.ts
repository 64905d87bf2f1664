/** Which version of the AWS provider what is made is for: that of the bindings, or a module's. */
import { cdktf } from "@cdktf/provider-aws/package.json";

/** A version of AWS provider 6 that brought something. */
export type Since = `6.${number}`;

/** What the constructs are generated from; the common modules take no older one. */
export const COMMON = "5.100";

/** One that has everything. */
export const NEWEST = "6.9999";

let current: string | undefined;

export const providerVersion = (): string => current ?? cdktf.provider.version;

/** Makes what is for another version than that of the bindings. */
export function forProvider<T>(version: string, make: () => T): T {
  const before = current;
  current = version;
  try {
    return make();
  } finally {
    current = before;
  }
}

/** Whether what a version brought is there. */
export const hasProvider = (since: Since): boolean => isAtLeast(providerVersion(), since);

/** The same of what says so itself; what does not was always there. */
export const isPresent = ({ since }: { readonly since?: Since }): boolean =>
  since === undefined || hasProvider(since);

export function isAtLeast(version: string, least: string): boolean {
  const [major, minor] = numbers(version);
  const [leastMajor, leastMinor] = numbers(least);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

function numbers(version: string): [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
}
