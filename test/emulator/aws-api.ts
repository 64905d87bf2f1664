/** Calls the emulator directly: what Terraform did not do, or does not know of. */
import type { Emulator } from "./emulator";

/** One action of the EC2 query API. Answers with XML; throws with status and body where AWS reports an error. */
export function callEc2(emulator: Emulator, parameters: Record<string, string>): Promise<string> {
  return callQuery(emulator, "ec2", { Version: "2016-11-15", ...parameters });
}

/** One action of another query API, such as IAM's. */
export function callQuery(
  emulator: Emulator,
  service: string,
  parameters: Record<string, string>,
): Promise<string> {
  return call(emulator, service, {}, new URLSearchParams(parameters));
}

/** One action of a JSON API, by its target such as `TrentService.DescribeKey`. */
export function callJson(emulator: Emulator, service: string, target: string, body: string): Promise<string> {
  return call(
    emulator,
    service,
    { "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1" },
    body,
  );
}

/** One action of a REST API that takes XML, such as Route 53's, by its path. */
export function callXml(emulator: Emulator, service: string, path: string, body: string): Promise<string> {
  return call(emulator, service, { "Content-Type": "application/xml" }, body, { method: "POST", path });
}

/** One request to S3, by path: `PUT`, "bucket/key". */
export function callS3(
  emulator: Emulator,
  method: "GET" | "PUT" | "DELETE",
  path: string,
  body?: string,
): Promise<string> {
  return call(emulator, "s3", {}, body, { method, path });
}

async function call(
  { variables }: Emulator,
  service: string,
  headers: Record<string, string>,
  body: string | URLSearchParams | undefined,
  { method, path } = { method: "POST", path: "" },
): Promise<string> {
  const credential = `Credential=emulator/20250101/${variables.AWS_REGION}/${service}/aws4_request`;
  const answer = await fetch(`${variables.AWS_ENDPOINT_URL}/${path}`, {
    method,
    headers: {
      ...headers,
      Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`,
    },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text;
}
