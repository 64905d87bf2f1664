/** Checks of load balancers, their web ACLs, certificates and zones. */
import type { Body } from "../../evaluated-stack";
import { block, type Check, isSet, referring } from "../check";

const BALANCER = ["aws_lb"];
const LISTENER = ["aws_lb_listener"];

const isApplication = ({ load_balancer_type: type }: Body) => type === "application";

/** Actions of `dynamic` blocks are not in the body: those of the stacks forward. */
const redirects = ({ default_action: action }: Body) => JSON.stringify(action ?? []).includes('"redirect"');

/** From before TLS 1.2: Elastic Load Balancing User Guides, "Security policies". */
const isOld = (policy: unknown) => !/TLS13-1-[23]|TLS-1-2/.test(String(policy));

const hasTls = ({ protocol }: Body) => protocol === "HTTPS" || protocol === "TLS";

export const EDGE: readonly Check[] = [
  {
    id: "CKV_AWS_91",
    control: "ELB.5",
    asks: "Load balancers log requests",
    of: BALANCER,
    passes: (body) => block(body, "access_logs").enabled === true,
  },
  {
    id: "CKV_AWS_131",
    control: "ELB.4",
    asks: "Application Load Balancers drop headers that are none",
    of: BALANCER,
    passes: (body) => !isApplication(body) || body.drop_invalid_header_fields === true,
  },
  {
    id: "CKV_AWS_328",
    control: "ELB.12",
    asks: "Application Load Balancers take requests apart as their targets do",
    of: BALANCER,
    passes: (body) =>
      !isApplication(body) || ["defensive", "strictest"].includes(String(body.desync_mitigation_mode)),
  },
  {
    id: "CKV_AWS_150",
    control: "ELB.6",
    asks: "Load balancers are protected from deletion",
    of: BALANCER,
    passes: ({ enable_deletion_protection: enabled }) => enabled === true,
  },
  {
    id: "CKV_AWS_152",
    asks: "Network Load Balancers reach targets of every zone",
    of: BALANCER,
    passes: (body) => isApplication(body) || body.enable_cross_zone_load_balancing === true,
  },
  {
    id: "CKV2_AWS_28",
    control: "ELB.16",
    asks: "Public Application Load Balancers have a web ACL",
    of: BALANCER,
    passes: (body, place) =>
      !isApplication(body) ||
      body.internal === true ||
      referring(place, "aws_wafv2_web_acl_association").length > 0,
  },
  {
    id: "CKV_AWS_2",
    control: "ELB.1",
    asks: "Listeners of Application Load Balancers speak HTTPS",
    of: LISTENER,
    passes: (body) => body.protocol !== "HTTP" || redirects(body),
  },
  {
    id: "ELB.18",
    control: "ELB.18",
    asks: "Listeners of Network Load Balancers speak TLS",
    of: LISTENER,
    passes: ({ protocol }) => !["TCP", "UDP", "TCP_UDP"].includes(String(protocol)),
  },
  {
    id: "CKV_AWS_103",
    control: "ELB.17",
    asks: "Listeners speak TLS 1.2 at least",
    of: LISTENER,
    passes: (body) => !hasTls(body) || !isOld(body.ssl_policy),
  },
  {
    id: "CKV_AWS_378",
    control: "ELB.22",
    asks: "Load balancers speak TLS to their targets",
    of: ["aws_lb_target_group"],
    passes: ({ protocol }) => !["HTTP", "TCP"].includes(String(protocol)),
  },
  {
    id: "CKV_AWS_261",
    asks: "Targets are checked",
    of: ["aws_lb_target_group"],
    passes: (body) => block(body, "health_check").enabled !== false && isSet(body.health_check),
  },
  {
    id: "CKV_AWS_192",
    asks: "Web ACLs keep Log4j's requests out",
    of: ["aws_wafv2_web_acl"],
    passes: (body) => JSON.stringify(body).includes('"AWSManagedRulesKnownBadInputsRuleSet"'),
  },
  {
    id: "CKV2_AWS_31",
    control: "WAF.11",
    asks: "Web ACLs log",
    of: ["aws_wafv2_web_acl"],
    passes: (_, place) => referring(place, "aws_wafv2_web_acl_logging_configuration").length > 0,
  },
  {
    id: "CKV_AWS_234",
    asks: "Certificates are in the logs of transparency",
    of: ["aws_acm_certificate"],
    passes: (body) => block(body, "options").certificate_transparency_logging_preference !== "DISABLED",
  },
  {
    id: "CKV2_AWS_71",
    asks: "Certificates have no wildcards",
    of: ["aws_acm_certificate"],
    passes: ({ domain_name: name, subject_alternative_names: others }) =>
      ![name, others ?? []].flat().some((each) => String(each).startsWith("*")),
  },
  {
    id: "CKV2_AWS_38",
    asks: "Zones are signed by DNSSEC",
    of: ["aws_route53_zone"],
    passes: (body, place) => isSet(body.vpc) || referring(place, "aws_route53_hosted_zone_dnssec").length > 0,
  },
  {
    id: "CKV2_AWS_39",
    control: "Route53.2",
    asks: "Queries of zones are logged",
    of: ["aws_route53_zone"],
    passes: (body, place) => isSet(body.vpc) || referring(place, "aws_route53_query_log").length > 0,
  },
];
