/** Calls the emulator's EC2 API directly: what Terraform did not do, or does not know of. */
import type { Emulator } from "./emulator";

/** One action of the EC2 query API. Answers with XML; throws with status and body where AWS reports an error. */
export async function callEc2(emulator: Emulator, parameters: Record<string, string>): Promise<string> {
  const region = emulator.variables.AWS_REGION;
  const credential = `Credential=emulator/20250101/${region}/ec2/aws4_request`;
  const answer = await fetch(emulator.variables.AWS_ENDPOINT_URL as string, {
    method: "POST",
    headers: { Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none` },
    body: new URLSearchParams({ Version: "2016-11-15", ...parameters }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text;
}
