/** A key pair for SSH, from its public half. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { SERVER_FILE } from "./server-file";

/** Amazon EC2 User Guide, "Create a key pair for your Amazon EC2 instance": RSA and ED25519. */
export const serverKeyPair = t
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
    "A key pair for SSH. Without one, and with session_manager, nobody needs a key or an open port 22.",
  );

export type ServerKeyPair = t.Infer<typeof serverKeyPair>;
