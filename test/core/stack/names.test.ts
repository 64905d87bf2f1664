/** Addresses that people read in a plan: the path's words, no hash. */
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformOutput, Testing } from "cdktf";
import { Construct } from "constructs";
import { newStack, synthesized } from "./small-stack";

const vpc = (scope: Construct, id: string) => new Vpc(scope, id, { cidrBlock: "10.0.0.0/16" });

/** The name of a VPC whose path below the stack is this. */
function nameOf(...path: string[]): string | undefined {
  const stack = newStack();
  const parent = path.slice(0, -1).reduce<Construct>((scope, id) => new Construct(scope, id), stack);
  vpc(parent, path.at(-1) as string);
  return Object.keys(synthesized(stack).resource?.aws_vpc ?? {})[0];
}

it("begin with the architecture and the environment", () => {
  expect(newStack().node.id).toBe("three-tier-dev");
});

it.each([
  [["network", "vpc"], "network"],
  [["vpc"], "this"],
  [["shop", "network", "Resource"], "shop_network"],
  [["shop", "Default", "main"], "shop_main"],
  [["MyShop", "mainNetwork"], "my_shop_main_network"],
  [["a/b", "c.d"].map((id) => id.replace("/", "-")), "a_b_c_d"],
  [["1st"], "_1st"],
])("%s is %s", (path, expected) => expect(nameOf(...path)).toBe(expected));

it("leave out of the id what the resource's type says", () => {
  const stack = newStack();
  const network = new Construct(stack, "network");
  new Route(network, "route_internet", { routeTableId: "rtb-1" });
  expect(Object.keys(synthesized(stack).resource?.aws_route ?? {})).toEqual(["network_internet"]);
});

it("may be the same for two types, and for a data source", () => {
  const stack = newStack();
  const main = new Construct(stack, "main");
  const { id } = vpc(main, "vpc");
  new Subnet(main, "subnet", { vpcId: id });
  new DataAwsRegion(main, "region");
  const { resource } = synthesized(stack);
  expect([Object.keys(resource?.aws_vpc ?? {}), Object.keys(resource?.aws_subnet ?? {})]).toEqual([
    ["main"],
    ["main"],
  ]);
});

it("are refused where two resources would share one, with both paths", () => {
  const stack = newStack();
  vpc(stack, "shop_main");
  vpc(new Construct(stack, "shop"), "main");
  expect(() => synthesized(stack)).toThrow(
    "three-tier-dev/shop/main: its Terraform name aws_vpc.shop_main is already that of three-tier-dev/shop_main.",
  );
});

it("stay when they are asked for again", () => {
  const stack = newStack();
  vpc(stack, "main");
  new TerraformOutput(stack, "id", { value: "x", staticId: true });
  expect(synthesized(stack)).toEqual(synthesized(stack));
});

it("never end in a hash, however deep the path", () => {
  const stack = newStack();
  const deep = ["a", "b", "c", "d"].reduce<Construct>((scope, id) => new Construct(scope, id), stack);
  vpc(deep, "e");
  expect(Testing.synth(stack)).not.toMatch(/_[0-9A-F]{8}"/);
  expect(Object.keys(synthesized(stack).resource?.aws_vpc ?? {})).toEqual(["a_b_c_d_e"]);
});
