/** What a person can mend: the input, or the question. */
export class ReachError extends Error {
  override readonly name = "ReachError";
}
