/** How the pieces of the files get names, and where their constant parts come from. */
import type { NameStep } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import type { NameTable } from "../../../core/stack/table";
import { type Place, SERVER } from "./place";
import { type CertificateText, certificateTexts } from "./text";

export interface CertificateNaming {
  /** A local of the module, a value elsewhere. */
  readonly step: NameStep;
  /** Lines that are the same on every server. */
  readonly text: (name: CertificateText) => Expr<string>;
  readonly place: Place;
}

export function certificateNaming(step: NameStep, table: NameTable, place = SERVER): CertificateNaming {
  const texts = table<Record<string, string>>("certificate_text", certificateTexts(place));
  return { step, text: (name) => x.get(texts, name), place };
}
