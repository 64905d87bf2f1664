/** How the pieces of the configuration get names, and where its constant parts come from. */
import type { NameStep } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { NameTable } from "../../../core/stack/table";
import { TEXT, type Text } from "./text";

export interface Naming {
  /** A local of the module, a value elsewhere. */
  readonly step: NameStep;
  /** Lines that are the same in every configuration. */
  readonly text: (name: Text) => Expr<string>;
}

export function naming(step: NameStep, table: NameTable): Naming {
  const texts = table<Record<string, string>>("nginx_text", TEXT);
  return { step, text: (name) => x.get(texts, name) };
}
