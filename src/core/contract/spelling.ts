/** Names in messages: a rule says them as Terraform does, and a TypeScript user reads them as they are written in TypeScript. */
import type { Construct } from "constructs";
import * as x from "../expressions";
import { isModule } from "../stack/module-context";
import type { Spell } from "./rule";
import type { AnyType, Shape } from "./types";

/** The two ways to write a field's name. */
export type Face = "typescript" | "terraform";

const spellings: Record<Face, Spell> = {
  typescript: (name) => x.snakeToCamel(name),
  terraform: (name) => x.camelToSnake(name),
};

export const spelling = (face: Face): Spell => spellings[face];

/** As the user of what the construct is in reads it. */
export const spellingFor = (scope: Construct): Spell =>
  spelling(isModule(scope) ? "terraform" : "typescript");

/** Inputs and fields whose names differ between the faces, as Terraform writes them. */
export function namesIn(shape: Shape): Set<string> {
  const names = new Set<string>();
  const walk = (fields: Shape): void => {
    for (const [name, type] of Object.entries(fields)) {
      if (x.camelToSnake(name) !== name) names.add(x.camelToSnake(name));
      inside(type);
    }
  };
  const inside = ({ is: { fields, element } }: AnyType): void => {
    if (fields) walk(fields);
    if (element) inside(element);
  };
  walk(shape);
  return names;
}

/** The message with its names in camelCase. What is in quotes is somebody's text, unless it is the name of a field. */
export function inCamelCase(message: string, names: ReadonlySet<string>): string {
  return message.replace(/"((?:[^"\\]|\\.)*)"(:?)|\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g, (word, key, colon) => {
    if (key === undefined) return names.has(word) ? x.snakeToCamel(word) : word;
    return colon === ":" && names.has(key) ? `"${x.snakeToCamel(key)}":` : word;
  });
}
