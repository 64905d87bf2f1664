/** How what does not fit on a line is broken, by example; that it means the same is shown by the round trip. */
import { aligned } from "../../../../src/core/module/hcl/rows";
import { row } from "../../../../src/core/module/hcl/value";

const written = (name: string, value: unknown): string => aligned([row(name, value, 2)]).join("\n");

const LONG =
  "var.one_condition_with_a_long_name || var.another_condition_with_a_long_name || var.a_third_one_to_fill_the_line";

it("gives a condition of several lines one pair of brackets", () => {
  expect(written("count", `\${((${LONG}) ? 1 : 0)}`)).toBe(
    `count = (
  var.one_condition_with_a_long_name ||
  var.another_condition_with_a_long_name ||
  var.a_third_one_to_fill_the_line
) ? 1 : 0`,
  );
  expect(written("names", `\${(${LONG}) ? var.names_of_some_length : []}`)).toBe(
    `names = (
  var.one_condition_with_a_long_name ||
  var.another_condition_with_a_long_name ||
  var.a_third_one_to_fill_the_line
  ? var.names_of_some_length
  : []
)`,
  );
});

it("opens the longer answer beside a short one, and calls around a loop on one line", () => {
  expect(written("given", `\${var.given == null ? true : (${LONG})}`)).toBe(
    `given = var.given == null ? true : (
  var.one_condition_with_a_long_name ||
  var.another_condition_with_a_long_name ||
  var.a_third_one_to_fill_the_line
)`,
  );
  const each = "[for name, room in var.rooms : [for door in room.doors : upper(door) if door != name]]";
  expect(written("doors", `\${join(", ", sort(flatten(${each})))}`)).toBe(
    `doors = join(", ", sort(flatten([
  for name, room in var.rooms : [for door in room.doors : upper(door) if door != name]
])))`,
  );
});

it("leaves a choice its brackets where another one asks for it", () => {
  const choice = "(var.a == null ? var.one_condition_with_a_long_name : var.another_with_a_long_name)";
  expect(written("value", `\${${choice} ? var.a_value_with_a_long_name : null}`)).toBe(
    `value = (
  (var.a == null ? var.one_condition_with_a_long_name : var.another_with_a_long_name)
  ? var.a_value_with_a_long_name
  : null
)`,
  );
});

it("indents a text all of whose lines are indented", () => {
  expect(written("app", "        a;\n            b;")).toBe(
    `app = chomp(<<-EOT
          a;
              b;
  \${"" /* the margin */}
EOT
)`,
  );
});

it("writes a constant policy as what it is made of", () => {
  const policy = {
    Statement: [{ Action: "*", Effect: "Allow", Resource: ["*"] }],
    Version: "2012-10-17",
    for: 1,
  };
  const text = JSON.stringify(JSON.stringify(policy));
  expect(written("policy", `\${var.mode == "full" ? ${text} : var.a_policy_of_your_own}`)).toBe(
    `policy = (
  var.mode == "full"
  ? jsonencode({
    Statement = [{ Action = "*", Effect = "Allow", Resource = ["*"] }]
    Version   = "2012-10-17"
    "for"     = 1
  })
  : var.a_policy_of_your_own
)`,
  );
});
