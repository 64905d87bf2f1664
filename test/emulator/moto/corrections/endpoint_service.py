"""Endpoint services: supported address types, ids of permissions, verification of a private DNS name."""

import hashlib
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.responses.vpc_service_configuration import VPCEndpointServiceConfiguration

from .correction import Patch, correction


@correction
def endpoint_service_keeps_its_address_types(patch: Patch) -> None:
    """CreateVpcEndpointServiceConfiguration drops the supported address types, and changes of them are dropped too.

    The provider reads them with the service, so that they drift for ever.
    """
    create = VPCEndpointServiceConfiguration.create_vpc_endpoint_service_configuration
    modify = VPCEndpointServiceConfiguration.modify_vpc_endpoint_service_configuration

    def create_vpc_endpoint_service_configuration(self: Any) -> ActionResult:
        answer = create(self)
        config = answer.result["ServiceConfiguration"]
        config.supported_ip_address_types = self._get_param("SupportedIpAddressTypes", []) or ["ipv4"]
        return answer

    def modify_vpc_endpoint_service_configuration(self: Any) -> ActionResult:
        answer = modify(self)
        config = self.ec2_backend.configurations[self._get_param("ServiceId")]
        removed = self._get_param("RemoveSupportedIpAddressTypes", [])
        kept = [kind for kind in config.supported_ip_address_types if kind not in removed]
        config.supported_ip_address_types = kept + self._get_param("AddSupportedIpAddressTypes", [])
        return answer

    name = "create_vpc_endpoint_service_configuration"
    patch.replace(VPCEndpointServiceConfiguration, name, create_vpc_endpoint_service_configuration)
    name = "modify_vpc_endpoint_service_configuration"
    patch.replace(VPCEndpointServiceConfiguration, name, modify_vpc_endpoint_service_configuration)


@correction
def endpoint_service_permission_has_an_id(patch: Patch) -> None:
    """ModifyVpcEndpointServicePermissions does not tell what it added, and permissions are shown without their ids.

    The provider knows a permission by its id.
    """
    modify = VPCEndpointServiceConfiguration.modify_vpc_endpoint_service_permissions

    def modify_vpc_endpoint_service_permissions(self: Any) -> ActionResult:
        answer = modify(self)
        added = self._get_param("AddAllowedPrincipals", [])
        service = self._get_param("ServiceId")
        answer.result["AddedPrincipals"] = [_permission(service, principal) for principal in added]
        return answer

    def describe_vpc_endpoint_service_permissions(self: Any) -> ActionResult:
        service = self._get_param("ServiceId")
        principals = self.ec2_backend.describe_vpc_endpoint_service_permissions(service)
        return ActionResult({"AllowedPrincipals": [_permission(service, principal) for principal in principals]})

    name = "modify_vpc_endpoint_service_permissions"
    patch.replace(VPCEndpointServiceConfiguration, name, modify_vpc_endpoint_service_permissions)
    name = "describe_vpc_endpoint_service_permissions"
    patch.replace(VPCEndpointServiceConfiguration, name, describe_vpc_endpoint_service_permissions)


def _permission(service: str, principal: str) -> dict[str, str]:
    kinds = {"root": "Account", "user": "User", "role": "Role"}
    kind = "All" if principal == "*" else kinds[principal.split(":")[5].split("/")[0]]
    number = hashlib.sha256(f"{service} {principal}".encode()).hexdigest()[:17]
    return {
        "Principal": principal,
        "PrincipalType": kind,
        "ServiceId": service,
        "ServicePermissionId": f"vpce-svc-perm-{number}",
    }


@correction
def private_dns_name_can_be_verified(patch: Patch) -> None:
    """StartVpcEndpointServicePrivateDnsVerification does not exist; names are verified from the beginning.

    The provider asks for the verification and waits for its end.
    """

    def start_vpc_endpoint_service_private_dns_verification(self: Any) -> ActionResult:
        self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])
        return ActionResult({"ReturnValue": True})

    name = "start_vpc_endpoint_service_private_dns_verification"
    patch.replace(VPCEndpointServiceConfiguration, name, start_vpc_endpoint_service_private_dns_verification)
