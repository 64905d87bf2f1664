/** Policies as JSON, and how long they come to. IAM would say so only when it is given them. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { AccessRole } from "./roles";

export const statement = (members: x.Members): Expr<x.JsonObject> => x.lift(members);

type Documents = Expr<Readonly<Record<string, string>>>;

/** Of the documents that a role has, together. */
export const charactersByRole = (
  step: t.NameStep,
  name: string,
  documents: readonly Documents[],
  inputs: { readonly roles: Expr<Record<string, AccessRole>> },
): Expr<Record<string, number>> =>
  step(
    name,
    x.mapFrom(inputs.roles, ["name", "role"], (key) =>
      documents
        .map((all) => t.policyCharacters(x.attempt(() => x.get(all, key), "")))
        .reduce((sum, characters) => x.add(sum, characters)),
    ),
  );

/** The problems, where something is made at all. */
export const problemsWhere = (condition: Expr<boolean>, problems: () => Expr<string[]>): Expr<string[]> =>
  x.when(condition, problems, () => x.items([]));

/** For samples that are too long. */
export const manyNames = (count: number, name: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => name(index));

export const accountId = (index: number): string => String(100000000000 + index);
