/** The report's table of quotas against the defaults that moto took from Service Quotas. It has those of Amazon VPC alone. */
import { QUOTAS } from "../../src/commands/report/quotas";
import { callJson } from "./aws-api";
import { type Emulator, startEmulator } from "./emulator";

const GET = "ServiceQuotasV20190624.GetServiceQuota";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});

afterAll(() => emulator.stop());

it.each(QUOTAS.filter(({ service }) => service === "vpc"))("$name are $default of $code", async (quota) => {
  const body = JSON.stringify({ ServiceCode: quota.service, QuotaCode: quota.code });
  const { Quota } = JSON.parse(await callJson(emulator, "servicequotas", GET, body));
  expect(Quota).toMatchObject({ Value: quota.default, Adjustable: true });
});
