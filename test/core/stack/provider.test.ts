/** The stack's provider: region, the accounts it may change, the tags of everything. */
import { Fn } from "cdktf";
import { InputError } from "../../../src/core/contract";
import { newStack, synthesized } from "./small-stack";

const providerOf = (props: Parameters<typeof newStack>[0]) =>
  synthesized(newStack(props)).provider.aws[0] ?? {};

const tagsOf = (tags: Record<string, string>) => {
  const [found] = providerOf({ tags }).default_tags as { tags: Record<string, string> }[];
  return found?.tags;
};

it("has the region, and no account where none is named", () => {
  const { default_tags: _, ...rest } = providerOf({});
  expect(rest).toEqual({ region: "ap-northeast-2" });
});

it("refuses other accounts where some are named", () => {
  expect(providerOf({ allowedAccountIds: ["123456789012"] }).allowed_account_ids).toEqual(["123456789012"]);
});

describe("tags", () => {
  it("say to which architecture and environment a resource belongs", () => {
    expect(tagsOf({})).toEqual({ Architecture: "three-tier", Environment: "dev" });
  });

  it("of the user lie over these, their keys untouched", () => {
    expect(tagsOf({ Environment: "staging", costCenter: "a/b", "한옥 team": "α β" })).toEqual({
      Architecture: "three-tier",
      Environment: "staging",
      costCenter: "a/b",
      "한옥 team": "α β",
    });
  });

  it("may hold what only Terraform knows", () => {
    expect(tagsOf({ commit: "${var.commit}" })?.commit).toBe("${var.commit}");
  });

  const key =
    /^three-tier-dev: tags is \{".*; allowed: at most 50 tags, keys of 1 to 128 letters, .* not beginning with "aws:"\.$/;
  const value = /^three-tier-dev: tags\["team"\] is ".*"; allowed: up to 256 letters/;

  it.each([
    ["an empty key", { "": "a" }, key],
    ["a long key", { ["k".repeat(129)]: "a" }, key],
    ["a character that AWS does not take", { "a*b": "a" }, key],
    ["AWS's own prefix", { "aws:team": "a" }, key],
    ["AWS's own prefix in capitals", { "AWS:team": "a" }, key],
    ["a long value", { team: "v".repeat(257) }, value],
    ["a value with such a character", { team: "a|b" }, value],
  ])("are refused: %s", (_, tags, message) => expect(() => newStack({ tags })).toThrow(message));

  it("are accepted up to the limit", () => {
    const long = { ["k".repeat(128)]: "v".repeat(256), empty: "" };
    expect(tagsOf(long)).toMatchObject(long);
  });

  it("are at most 50, the two of the stack among them", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, "a"]));
    expect(Object.keys(tagsOf(many(48)) ?? {})).toHaveLength(50);
    expect(() => newStack({ tags: many(49) })).toThrow(
      new InputError("three-tier-dev", [
        "tags comes to 51 entries with Architecture and Environment; allowed: at most 50.",
      ]),
    );
  });

  it.each([
    ["another type", { team: 5 }, 'three-tier-dev: tags["team"] is 5; allowed: a string.'],
    ["a list", ["a"], 'three-tier-dev: tags is ["a"]; allowed: a map.'],
    // of which a spread takes the token's own fields
    [
      "a whole token",
      Fn.merge([{ team: "a" }]),
      /^three-tier-dev: tags is not known .* may each be a token\.$/,
    ],
  ])("are refused: %s", (_, tags, message) => {
    const make = () => newStack({ tags: tags as object as Record<string, string> });
    expect(make).toThrow(InputError);
    expect(make).toThrow(message);
  });

  it("are refused all at once", () => {
    expect(() => newStack({ tags: { "": "a", team: "a|b" } })).toThrow(
      /tags is \{"":.*\n.*tags\["team"\]|tags\["team"\].*\n.*tags is \{"":/,
    );
  });
});
