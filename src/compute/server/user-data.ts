/**
 * User data: one text as it stands, or a MIME message of several (cloud-init documentation: "MIME multi-part archive").
 * What a part is cloud-init finds by its first line; scripts run in the order of their file names. Parts are in Base64:
 * nothing in them can end the message, and every letter arrives as it is.
 */
import type { Construct } from "constructs";
import type { NameStep } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { table } from "../../core/stack/table";
import { agentScript } from "./cloudwatch-agent";
import type { ServerCloudwatchAgent } from "./cloudwatch-agent.contract";
import { CODEDEPLOY_AGENT } from "./codedeploy-agent";

export interface WithUserData {
  readonly userData: Expr<string>;
  readonly userDataParts: Expr<Readonly<Record<string, string>>>;
  readonly codedeployAgent: Expr<boolean>;
  readonly cloudwatchAgent: Expr<ServerCloudwatchAgent | null>;
  /** What the agent's metrics of several servers are put together by; left out for a server alone. */
  readonly agentDimensions?: Expr<Record<string, string>>;
}

const BOUNDARY = "hanok-part";

/** User data in Base64 as AWS takes it, or null without any. */
export function userData(scope: Construct, step: NameStep, inputs: WithUserData): Expr<string | null> {
  const text = userDataText(scope, step, inputs);
  return x.when(
    x.eq(text, ""),
    () => null,
    () => step("user_data", x.base64Encode(text)),
  );
}

/** The text before it is encoded; empty without any. */
export function userDataText(scope: Construct, step: NameStep, inputs: WithUserData): Expr<string> {
  const text = x.when(
    isAlone(inputs),
    () => inputs.userData,
    () => message(partsOf(scope, step, inputs)),
  );
  return step("user_data_text", text);
}

/** Whether there is nothing but the text itself. */
export const isAlone = ({ userDataParts, codedeployAgent, cloudwatchAgent }: WithUserData): Expr<boolean> =>
  x.and(x.isEmpty(userDataParts), x.not(codedeployAgent), x.isNull(cloudwatchAgent));

/** Every part by its file name. */
function partsOf(scope: Construct, step: NameStep, inputs: WithUserData): Expr<Record<string, string>> {
  const { userData: main, userDataParts, codedeployAgent, cloudwatchAgent, agentDimensions } = inputs;
  const own = x.mapFrom(userDataParts, ["name", "part"], (name, part) => ({
    key: x.str`50-${name}`,
    value: part,
  }));
  const further = x.mapping<string>({
    "60-user-data": main,
    "90-cloudwatch-agent": agentScript(step, cloudwatchAgent, agentDimensions ?? x.mapping<string>({})),
    "95-codedeploy-agent": x.when(
      codedeployAgent,
      () => table<string>(scope, "codedeploy_agent", CODEDEPLOY_AGENT),
      () => "",
    ),
  });
  const given = x.mapFrom(further, ["name", "part"], (name, part) => ({
    key: name,
    value: part,
    when: x.ne(part, ""),
  }));
  return step("user_data_parts", x.merge(own, given));
}

const message = (
  parts: Expr<Record<string, string>>,
): Expr<string> => x.str`Content-Type: multipart/mixed; boundary="${BOUNDARY}"
MIME-Version: 1.0

${x.join(
  "",
  x.listFrom(parts, ["name", "part"], (name, part) => ({ value: partText(name, part) })),
)}--${BOUNDARY}--
`;

const partText = (name: Expr<string>, part: Expr<string>): Expr<string> => x.str`--${BOUNDARY}
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="${name}"

${x.base64Encode(part)}
`;
