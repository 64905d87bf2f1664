/** The key pair, where there is one. */
import { KeyPair } from "@cdktf/provider-aws/lib/key-pair";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag, type Tags } from "../../network/tags";
import type { ServerKeyPair } from "./key-pair.contract";

interface WithKeyPair {
  readonly name: Expr<string>;
  readonly keyPair: Expr<ServerKeyPair | null>;
  readonly tags: Expr<Tags>;
}

/** A prefix as its name: AWS replaces a key pair to change it, the new one comes before the old one goes. */
export function keyPair(scope: Construct, inputs: WithKeyPair): Optional<KeyPair> {
  return optional(x.isSet(inputs.keyPair), (meta) => {
    const { publicKey } = inputs.keyPair;
    return new KeyPair(scope, "key_pair", {
      ...meta,
      keyNamePrefix: x.tf(x.str`${inputs.name}-`),
      publicKey: x.tf(publicKey),
      tags: nameTag(inputs, inputs.name),
      lifecycle: { createBeforeDestroy: true },
    });
  });
}
