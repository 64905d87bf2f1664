/** Who a bucket's policy names. */
import * as t from "../core/contract";

/** IAM JSON policy elements, "aws:PrincipalArn": of a session it is the role's ARN, never the session's. */
export const principalPattern = (): t.Type<string> =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/([A-Za-z0-9_+=,.@*?-]+/)*[*?]*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*)",
    "the ARN of an IAM role, of a user or of an account's root user; in names * and ? stand for any text and one letter, but not for a whole name. A session goes by its role",
    "arn:aws:iam::123456789012:role/deploy",
    [
      "*",
      "123456789012",
      "arn:aws:sts::123456789012:assumed-role/deploy/session",
      "arn:aws:iam::123456789012:role/*",
      "arn:aws:iam::123456789012:group/admins",
      "arn:aws:iam::*:role/deploy",
      "arn:aws:s3:::shop",
    ],
  );
