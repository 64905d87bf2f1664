/** Where a construct is not as a check of security has it, with the reason: tests hold it to what is made, docs/security.md lists it. */
import type { Construct } from "constructs";

const KEY = "hanok:exception";

export interface Exception {
  /** The checks that it fails: checkov's ids. */
  readonly check: string | readonly string[];
  readonly why: string;
  /** What to do to have it as the check does; where nothing can be done, what does not let it. */
  readonly turnOn: string;
}

/**
 * Of the construct and all that is in it; of nothing where it is not made. One that nothing needs any more is an error of the
 * tests, too.
 */
export function exception(construct: Construct | undefined, reason: Exception): void {
  construct?.node.addMetadata(KEY, reason, { stackTrace: false });
}

export const exceptionsOf = ({ node }: Construct): Exception[] =>
  node.metadata.filter(({ type }) => type === KEY).map(({ data }) => data as Exception);
