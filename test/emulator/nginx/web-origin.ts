/** The emulator's S3 as the origin of a web: a bucket in it, and a name server that leads to it. */
import { type Emulator, startEmulator } from "../emulator";
import { ask } from "./http";
import { type Resolver, startResolver } from "./resolver";

export const DOMAIN = "shop-web.s3.ap-northeast-2.amazonaws.com";

export interface WebOrigin {
  readonly emulator: Emulator;
  readonly resolver: Resolver;
  put(key: string, body: string | Buffer, headers?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** Objects may be read by anybody, as a bucket's policy would let the VPC's endpoint; those with `private` may not. */
export async function startWebOrigin(): Promise<WebOrigin> {
  const emulator = await startEmulator({ region: "ap-northeast-2" });
  const resolver = await startResolver();
  resolver.answer(DOMAIN, "127.0.0.1");
  const place =
    "<CreateBucketConfiguration><LocationConstraint>ap-northeast-2</LocationConstraint></CreateBucketConfiguration>";
  await done(ask(emulator.port, { method: "PUT", host: DOMAIN, body: place }));
  return {
    emulator,
    resolver,
    put: (key, body, headers = {}) =>
      done(
        ask(emulator.port, {
          method: "PUT",
          path: `/${key}`,
          host: DOMAIN,
          body,
          headers: { "x-amz-acl": "public-read", ...headers },
        }),
      ),
    stop: async () => {
      await emulator.stop();
      await resolver.stop();
    },
  };
}

async function done(answer: ReturnType<typeof ask>): Promise<void> {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(`S3 answered ${status}: ${text}`);
}
