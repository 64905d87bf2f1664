/** Two copies of the package in one program, as npm installs them for two versions' users: what one gives, the other takes. */
import * as cdktf from "cdktf";
import * as constructs from "constructs";
import { HanokStack, InputError, Network } from "../../src";

const ofAnotherCopy = (): typeof import("../../src") => {
  let copy: typeof import("../../src") | undefined;
  jest.isolateModules(() => {
    // one copy of the peers, as users have
    jest.doMock("cdktf", () => cdktf);
    jest.doMock("constructs", () => constructs);
    copy = require("../../src");
  });
  return copy as typeof import("../../src");
};

it("takes what another copy's block gives", () => {
  const stack = new HanokStack(new cdktf.App({ stackTraces: false }), {
    architecture: "shop",
    environment: "test",
    region: "ap-northeast-2",
  });
  const { ref } = new Network(stack, "network", {
    name: "shop",
    cidr: "10.0.0.0/16",
    zones: ["ap-northeast-2a"],
  });
  const other = ofAnotherCopy();
  expect(other.SecurityGroup).not.toBe(require("../../src").SecurityGroup);
  new other.SecurityGroup(stack, "group", {
    name: "web",
    description: "Web servers",
    network: ref,
  });
  const { resource } = JSON.parse(cdktf.Testing.synth(stack));
  expect(resource.aws_security_group.group.vpc_id).toBe("${aws_vpc.network.id}");
  expect(other.get(ref.tiers, "private").kind).toBe("private");
});

it("knows another copy's errors", () => {
  const other = ofAnotherCopy();
  const refused = () =>
    cdktf.Testing.synthScope(
      (scope) => new other.Network(scope, "network", { name: "shop", cidr: "10.0.0.1/16", zones: [] }),
    );
  expect(other.InputError).not.toBe(InputError);
  expect(refused).toThrow(InputError);
  expect(new Error("cidr is wrong")).not.toBeInstanceOf(InputError);
});
