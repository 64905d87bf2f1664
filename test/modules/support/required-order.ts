/**
 * What has to be ready before something is made, with the source of each: AWS refuses it, or takes it and it gives up. The
 * graph of dependencies is held against it.
 */
import type { DependencyGraph, GraphNode } from "./dependency-graph";

export interface RequiredOrder {
  /** What waits. */
  readonly what: Selection;
  /** What it waits for, every one of them … */
  readonly for: Selection;
  /** … that belongs to something of this type that it uses: rules of its groups, routes of its VPC. */
  readonly of: string;
  readonly source: string;
}

interface Selection {
  readonly types: readonly string[];
  /** Where not every one of the types is meant. */
  readonly named?: RegExp;
}

/** What runs something at once: a program that tries once, a deployment that gives up. */
const STARTS = [
  "aws_apprunner_service",
  "aws_autoscaling_group",
  "aws_ecs_service",
  "aws_imagebuilder_image",
  "aws_instance",
];
const RULES = ["aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule"];

export const REQUIRED_ORDER: readonly RequiredOrder[] = [
  {
    what: {
      types: ["aws_lb", "aws_nat_gateway", "aws_eip_association", "aws_globalaccelerator_endpoint_group"],
    },
    for: { types: ["aws_internet_gateway"] },
    of: "aws_vpc",
    source:
      "AWS CloudFormation User Guide, DependsOn attribute: Elastic IP addresses, load balancers and NAT gateways need the attached internet gateway. terraform-provider-aws#3580: InvalidSubnet, VPC has no internet gateway. AWS Global Accelerator Developer Guide: an internet gateway for internal load balancers, too",
  },
  {
    what: { types: STARTS },
    for: { types: ["aws_internet_gateway", "aws_network_acl"] },
    of: "aws_vpc",
    source:
      "Amazon VPC User Guide, Network ACLs: a subnet has the default one, closed here, until it has its own",
  },
  {
    what: { types: STARTS },
    // the ways out of a tier's kind; a user's may lead to what is made in the subnets
    for: { types: ["aws_route"], named: /(^|_)(internet|nat|egress_only)(_ipv6)?$/ },
    of: "aws_vpc",
    source:
      "Amazon ECS Developer Guide, How the Amazon ECS deployment circuit breaker detects failures: a deployment that FAILED starts no task any more. A script of cloud-init tries once",
  },
  {
    what: { types: STARTS },
    for: { types: ["aws_vpc_endpoint"] },
    of: "aws_vpc",
    source:
      "Amazon ECR User Guide, Amazon ECR interface VPC endpoints; Amazon ECS Developer Guide, CannotPullContainer task errors",
  },
  {
    what: { types: STARTS },
    for: { types: RULES },
    of: "aws_security_group",
    source: "Amazon VPC User Guide, Security groups: without rules nothing comes in and nothing leaves",
  },
  {
    what: { types: ["aws_lb_target_group_attachment"], named: /alb$/ },
    for: { types: ["aws_lb_listener"] },
    of: "aws_lb",
    source:
      "terraform-provider-aws#38987, ValidationError: If the target type is ALB, the target must have at least one listener that matches the target group port",
  },
  {
    what: { types: ["aws_ecs_service"] },
    for: { types: ["aws_lb_listener"] },
    of: "aws_lb_target_group",
    source:
      "Amazon ECS API Reference, CreateService, InvalidParameterException: The target group does not have an associated load balancer",
  },
  {
    what: { types: ["aws_lb_listener"] },
    for: { types: ["aws_acm_certificate_validation"] },
    of: "aws_acm_certificate",
    source:
      "Elastic Load Balancing API Reference, CreateListener, UnsupportedCertificate: it is not issued yet",
  },
  {
    what: { types: ["aws_lb_listener"], named: /http_redirect$/ },
    for: { types: ["aws_lb_listener"] },
    of: "aws_lb",
    source:
      "Elastic Load Balancing API Reference, CreateListener, DuplicateListener: a listener with the specified port already exists, where one on port 80 becomes HTTPS in the same apply",
  },
  {
    what: { types: ["aws_lb"] },
    for: { types: ["aws_s3_bucket_policy"] },
    of: "aws_s3_bucket",
    source:
      "Elastic Load Balancing User Guide, Access logs: the bucket's policy is tried when the logs are turned on",
  },
  {
    what: { types: ["aws_vpc_endpoint"], named: /(^|_)interface$/ },
    for: { types: ["aws_vpc_endpoint"], named: /(^|_)gateway$/ },
    of: "aws_vpc",
    source:
      "Amazon S3 User Guide, AWS PrivateLink for Amazon S3, Private DNS: for the inbound Resolver alone it takes a gateway endpoint in the VPC",
  },
];

/** The edges that a configuration has to have, by what the table says of its resources. */
export function requiredEdges(
  graph: DependencyGraph,
  root: string,
  row: RequiredOrder,
): [GraphNode, GraphNode][] {
  const nodes = graph.ofRoot(root);
  const needed = nodes.filter((node) => isOf(node, row.for));
  return nodes
    .filter((node) => isOf(node, row.what))
    .flatMap((waiting) => {
      // a rule names other groups: what lies behind one is no group that one stands in
      const used = [...graph.reached(waiting, ({ type }) => RULES.includes(type))];
      const own = used.filter(({ type }) => type === row.of);
      return needed
        .filter((node) => node !== waiting && own.some((one) => belongs(graph, node, one)))
        .map((node): [GraphNode, GraphNode] => [waiting, node]);
    });
}

/** `module.api.aws_ecs_service.this does not wait for …`, for every edge that is missing. */
export function missingEdges(graph: DependencyGraph, root: string, row: RequiredOrder): string[] {
  return requiredEdges(graph, root, row)
    .filter(([waiting, node]) => !graph.before(waiting).has(node))
    .map(([waiting, node]) => `${addressOf(waiting)} does not wait for ${addressOf(node)}`);
}

const isOf = ({ type, name }: GraphNode, { types, named = /./ }: Selection): boolean =>
  types.includes(type) && named.test(name);

/** What is in a VPC lies in many blocks; other parts lie beside the whole, and are called after it. */
const belongs = (graph: DependencyGraph, part: GraphNode, whole: GraphNode): boolean =>
  graph.before(part).has(whole) && (whole.type === "aws_vpc" || isNamedAfter(part, whole));

const isNamedAfter = (part: GraphNode, whole: GraphNode): boolean =>
  part.module === whole.module &&
  (whole.name === "this" || part.name === whole.name || part.name.startsWith(`${whole.name}_`));

const addressOf = ({ module, type, name }: GraphNode): string => `${module}${type}.${name}`;
