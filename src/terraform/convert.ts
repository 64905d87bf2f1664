/** Values as a text, a number or a flag, as Terraform converts them, and what it says where it cannot. */

/** Thrown when a known value makes Terraform's function fail; Terraform would fail with the same input. */
export class FoldError extends Error {}

/**
 * Thrown where Terraform would go on, but to a value that JavaScript does not hold exactly or that nobody means.
 * `attempt`, `can` and `holds` let it through: Terraform would not take their fallback.
 */
export class RefusedError extends FoldError {}

export function asNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value))
    return numberOf(value);
  throw new FoldError(`${JSON.stringify(value)} is no number`);
}

/** Terraform's numbers have more digits: a text that says more than fits is refused, not rounded. */
function numberOf(text: string): number {
  const value = Number(text);
  const digits = text.replace(/e.*/i, "").replace(/\D/g, "").replace(/^0+/, "");
  const fits =
    digits.length <= 15 ? Number.isFinite(value) : Number.isSafeInteger(value) && /^[+-]?\d+$/.test(text);
  if (!fits) throw new RefusedError(`${text} has more digits than JavaScript holds`);
  return value;
}

export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  throw new FoldError(`${JSON.stringify(value)} is no string`);
}

/** Terraform never writes an exponent. */
export function numberText(value: number): string {
  const text = String(value);
  if (text.includes("e")) throw new RefusedError(`${text} is written differently by Terraform`);
  return text;
}

export function asFlag(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new FoldError(`${JSON.stringify(value)} is neither true nor false`);
}
