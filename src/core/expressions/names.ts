/** Names on the two faces: TypeScript's camelCase and Terraform's snake_case. */

/** Every access to a field converts its name, and there are few different ones. */
const snakeNames = new Map<string, string>();

export function camelToSnake(name: string): string {
  const known = snakeNames.get(name);
  if (known !== undefined) return known;
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeNames.set(name, snake);
  return snake;
}

export function snakeToCamel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Terraform's identifiers, less the dash that HCL allows and object keys are better without. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
