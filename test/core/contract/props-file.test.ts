/** The props interface that users see in their editor. */
import { flag, listOf, mapOf, oneOf, setOf, shape, text } from "../../../src/core/contract";
import { propsFileText, sharedPropsFile } from "../../../src/core/contract/typescript";
import { shopInputs } from "./shop";

const file = {
  path: "town/shop.props",
  typeName: "ShopProps",
  doc: "A shop.",
  source: "src/town/shop.contract.ts",
};
const textOf = (fields: typeof shopInputs | Parameters<typeof propsFileText>[0]["fields"]) =>
  propsFileText({ ...file, fields });
const written = textOf(shopInputs);

it("begins with what it is made from", () => {
  expect(written.split("\n").slice(0, 2)).toEqual([
    "// Generated from src/town/shop.contract.ts by `npm run modules`. Do not edit.",
    'import type { Input } from "../core/expressions";',
  ]);
});

it("has what is allowed and the default in the comment", () => {
  expect(written).toContain(
    [
      "  /**",
      "   * How many floors there are.",
      "   * Allowed: a whole number from 1 to 9.",
      "   * @default 2",
      "   */",
      "  readonly floors?: Input<number>;",
    ].join("\n"),
  );
});

it("marks what may be left out", () => {
  expect(written).toContain("  readonly name: Input<string>;");
  expect(written).toContain("  readonly open?: Input<boolean>;");
  expect(written).toContain("  readonly weight?: Input<number | null>;");
});

it("has what is allowed of each in a list or map of simple values", () => {
  const found = textOf({ users: listOf(text().length({ max: 5 }), "user").describe("Who signs in.") });
  expect(found).toContain("   * Who signs in.\n   * Each user: at most 5 characters.\n");
});

it("names fields in comments as TypeScript does, and leaves choices and arguments as they are written", () => {
  const found = textOf({
    cookieName: text().describe('The cookie; with `lb_kind = "app_cookie"` (stickiness_cookie).'),
    lbKind: oneOf("lb_cookie", "app_cookie").describe(
      "Whose cookie; see cookie_name and `routes.zone_slots`.",
    ),
  });
  expect(found).toContain('/** The cookie; with `lbKind = "app_cookie"` (stickiness_cookie). */');
  expect(found).toContain("   * Whose cookie; see cookieName and `routes.zoneSlots`.");
  expect(found).toContain('   * Allowed: one of "lb_cookie", "app_cookie".');
});

it("has unions, lists whose items may be tokens, and maps", () => {
  expect(written).toContain('readonly mode?: Input<"slow" | "fast">;');
  expect(written).toContain("readonly streets?: Input<readonly Input<string>[]>;");
  expect(written).toContain("readonly doors?: Input<Readonly<Record<string, ShopDoor>>>;");
});

it("has an interface for every object, once", () => {
  const shared = shape("Lamp", { on: flag("Whether it shines.") }).describe("A lamp.");
  const found = textOf({ left: shared.describe("The left one."), right: shared.describe("The right one.") });
  expect(found.match(/export interface Lamp \{/g)).toHaveLength(1);
  expect(written.match(/export interface \w+/g)).toEqual([
    "export interface ShopProps",
    "export interface ShopDoor",
    "export interface ShopSize",
  ]);
});

it("imports what several contracts share", () => {
  const reference = shape("Street", { id: text().describe("Its id.") }, "map/street.props").describe(
    "A street.",
  );
  const found = textOf({
    streets: mapOf(reference, "street").describe("Streets."),
    first: reference.describe("One."),
  });
  expect(found).toContain('import type { Street } from "../map/street.props";');
  expect(found).not.toContain("interface Street");
  const own = propsFileText(sharedPropsFile(reference, "src/map/street.contract.ts"));
  expect(own).toContain("/** A street. */\nexport interface Street {");
});

it("cannot be closed by a comment's text", () => {
  const found = textOf({ odd: oneOf("a").describe("Ends */ here.") });
  expect(found).not.toMatch(/Ends \*\//);
});

it("refuses an object without a name", () => {
  expect(() => textOf({ list: listOf(shape("", {})) })).toThrow(
    "town/shop.props: an object type without a name",
  );
  expect(() => sharedPropsFile(setOf(text()), "src/x.ts")).toThrow("src/x.ts");
});
