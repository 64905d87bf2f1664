/** How lines of logic are counted. */
import { sizedExpressions } from "./support/expression-size";

const sizes = (text: string) =>
  Object.fromEntries(sizedExpressions(text).map(({ at, lines }) => [at, lines]));

it("an argument counts by its lines, in blocks too", () => {
  expect(
    sizes(`resource "a" "b" {
  name = "c"
  rule {
    port = max(
      1, # a comment
      2
    )
  }
}
`),
  ).toEqual({ "resource a b name": 1, "resource a b rule port": 4 });
});

it("entries of a written object or list count by themselves, of a loop they are logic", () => {
  expect(
    sizes(`locals {
  x = merge({
    a = 1
    b = [
      "c",
      "d",
    ]
  }, {})
  y = [
    for one in var.list : one
    if one != null
  ]
  z = aws_a.b[
    var.key
  ].id
}
`),
  ).toEqual({
    "locals x": 2,
    "locals x a": 1,
    "locals x b": 2,
    "locals x b 0": 1,
    "locals x b 1": 1,
    "locals y": 4,
    "locals z": 3,
  });
});

it("a text is one line, and its code counts where it takes several", () => {
  expect(
    sizes(`locals {
  x = chomp(<<-EOT
    {
      a = \${var.a}
      b = \${var.b} "
    }
  EOT
  )
  y = "a \${
    var.b
  } {"
  z = "$\${x"
}
`),
  ).toEqual({ "locals x": 3, "locals y": 3, "locals z": 1 });
});
