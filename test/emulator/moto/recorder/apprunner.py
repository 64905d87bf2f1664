"""AWS App Runner, as its API reference describes it. Services run as soon as they are made."""

from typing import Any

from moto.backends import get_backend

from .service import Held, Params, Place, existing, new_id, now, tags_of, users
from .store import Refused, chosen

ERROR = "InvalidRequestException"
NOT_FOUND = "ResourceNotFoundException"

# API reference, InstanceConfiguration and HealthCheckConfiguration: what they are where a request says nothing
_INSTANCE = {"Cpu": "1024", "Memory": "2048"}
_HEALTH_CHECK = {
    "Protocol": "TCP",
    "Path": "/",
    "Interval": 5,
    "Timeout": 2,
    "HealthyThreshold": 1,
    "UnhealthyThreshold": 5,
}
_SCALING = {"MaxConcurrency": 100, "MinSize": 1, "MaxSize": 25}
_PUBLIC = {"IsPubliclyAccessible": True}
_SIZES = {"1 vCPU": "1024", "2 vCPU": "2048", "4 vCPU": "4096", "0.25 vCPU": "256", "0.5 vCPU": "512"}

# The provider waits for the word in small letters, as AWS answers; its model has it in capitals.
_ACTIVE = {"AutoScalingConfiguration": "active"}
_INACTIVE = {"AutoScalingConfiguration": "inactive"}

_KINDS = {
    "Service": "service",
    "VpcConnector": "vpcconnector",
    "AutoScalingConfiguration": "autoscalingconfiguration",
    "ObservabilityConfiguration": "observabilityconfiguration",
    "VpcIngressConnection": "vpcingressconnection",
}


class AppRunner:
    """The operations that Terraform's provider asks for."""

    name = "apprunner"

    def create_service(self, params: Params, place: Place) -> Params:
        name = params["ServiceName"]
        if any(held.says["ServiceName"] == name for held in place.store.of("Service")):
            raise Refused(ERROR, f"Service with the provided name already exists: {name}.")
        made = now()
        says = {
            **_service_settings(params, place),
            "ServiceName": name,
            "ServiceId": new_id(),
            "ServiceUrl": f"{new_id()[:10]}.{place.region}.awsapprunner.com",
            "CreatedAt": made,
            "UpdatedAt": made,
            "Status": "RUNNING",
            "Domains": [],
            **chosen(params, ["EncryptionConfiguration"]),
        }
        held = self._put("Service", f"{name}/{says['ServiceId']}", says, params, place)
        return {"Service": held.says, "OperationId": new_id()}

    def describe_service(self, params: Params, place: Place) -> Params:
        return {"Service": existing(place, params["ServiceArn"], NOT_FOUND).says}

    def update_service(self, params: Params, place: Place) -> Params:
        held = existing(place, params["ServiceArn"], NOT_FOUND)
        kept = {**chosen(held.says, _SETTINGS), **chosen(params, _SETTINGS)}
        scaling = params.get("AutoScalingConfigurationArn") or _scaling_arn(held)
        held.says.update(_service_settings({**kept, "AutoScalingConfigurationArn": scaling}, place), UpdatedAt=now())
        return {"Service": held.says, "OperationId": new_id()}

    def delete_service(self, params: Params, place: Place) -> Params:
        """InvalidStateException: github.com/hashicorp/terraform-provider-aws/issues/40896."""
        held = existing(place, params["ServiceArn"], NOT_FOUND)
        for ingress in users(place, "VpcIngressConnection", "ServiceArn", held.arn):
            message = "You cannot delete a Service while it has VpcIngressConnections with a status of AVAILABLE."
            raise Refused(
                "InvalidStateException", f"{message} Service Arn: {held.arn} VpcIngressConnection Arn: {ingress.arn}"
            )
        return {"Service": self._end(held, "DELETED"), "OperationId": new_id()}

    def create_vpc_connector(self, params: Params, place: Place) -> Params:
        """App Runner supports only one revision per name (API reference, VpcConnector); github.com/pulumi/pulumi-aws/issues/5364."""
        name, groups = params["VpcConnectorName"], params.get("SecurityGroups") or []
        for held in place.store.of("VpcConnector"):
            if held.says["VpcConnectorName"] == name:
                message = "The security groups combination provided in the request already exists on existing vpc connector."
                raise Refused(ERROR, f"{message} Existing VPC connector arn: {held.arn}, Security Groups: {groups}")
        _refuse_several_vpcs(params["Subnets"], groups, place)
        says = chosen(params, ["VpcConnectorName", "Subnets", "SecurityGroups"])
        return {"VpcConnector": self._revision("VpcConnector", says, params, place).says}

    def describe_vpc_connector(self, params: Params, place: Place) -> Params:
        return {"VpcConnector": existing(place, params["VpcConnectorArn"], NOT_FOUND).says}

    def delete_vpc_connector(self, params: Params, place: Place) -> Params:
        """The words: github.com/aws/apprunner-roadmap/issues/161."""
        held = existing(place, params["VpcConnectorArn"], NOT_FOUND)
        if users(place, "Service", "NetworkConfiguration", held.arn):
            raise Refused(ERROR, f"Provided VPC connector arn is being used by other services. ARN: {held.arn}")
        return {"VpcConnector": self._end(held, _INACTIVE.get(held.kind, "INACTIVE"))}

    def create_auto_scaling_configuration(self, params: Params, place: Place) -> Params:
        says = {
            **_SCALING,
            **chosen(params, ["AutoScalingConfigurationName", *_SCALING]),
            "HasAssociatedService": False,
            "IsDefault": False,
            "Latest": True,
        }
        if says["MinSize"] > says["MaxSize"]:
            raise Refused(ERROR, "MinSize must not be greater than MaxSize.")
        return {"AutoScalingConfiguration": self._revision("AutoScalingConfiguration", says, params, place).says}

    def describe_auto_scaling_configuration(self, params: Params, place: Place) -> Params:
        return {"AutoScalingConfiguration": existing(place, params["AutoScalingConfigurationArn"], NOT_FOUND).says}

    def delete_auto_scaling_configuration(self, params: Params, place: Place) -> Params:
        """The words: github.com/hashicorp/terraform-provider-aws/issues/38534."""
        held = existing(place, params["AutoScalingConfigurationArn"], NOT_FOUND)
        if users(place, "Service", "AutoScalingConfigurationSummary", held.arn):
            message = "You can't delete the auto scaling configuration. It's used by one or more services."
            advice = "To delete it, update the services to use other auto scaling configurations."
            raise Refused(ERROR, f"{message} {advice}")
        return {"AutoScalingConfiguration": self._end(held, _INACTIVE.get(held.kind, "INACTIVE"))}

    def create_observability_configuration(self, params: Params, place: Place) -> Params:
        says = {**chosen(params, ["ObservabilityConfigurationName", "TraceConfiguration"]), "Latest": True}
        return {"ObservabilityConfiguration": self._revision("ObservabilityConfiguration", says, params, place).says}

    def describe_observability_configuration(self, params: Params, place: Place) -> Params:
        arn = params["ObservabilityConfigurationArn"]
        return {"ObservabilityConfiguration": existing(place, arn, NOT_FOUND).says}

    def delete_observability_configuration(self, params: Params, place: Place) -> Params:
        """API reference, DeleteObservabilityConfiguration: not "a configuration that's used by one or more" services."""
        held = existing(place, params["ObservabilityConfigurationArn"], NOT_FOUND)
        if users(place, "Service", "ObservabilityConfiguration", held.arn):
            raise Refused(ERROR, "You can't delete a configuration that's used by one or more App Runner services.")
        return {"ObservabilityConfiguration": self._end(held, _INACTIVE.get(held.kind, "INACTIVE"))}

    def create_vpc_ingress_connection(self, params: Params, place: Place) -> Params:
        """Names are "unique across all the active VPC Ingress Connections" (API reference)."""
        name, service = params["VpcIngressConnectionName"], existing(place, params["ServiceArn"], ERROR)
        if any(held.says["VpcIngressConnectionName"] == name for held in place.store.of("VpcIngressConnection")):
            raise Refused(ERROR, f"A VPC Ingress Connection with the name {name} already exists.")
        _refuse_strange_endpoint(params["IngressVpcConfiguration"], place)
        says = {
            **chosen(params, ["VpcIngressConnectionName", "ServiceArn", "IngressVpcConfiguration"]),
            "AccountId": place.account,
            "DomainName": f"{new_id()[:10]}.{place.region}.awsapprunner.com",
            "CreatedAt": now(),
            "Status": "AVAILABLE",
        }
        held = self._put("VpcIngressConnection", f"{name}/{service.says['ServiceId']}/{new_id()}", says, params, place)
        return {"VpcIngressConnection": held.says}

    def describe_vpc_ingress_connection(self, params: Params, place: Place) -> Params:
        return {"VpcIngressConnection": existing(place, params["VpcIngressConnectionArn"], NOT_FOUND).says}

    def update_vpc_ingress_connection(self, params: Params, place: Place) -> Params:
        held = existing(place, params["VpcIngressConnectionArn"], NOT_FOUND)
        _refuse_strange_endpoint(params["IngressVpcConfiguration"], place)
        held.says.update(chosen(params, ["IngressVpcConfiguration"]))
        return {"VpcIngressConnection": held.says}

    def delete_vpc_ingress_connection(self, params: Params, place: Place) -> Params:
        held = existing(place, params["VpcIngressConnectionArn"], NOT_FOUND)
        return {"VpcIngressConnection": self._end(held, "DELETED")}

    def associate_custom_domain(self, params: Params, place: Place) -> Params:
        held = existing(place, params["ServiceArn"], ERROR)
        name, www = params["DomainName"], params.get("EnableWWWSubdomain", True)
        if any(domain["DomainName"] == name for domain in held.says["Domains"]):
            raise Refused(ERROR, f"The domain {name} is associated with the service already.")
        covered = [name, *([f"www.{name}"] if www else [])]
        domain = {
            "DomainName": name,
            "EnableWWWSubdomain": www,
            "CertificateValidationRecords": [_validation(of) for of in [*covered, f"*.{name}"]],
            "Status": "pending_certificate_dns_validation",
        }
        held.says["Domains"].append(domain)
        return {**_targets(held), "CustomDomain": domain}

    def describe_custom_domains(self, params: Params, place: Place) -> Params:
        held = existing(place, params["ServiceArn"], NOT_FOUND)
        return {**_targets(held), "CustomDomains": held.says["Domains"]}

    def disassociate_custom_domain(self, params: Params, place: Place) -> Params:
        held = existing(place, params["ServiceArn"], NOT_FOUND)
        for domain in held.says["Domains"]:
            if domain["DomainName"] == params["DomainName"]:
                held.says["Domains"].remove(domain)
                return {**_targets(held), "CustomDomain": {**domain, "Status": "deleting"}}
        raise Refused(NOT_FOUND, f"The domain {params['DomainName']} is not associated with the service.")

    def list_tags_for_resource(self, params: Params, place: Place) -> Params:
        tags = existing(place, params["ResourceArn"], NOT_FOUND).tags
        return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}

    def tag_resource(self, params: Params, place: Place) -> Params:
        existing(place, params["ResourceArn"], NOT_FOUND).tags.update(tags_of(params["Tags"]))
        return {}

    def untag_resource(self, params: Params, place: Place) -> Params:
        tags = existing(place, params["ResourceArn"], NOT_FOUND).tags
        for key in params["TagKeys"]:
            tags.pop(key, None)
        return {}

    def _revision(self, kind: str, says: Params, params: Params, place: Place) -> Held:
        """What is made again under its name is its next revision, and the latest."""
        name = says[f"{kind}Name"]
        earlier = [held for held in place.store.of(kind) if held.says[f"{kind}Name"] == name]
        for held in earlier:
            held.says["Latest"] = False
        revision = 1 + max((held.says[f"{kind}Revision"] for held in earlier), default=0)
        says = {**says, f"{kind}Revision": revision, "Status": _ACTIVE.get(kind, "ACTIVE"), "CreatedAt": now()}
        return self._put(kind, f"{name}/{revision}/{new_id()}", says, params, place)

    def _put(self, kind: str, rest: str, says: Params, params: Params, place: Place) -> Held:
        arn = place.arn("apprunner", f"{_KINDS[kind]}/{rest}")
        return place.store.put(Held(kind, arn, {**says, f"{kind}Arn": arn}, tags_of(params.get("Tags"))))

    def _end(self, held: Held, status: str) -> Params:
        held.is_gone = True
        held.says.update(Status=status, DeletedAt=now())
        return held.says


_SETTINGS = [
    "SourceConfiguration",
    "InstanceConfiguration",
    "HealthCheckConfiguration",
    "NetworkConfiguration",
    "ObservabilityConfiguration",
]


def _service_settings(params: Params, place: Place) -> Params:
    """What a service is told, with AWS's defaults; what it names has to be there."""
    instance = {**_INSTANCE, **params.get("InstanceConfiguration", {})}
    network = params.get("NetworkConfiguration", {})
    egress = network.get("EgressConfiguration", {"EgressType": "DEFAULT"})
    if egress["EgressType"] == "VPC":
        existing(place, egress.get("VpcConnectorArn", ""), ERROR, "VpcConnector")
    observability = params.get("ObservabilityConfiguration", {"ObservabilityEnabled": False})
    if observability["ObservabilityEnabled"]:
        existing(place, observability.get("ObservabilityConfigurationArn", ""), ERROR, "ObservabilityConfiguration")
    return {
        **chosen(params, ["SourceConfiguration"]),
        "InstanceConfiguration": {**instance, "Cpu": _SIZES.get(instance["Cpu"], instance["Cpu"])},
        "HealthCheckConfiguration": {**_HEALTH_CHECK, **params.get("HealthCheckConfiguration", {})},
        "AutoScalingConfigurationSummary": _scaling(params.get("AutoScalingConfigurationArn"), place),
        "NetworkConfiguration": {
            "EgressConfiguration": egress,
            "IngressConfiguration": network.get("IngressConfiguration", _PUBLIC),
            "IpAddressType": network.get("IpAddressType", "IPV4"),
        },
        "ObservabilityConfiguration": observability,
    }


def _scaling(arn: str | None, place: Place) -> Params:
    if arn is None or "/DefaultConfiguration/" in arn:
        name = "DefaultConfiguration"
        arn = place.arn("apprunner", f"autoscalingconfiguration/{name}/1/{'1'.zfill(32)}")
        return {
            "AutoScalingConfigurationArn": arn,
            "AutoScalingConfigurationName": name,
            "AutoScalingConfigurationRevision": 1,
        }
    return existing(place, arn, ERROR, "AutoScalingConfiguration").says


def _scaling_arn(service: Held) -> str:
    return service.says["AutoScalingConfigurationSummary"]["AutoScalingConfigurationArn"]


def _targets(service: Held) -> Params:
    return {"DNSTarget": service.says["ServiceUrl"], "ServiceArn": service.arn, "VpcDNSTargets": []}


def _validation(name: str) -> Params:
    label = new_id()
    return {
        "Name": f"_{label}.{name.removeprefix('*.')}.",
        "Type": "CNAME",
        "Value": f"_{new_id()}.acm-validations.aws.",
        "Status": "PENDING_VALIDATION",
    }


def _ec2(place: Place) -> Any:
    return get_backend("ec2")[place.account][place.region]


def _refuse_several_vpcs(subnets: list[str], groups: list[str], place: Place) -> None:
    """API reference, CreateVpcConnector: "Specify IDs of subnets of a single Amazon VPC"."""
    ec2 = _ec2(place)
    vpcs = {ec2.get_subnet(subnet).vpc_id for subnet in subnets}
    found = {each.group_id: each.vpc_id for each in ec2.describe_security_groups()}
    for group in groups:
        if group not in found:
            raise Refused(ERROR, f"The security group {group} does not exist.")
    if len(vpcs | {found[group] for group in groups}) > 1:
        raise Refused(ERROR, "Specify subnets and security groups of a single Amazon VPC.")


def _refuse_strange_endpoint(said: Params, place: Place) -> None:
    """An interface endpoint of App Runner's, in the VPC that is said (developer guide, "Enabling private endpoints")."""
    endpoint = _ec2(place).vpc_end_points.get(said.get("VpcEndpointId"))
    wanted = f"com.amazonaws.{place.region}.apprunner.requests"
    if endpoint is None or endpoint.service_name != wanted or endpoint.vpc_id != said.get("VpcId"):
        raise Refused(ERROR, f"{said.get('VpcEndpointId')} is no endpoint of {wanted} in {said.get('VpcId')}.")


