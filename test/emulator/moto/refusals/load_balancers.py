"""What load balancers need around them: zones, a way out, certificates, buckets that let them write."""

import json
from typing import Any

from .refusal import Params, There, refusal


def _subnets(params: Params, there: There) -> list[Any]:
    mapped = [each.get("SubnetId") for each in params.get("SubnetMappings") or []]
    return [there("ec2").get_subnet(each) for each in [*(params.get("Subnets") or []), *mapped] if each]


def _listeners(there: There) -> list[Any]:
    return [each for balancer in there("elbv2").load_balancers.values() for each in balancer.listeners.values()]


@refusal("InvalidSubnet", "elbv2 CreateLoadBalancer")
def internet_facing_balancer_has_an_internet_gateway(params: Params, there: There) -> str | None:
    """An internet-facing load balancer stands in a VPC without an internet gateway.

    AWS: InvalidSubnet, "VPC vpc-… has no internet gateway" (Elastic Load Balancing API Reference, CreateLoadBalancer:
    Errors).
    """
    subnets = _subnets(params, there)
    connected = {gateway.vpc.id for gateway in there("ec2").internet_gateways.values() if gateway.vpc}
    if params.get("Scheme") == "internal" or params.get("Type") == "gateway" or not subnets or subnets[0].vpc_id in connected:
        return None
    return f"VPC {subnets[0].vpc_id} has no internet gateway"


@refusal("ValidationError", "elbv2 CreateLoadBalancer")
def application_balancer_has_two_zones(params: Params, there: There) -> str | None:
    """An Application Load Balancer has subnets in one zone.

    AWS: ValidationError, "At least two subnets in two different Availability Zones must be specified" (Elastic Load
    Balancing API Reference, CreateLoadBalancer, Subnets: you must specify subnets from at least two Availability
    Zones).
    """
    zones = {each.availability_zone for each in _subnets(params, there)}
    if params.get("Type", "application") != "application" or len(zones) != 1:
        return None
    return "At least two subnets in two different Availability Zones must be specified"


@refusal("InvalidConfigurationRequest", "elbv2 CreateLoadBalancer")
def balancer_has_one_subnet_of_a_zone(params: Params, there: There) -> str | None:
    """A load balancer has two subnets of one zone.

    AWS: InvalidConfigurationRequest, "A load balancer cannot be attached to multiple subnets in the same Availability
    Zone" (Elastic Load Balancing API Reference, CreateLoadBalancer, Subnets: you can specify only one subnet per
    Availability Zone).
    """
    zones = [each.availability_zone for each in _subnets(params, there)]
    if len(set(zones)) in (1, len(zones)):
        return None
    return "A load balancer cannot be attached to multiple subnets in the same Availability Zone"


@refusal("InvalidConfigurationRequest", "elbv2 CreateLoadBalancer")
def balancers_groups_are_of_its_vpc(params: Params, there: There) -> str | None:
    """A load balancer has a security group of another VPC.

    AWS: InvalidConfigurationRequest, "One or more security groups are invalid" (Elastic Load Balancing API Reference,
    CreateLoadBalancer: Errors).
    """
    vpcs = {each.vpc_id for each in _subnets(params, there)}
    groups = [there("ec2").get_security_group_from_id(each) for each in params.get("SecurityGroups") or []]
    return "One or more security groups are invalid" if any(each and each.vpc_id not in vpcs for each in groups) else None


def _certificates(params: Params) -> list[str]:
    return [each["CertificateArn"] for each in params.get("Certificates") or [] if "CertificateArn" in each]


_LISTENERS = ("elbv2 CreateListener", "elbv2 ModifyListener", "elbv2 AddListenerCertificates")


@refusal("UnsupportedCertificate", *_LISTENERS)
def listeners_certificate_is_issued(params: Params, there: There) -> str | None:
    """A listener has a certificate that nobody validated.

    AWS: UnsupportedCertificate, "The certificate 'arn:…' must have a fully-qualified domain name, a supported
    signature, and a supported key size.".
    """
    known = there("acm")._certificates
    pending = [arn for arn in _certificates(params) if arn in known and known[arn].status != "ISSUED"]
    if not pending:
        return None
    rest = "must have a fully-qualified domain name, a supported signature, and a supported key size."
    return f"The certificate '{pending[0]}' {rest}"


@refusal("ValidationError", "elbv2 CreateListener", "elbv2 ModifyListener")
def plain_listener_takes_no_policy(params: Params, there: There) -> str | None:
    """A listener that is or becomes HTTP, TCP or UDP is told a security policy.

    AWS: ValidationError, "An SSL policy cannot be specifed for TCP listeners" (hashicorp/terraform-provider-aws#7367, #1851;
    pulumi/pulumi-aws#3564; Elastic Load Balancing API Reference, CreateListener, SslPolicy: HTTPS and TLS listeners).
    """
    protocol = params.get("Protocol")
    if not params.get("SslPolicy") or protocol in (None, "HTTPS", "TLS"):
        return None
    return f"An SSL policy cannot be specifed for {protocol} listeners"


@refusal("DuplicateListener", "elbv2 ModifyListener")
def port_is_one_listeners(params: Params, there: There) -> str | None:
    """A listener moves to a port that another of the load balancer has.

    AWS: DuplicateListener, "A listener with the specified port already exists" (Elastic Load Balancing API Reference,
    ModifyListener: Errors).
    """
    own, port = params.get("ListenerArn"), params.get("Port")
    of_one = [each.listeners for each in there("elbv2").load_balancers.values() if own in each.listeners]
    others = [other for listeners in of_one for arn, other in listeners.items() if arn != own]
    if port is None or all(str(other.port) != str(port) for other in others):
        return None
    return "A listener with the specified port already exists"


_CODES = {"HTTP": (200, 499), "HTTPS": (200, 499), "GENEVE": (200, 399)}


@refusal("ValidationError", "elbv2 CreateTargetGroup", "elbv2 ModifyTargetGroup")
def health_codes_are_of_their_kind(params: Params, there: There) -> str | None:
    """A health check waits for any codes: 200-300-400, or 404 of an appliance.

    AWS: ValidationError, "Health check matcher HTTP code '…' must be within '200-499' inclusive" (Elastic Load Balancing API
    Reference, Matcher: several values, or a range; ModifyTargetGroup, Matcher: 200-599 with TCP, UDP and TLS, 200-499 with
    HTTP and HTTPS, 200-399 with GENEVE).
    """
    codes = (params.get("Matcher") or {}).get("HttpCode")
    group = there("elbv2").target_groups.get(params.get("TargetGroupArn"))
    least, most = _CODES.get(params.get("Protocol") or (group.protocol if group else ""), (200, 599))
    ranges = [part.split("-") for part in (codes or str(least)).split(",")]
    if all(len(one) < 3 and all(each.isdigit() and least <= int(each) <= most for each in one) for one in ranges):
        return None
    return f"Health check matcher HTTP code '{codes}' must be within '{least}-{most}' inclusive"


@refusal("TargetGroupAssociationLimit", "elbv2 CreateListener")
def target_group_has_one_application_balancer(params: Params, there: There) -> str | None:
    """Listeners of two load balancers forward to one target group.

    AWS: TargetGroupAssociationLimit, "The following target groups cannot be associated with more than one load
    balancer" (Elastic Load Balancing API Reference, CreateListener: Errors: "You've reached the limit on the number
    of load balancers per target group"; Quotas for your Application Load Balancers).
    """
    own = params.get("LoadBalancerArn")
    wanted = {each["TargetGroupArn"] for each in params.get("DefaultActions") or [] if each.get("TargetGroupArn")}
    elsewhere = {arn for each in _listeners(there) if each.load_balancer_arn != own for arn in wanted if arn in forwarded(each)}
    if not elsewhere:
        return None
    return f"The following target groups cannot be associated with more than one load balancer: {', '.join(elsewhere)}"


def forwarded(listener: Any) -> str:
    """The actions of a listener and its rules, as text in which target groups can be looked for."""
    actions = [*listener.default_actions, *(action for rule in listener.rules.values() for action in rule.actions)]
    return str([getattr(action, "data", action) for action in actions])


@refusal("InvalidTarget", "elbv2 RegisterTargets")
def balancer_as_a_target_listens(params: Params, there: There) -> str | None:
    """An Application Load Balancer is a target before it listens on the group's port.

    AWS: InvalidTarget (Elastic Load Balancing API Reference, RegisterTargets: Errors; Network Load Balancers guide,
    "Use Application Load Balancers as targets": the Application Load Balancer must have at least one listener with a
    port that matches the target group's).
    """
    group = there("elbv2").target_groups.get(params.get("TargetGroupArn"))
    if group is None or group.target_type != "alb":
        return None
    for target in params.get("Targets") or []:
        ports = {str(each.port) for each in _listeners(there) if each.load_balancer_arn == target["Id"]}
        if str(group.port) not in ports:
            return f"The load balancer '{target['Id']}' has no listener on port {group.port}"
    return None


_LOGS = ("logdelivery.elasticloadbalancing.amazonaws.com", "delivery.logs.amazonaws.com", ":root")


@refusal("InvalidConfigurationRequest", "elbv2 ModifyLoadBalancerAttributes")
def log_bucket_lets_balancers_write(params: Params, there: There) -> str | None:
    """A load balancer writes logs to a bucket whose policy does not let it.

    AWS: InvalidConfigurationRequest, "Access Denied for bucket: b. Please check S3bucket permission" (Application
    Load Balancers guide, "Enable access logs", Troubleshooting).
    """
    attributes = {each["Key"]: each.get("Value", "") for each in params.get("Attributes") or []}
    for logs in ("access_logs", "connection_logs"):
        name = attributes.get(f"{logs}.s3.bucket")
        if attributes.get(f"{logs}.s3.enabled") == "true" and name and not _may_be_written(there("s3").buckets.get(name)):
            return f"Access Denied for bucket: {name}. Please check S3bucket permission"
    return None


def _may_be_written(bucket: Any) -> bool:
    text = bucket.policy if bucket else None
    statements = json.loads(text)["Statement"] if text else []
    allows = [json.dumps(each) for each in statements if each["Effect"] == "Allow"]
    return any("s3:PutObject" in each and any(who in each for who in _LOGS) for each in allows)


@refusal("ResourceInUseException", "acm DeleteCertificate")
def certificate_in_use_stays(params: Params, there: There) -> str | None:
    """A certificate that a listener has is deleted.

    AWS: ResourceInUseException, "Certificate arn:… is in use." (AWS Certificate Manager API Reference,
    DeleteCertificate: Errors).
    """
    arn = params.get("CertificateArn")
    return f"Certificate {arn} is in use." if any(arn in str(each.certificates) for each in _listeners(there)) else None
