/** A key pair for SSH, from its public half. */
import { KeyPair } from "@cdktf/provider-aws/lib/key-pair";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { type Named, SERVER_FILE } from "./common";

/** Amazon EC2 User Guide, "Create a key pair for your Amazon EC2 instance": RSA and ED25519. */
const shape = t
  .shape(
    "ServerKeyPair",
    {
      publicKey: t
        .text()
        .describe(
          'The public key in OpenSSH\'s format, such as the content of "id_ed25519.pub". AWS has RSA and ED25519.',
        )
        .rule({
          test: (key) => x.matches("^ssh-(rsa|ed25519) AAAA[A-Za-z0-9+/]+={0,2}( [^\\n]*)?\\n?$", key),
          // a private key given by mistake is not shown
          got: () => "a text of another form",
          allowed: 'a public key that begins with "ssh-ed25519 AAAA" or "ssh-rsa AAAA"; never a private one',
          refused: [
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n",
            "-----BEGIN RSA PRIVATE KEY-----",
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=",
            "ssh-ed25519",
            "",
          ],
        })
        .example("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ops"),
    },
    SERVER_FILE,
  )
  .describe(
    "A key pair for SSH. Without one, and with session_manager, nobody needs a key or an open port 22. A single server that has one keeps it where it is left out later.",
  );

const inputs = { keyPair: shape.optional() };

type KeyPairInputs = t.InputsOf<typeof inputs> & Named;

export const keyPair = t.concern({ inputs });

/** A prefix as its name: AWS replaces a key pair to change it, the new one comes before the old one goes. */
export function serverKeyPair(scope: Construct, inputs: KeyPairInputs): Optional<KeyPair> {
  return optional(scope, KeyPair, "key_pair", x.isSet(inputs.keyPair), () => {
    const { publicKey } = inputs.keyPair;
    return {
      keyNamePrefix: x.str`${inputs.name}-`,
      publicKey,
      tags: nameTag(inputs, inputs.name),
      lifecycle: { createBeforeDestroy: true },
    };
  });
}
