"""Records, distributions, groups of servers and objects' lifecycles that AWS does not take."""

from typing import Any

from .refusal import Params, There, refusal

_CHANGE = "route53 ChangeResourceRecordSets"


def _changes(params: Params) -> list[dict[str, Any]]:
    return (params.get("ChangeBatch") or {}).get("Changes") or []


def _made(params: Params) -> list[dict[str, Any]]:
    return [each["ResourceRecordSet"] for each in _changes(params) if each["Action"] != "DELETE"]


def _deleted(params: Params) -> set[tuple[str, str, str | None]]:
    records = [each["ResourceRecordSet"] for each in _changes(params) if each["Action"] == "DELETE"]
    return {(_plain(each["Name"]), each["Type"], each.get("SetIdentifier")) for each in records}


def _zone(params: Params, there: There) -> Any:
    return there("route53").get_hosted_zone(params["HostedZoneId"].removeprefix("/hostedzone/"))


def _plain(name: str) -> str:
    return name.rstrip(".").lower()


@refusal("InvalidChangeBatch", _CHANGE)
def zones_own_name_is_no_cname(params: Params, there: There) -> str | None:
    """A zone's own name is an alias of another by CNAME.

    AWS: InvalidChangeBatch, "RRSet of type CNAME with DNS name shop.example. is not permitted at apex in zone
    shop.example." (Amazon Route 53 Developer Guide, "Supported DNS record types": CNAME).
    """
    zone = _plain(_zone(params, there).name)
    apex = [each for each in _made(params) if each["Type"] == "CNAME" and _plain(each["Name"]) == zone]
    return f"RRSet of type CNAME with DNS name {zone}. is not permitted at apex in zone {zone}." if apex else None


@refusal("InvalidChangeBatch", _CHANGE)
def cname_stands_alone(params: Params, there: There) -> str | None:
    """A CNAME has the name of other records.

    AWS: InvalidChangeBatch, "RRSet of type CNAME with DNS name www.shop.example. is not permitted as it conflicts
    with other records with the same DNS name in zone shop.example." (Amazon Route 53 Developer Guide, "Supported DNS
    record types": CNAME). A batch is one change: what it deletes is gone (API Reference: ChangeResourceRecordSets).
    """
    zone, deleted = _zone(params, there), _deleted(params)
    stay = [one for one in zone.rrsets if (_plain(one.name), one.type, one.set_identifier) not in deleted]
    for each in _made(params):
        name = _plain(each["Name"])
        others = {one.type for one in stay if _plain(one.name) == name and one.type != each["Type"]}
        if (each["Type"] == "CNAME" and others) or "CNAME" in others:
            rest = f"conflicts with other records with the same DNS name in zone {_plain(zone.name)}."
            return f"RRSet of type {each['Type']} with DNS name {name}. is not permitted as it {rest}"
    return None


_DISTRIBUTION = ("cloudfront CreateDistribution", "cloudfront CreateDistributionWithTags", "cloudfront UpdateDistribution")


def _config(params: Params) -> dict[str, Any]:
    return params.get("DistributionConfig") or (params.get("DistributionConfigWithTags") or {}).get("DistributionConfig") or {}


@refusal("InvalidViewerCertificate", *_DISTRIBUTION)
def distributions_certificate_is_in_virginia(params: Params, _there: There) -> str | None:
    """A distribution has a certificate of another region than us-east-1.

    AWS: InvalidViewerCertificate, "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't
    valid, or doesn't include a valid certificate chain." (Amazon CloudFront Developer Guide, "Requirements for using
    SSL/TLS certificates").
    """
    arn = (_config(params).get("ViewerCertificate") or {}).get("ACMCertificateArn")
    if not arn or arn.split(":")[3] == "us-east-1":
        return None
    rest = "isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain."
    return f"The specified SSL certificate doesn't exist, {rest}"


@refusal("InvalidViewerCertificate", *_DISTRIBUTION)
def distributions_names_have_a_certificate(params: Params, _there: There) -> str | None:
    """A distribution has names of its own and CloudFront's certificate.

    AWS: InvalidViewerCertificate, "To add an alternate domain name (CNAME) to a CloudFront distribution, you must
    attach a trusted certificate that validates your authorization to use the domain name." (Amazon CloudFront
    Developer Guide, "Requirements for using alternate domain names").
    """
    config = _config(params)
    names = (config.get("Aliases") or {}).get("Items")
    certificate = config.get("ViewerCertificate") or {}
    if not names or certificate.get("ACMCertificateArn") or certificate.get("IAMCertificateId"):
        return None
    rest = "you must attach a trusted certificate that validates your authorization to use the domain name."
    return f"To add an alternate domain name (CNAME) to a CloudFront distribution, {rest}"


_GROUP = "autoscaling CreateAutoScalingGroup"


@refusal("ValidationError", _GROUP)
def groups_least_is_not_above_its_most(params: Params, _there: There) -> str | None:
    """A group has at least two servers and at most one.

    AWS: ValidationError, "Max bound, 1, must be greater than or equal to min bound, 2" (Amazon EC2 Auto Scaling API
    Reference, CreateAutoScalingGroup, MaxSize and MinSize).
    """
    least, most = params["MinSize"], params["MaxSize"]
    return f"Max bound, {most}, must be greater than or equal to min bound, {least}" if least > most else None


@refusal("ValidationError", _GROUP)
def groups_number_is_within_its_bounds(params: Params, _there: There) -> str | None:
    """A group of one to three servers wants five.

    AWS: ValidationError, "Desired capacity:5 must be between the specified min size:1 and max size:3" (Amazon EC2
    Auto Scaling API Reference, CreateAutoScalingGroup, DesiredCapacity).
    """
    least, most, wanted = params["MinSize"], params["MaxSize"], params.get("DesiredCapacity")
    if wanted is None or least <= wanted <= most:
        return None
    return f"Desired capacity:{wanted} must be between the specified min size:{least} and max size:{most}"


_LIFECYCLE = "s3 PutBucketLifecycleConfiguration"


def _rules(params: Params) -> list[dict[str, Any]]:
    return (params.get("LifecycleConfiguration") or {}).get("Rules") or []


@refusal("InvalidArgument", _LIFECYCLE)
def objects_become_infrequent_after_a_month(params: Params, _there: There) -> str | None:
    """Objects go to STANDARD_IA after a week.

    AWS: InvalidArgument, "'Days' in Transition action must be greater than or equal to 30 for storageClass
    'STANDARD_IA'" (Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle": Constraints).
    """
    for each in _rules(params):
        for step in each.get("Transitions") or []:
            if step.get("StorageClass") in ("STANDARD_IA", "ONEZONE_IA") and step.get("Days", 30) < 30:
                said = f"for storageClass '{step['StorageClass']}'"
                return f"'Days' in Transition action must be greater than or equal to 30 {said}"
    return None


@refusal("InvalidArgument", _LIFECYCLE)
def objects_move_before_they_expire(params: Params, _there: There) -> str | None:
    """Objects move to another class on the day on which they expire.

    AWS: InvalidArgument, "'Days' in the Expiration action for filter '(prefix=)' must be greater than 'Days' in the
    Transition action" (Amazon S3 User Guide, "Lifecycle configuration elements").
    """
    for each in _rules(params):
        ends = (each.get("Expiration") or {}).get("Days")
        prefix = (each.get("Filter") or {}).get("Prefix") or ""
        if ends and any(step.get("Days", 0) >= ends for step in each.get("Transitions") or []):
            rest = f"for filter '(prefix={prefix})' must be greater than 'Days' in the Transition action"
            return f"'Days' in the Expiration action {rest}"
    return None
