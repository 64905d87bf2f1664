/** The API server of an EKS cluster (EKS User Guide: "Cluster API server endpoint"). */
import { ask, networkOf, TWO_TIERS, told, type Values } from "./samples";

const OPEN = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };
const asked = (access: Values, from: string, port = 443, groups: Values[] = [OPEN]) =>
  ask(
    networkOf({
      ...TWO_TIERS,
      "aws_security_group.api": { vpc_id: "aws_vpc.main", ingress: groups },
      "aws_eks_cluster.main": {
        name: "main",
        vpc_config: [
          {
            subnet_ids: ["aws_subnet.web", "aws_subnet.db"],
            security_group_ids: ["aws_security_group.api"],
            cluster_security_group_id: "sg-eks",
            ...access,
          },
        ],
      },
    }),
    from,
    "cluster/main",
    port,
  );
const PRIVATE = { endpoint_private_access: true, endpoint_public_access: false };

it("is reached from the internet unless it says otherwise, on 443", () => {
  expect(told(asked({}, "internet"))).toBe("yes");
  expect(told(asked({}, "internet", 80))).toEqual(["aws_eks_cluster.main listens on 443 alone"]);
  expect(told(asked(PRIVATE, "internet"))).toEqual(["aws_eks_cluster.main has no public endpoint"]);
});

it("is reached from its public ranges alone", () => {
  const access = { public_access_cidrs: ["8.8.8.0/24"] };
  expect(told(asked(access, "8.8.8.8"))).toBe("yes");
  expect(told(asked(access, "8.8.4.4"))).toEqual([
    "aws_eks_cluster.main has no public_access_cidrs that hold 8.8.4.4",
  ]);
  expect(asked(access, "internet").verdict).toBe("no");
  expect(asked(access, "8.8.0.0/16").verdict).not.toBe("yes");
  expect(asked(access, "aws_instance.web").verdict).toBe("unknown");
});

it("is reached within its VPC by its interfaces, where it has a private endpoint", () => {
  expect(asked(PRIVATE, "aws_instance.web")).toMatchObject({
    verdict: "yes",
    path: expect.arrayContaining([expect.objectContaining({ at: "aws_security_group.api" })]),
  });
  expect(told(asked({}, "aws_instance.web"))).toBe("yes");
});

it("may be reached by the group that EKS makes, of which nothing is known", () =>
  expect(asked(PRIVATE, "aws_instance.web", 443, [])).toMatchObject({
    verdict: "unknown",
    reasons: [expect.stringContaining("sg-eks is not in what was read")],
  }));

it("has no way from a subnet without one to the internet where its endpoint is public alone", () =>
  expect(asked({}, "aws_instance.db").verdict).toBe("no"));
