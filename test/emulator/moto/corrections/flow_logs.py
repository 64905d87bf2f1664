"""Flow logs: the form of files in a bucket."""

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.responses.flow_logs import FlowLogs

from .correction import Patch, correction


@correction
def flow_log_keeps_the_form_of_its_files(patch: Patch) -> None:
    """CreateFlowLogs forgets DestinationOptions: Parquet, and folders by the hour and as Hive has them.

    The provider reads them again, and would replace the flow log.
    """
    original = FlowLogs.create_flow_logs

    def create_flow_logs(self: Any) -> ActionResult:
        known = set(self.ec2_backend.flow_logs)
        answer = original(self)
        for flow_log in self.ec2_backend.flow_logs.values():
            if flow_log.id not in known:
                flow_log.destination_options = self._get_param("DestinationOptions")
        return answer

    patch.replace(FlowLogs, "create_flow_logs", create_flow_logs)
