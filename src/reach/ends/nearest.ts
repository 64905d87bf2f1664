/** Names that somebody may have meant. */
import { edits } from "../../text/edits";

/** Up to three: those that hold the text, or those few edits away. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const holding = known.filter((one) => name.length > 2 && one.toLowerCase().includes(name.toLowerCase()));
  if (holding.length > 0) return holding.slice(0, 3);
  const near = known
    .map((one) => ({ one, distance: edits(name, one) }))
    .filter(({ one, distance }) => distance <= Math.max(2, Math.floor(one.length / 3)));
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ one }) => one);
}
