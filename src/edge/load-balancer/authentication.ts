/** How users sign in before a request goes on: by OpenID Connect or by a Cognito user pool. */
import type { LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbListenerRuleAction } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks, inOrder } from "../../core/nested-blocks";

const url = (what: string) =>
  t
    .pattern("https://[!-~]{1,500}", "an https URL", "https://login.example.com/oauth2", [
      "http://login.example.com",
      "login.example.com",
      "",
    ])
    .describe(what);

const word = (what: string) =>
  t.pattern("[!-~]{1,500}", "1 to 500 visible ASCII characters", "shop", ["", "two words"]).describe(what);

/** Elastic Load Balancing API Reference: AuthenticateOidcActionConfig. */
const oidc = t
  .shape("LbOidc", {
    issuer: url("The provider's issuer identifier."),
    authorizationEndpoint: url("Where users sign in."),
    tokenEndpoint: url("Where tokens are given out."),
    userInfoEndpoint: url("Where claims are read."),
    clientId: word("The client id. Its secret is `oidc_client_secrets` under the same key."),
  })
  .describe("A provider of OpenID Connect.");

/** Elastic Load Balancing API Reference: AuthenticateCognitoActionConfig. */
const cognito = t
  .shape("LbCognito", {
    userPoolArn: t.arn("cognito-idp", "a user pool's ARN").describe("The user pool."),
    userPoolClientId: word("The pool's client, with a secret and the code grant."),
    userPoolDomain: word("The domain prefix, or the domain, of the pool."),
  })
  .describe("A user pool of Amazon Cognito.");

const OIDC_EXAMPLE = {
  issuer: "https://login.example.com",
  authorizationEndpoint: "https://login.example.com/authorize",
  tokenEndpoint: "https://login.example.com/token",
  userInfoEndpoint: "https://login.example.com/userinfo",
  clientId: "shop",
};

const COGNITO_EXAMPLE = {
  userPoolArn: "arn:aws:cognito-idp:ap-northeast-2:123456789012:userpool/ap-northeast-2_abcdefghi",
  userPoolClientId: "1example23456789",
  userPoolDomain: "shop",
};

const authenticationShape = t.shape("LbAuthentication", {
  oidc: oidc.optional(),
  cognito: cognito.optional(),
  onUnauthenticatedRequest: t
    .oneOf("authenticate", "deny", "allow")
    .describe("What happens to who has not signed in: sent to sign in, answered with 401, or let pass.")
    .default("authenticate"),
  scope: t
    .pattern("[!-~]+( [!-~]+)*", "scopes with a space between", "openid email", ["", " openid", "openid "])
    .describe("The claims asked for.")
    .default("openid"),
  sessionCookieName: t
    .pattern("[A-Za-z0-9_-]{1,64}", "1 to 64 ASCII letters, digits, _ and -", "AWSELBAuthSessionCookie", [
      "",
      "a b",
      "a=b",
    ])
    .describe("The cookie that holds the session.")
    .default("AWSELBAuthSessionCookie"),
  sessionTimeoutSeconds: t
    .duration("seconds", { min: 1, max: 604800 })
    .describe("Seconds that a session lasts.")
    .default(604800),
  requestExtraParams: t
    .mapOf(t.text(), "parameter")
    .untold()
    .describe("Further parameters of the request to the authorization endpoint.")
    .length({ max: 10 })
    .default({}),
});

export type Authentication = t.Infer<typeof authenticationShape>;

const inputs = {
  authentication: t
    .keyed(
      authenticationShape
        .describe("A way to sign in.")
        .rule(t.exactlyOneOf("oidc", "cognito"))
        .example({ cognito: COGNITO_EXAMPLE }),
      "way",
    )
    .describe("Ways to sign in by names of your choice, for the `authenticate` of actions.")
    .default({}),
  oidcClientSecrets: t
    .mapOf(t.text().length({ min: 1 }), "secret")
    .describe("The client secrets of OIDC, by key of `authentication`. They are kept in Terraform's state.")
    .sensitive()
    .default({}),
};

export type AuthenticationInputs = t.InputsOf<typeof inputs>;

export const STAFF = { staff: { cognito: COGNITO_EXAMPLE } };

const oidcKeys = ({ authentication }: AuthenticationInputs): Expr<string[]> =>
  x.keysWhere(authentication, ["key", "way"], (_, { oidc }) => x.isSet(oidc));

export const authentication = t.concern({
  inputs,
  rules: [
    {
      on: "oidcClientSecrets",
      test: (inputs) => x.eq(x.jsonEncode(x.keys(inputs.oidcClientSecrets)), x.jsonEncode(oidcKeys(inputs))),
      message: (inputs, spell) =>
        x.str`${spell("oidcClientSecrets")} has other keys than the OIDC ways to sign in; allowed: a secret for each of ${x.shownTexts(oidcKeys(inputs))}, and no other.`,
      refused: [
        { oidcClientSecrets: { staff: "s3cr3t" } },
        { authentication: { staff: { oidc: OIDC_EXAMPLE } } },
        { authentication: STAFF, oidcClientSecrets: { staff: "s3cr3t" } },
      ],
    },
  ],
});

interface Authenticating {
  readonly authenticate: string | null;
}

/** The way to sign in that an action names, or null. */
export const signInOf = (
  { authentication }: AuthenticationInputs,
  { authenticate }: Expr<Authenticating>,
): Expr<Authentication | null> =>
  x.ifSet(authenticate, (authenticate) => x.get(authentication, authenticate));

const isKnownEmpty = (value: Expr<Readonly<Record<string, unknown>>>) => x.tf(x.isEmpty(value)) === true;

/** A listener and a rule declare the same actions. */
export type Actions = Blocks<LbListenerDefaultAction & LbListenerRuleAction>;

export function signInBlocks(
  inputs: AuthenticationInputs,
  { action, signIn }: Expr<{ readonly action: Authenticating; readonly signIn: Authentication | null }>,
): Actions {
  const { authentication, oidcClientSecrets } = inputs;
  if (isKnownEmpty(authentication)) return inOrder();
  const cognito: Actions = blocks(
    x.itemWhere(x.nonNull(signIn), "item", has("cognito")),
    cognitoAction,
    "cognito",
  );
  if (isKnownEmpty(oidcClientSecrets)) return cognito;
  const secret = () => x.get(oidcClientSecrets, action.authenticate);
  return inOrder(
    blocks(x.itemWhere(x.nonNull(signIn), "item", has("oidc")), (way) => oidcAction(way, secret()), "oidc"),
    cognito,
  );
}

const cognitoAction = (way: Expr<Authentication>) => ({
  type: "authenticate-cognito",
  authenticateCognito: {
    ...session(way),
    userPoolArn: way.cognito.userPoolArn,
    userPoolClientId: way.cognito.userPoolClientId,
    userPoolDomain: way.cognito.userPoolDomain,
  },
});

const oidcAction = (way: Expr<Authentication>, clientSecret: Expr<string>) => ({
  type: "authenticate-oidc",
  authenticateOidc: {
    ...session(way),
    issuer: way.oidc.issuer,
    authorizationEndpoint: way.oidc.authorizationEndpoint,
    tokenEndpoint: way.oidc.tokenEndpoint,
    userInfoEndpoint: way.oidc.userInfoEndpoint,
    clientId: way.oidc.clientId,
    clientSecret,
  },
});

/** Whether there is a way to sign in, and it is of this kind. */
const has = (kind: "oidc" | "cognito") => (way: Expr<Authentication>) =>
  x.isSet(x.attempt<unknown>(() => way[kind], null));

const session = (way: Expr<Authentication>) => ({
  onUnauthenticatedRequest: way.onUnauthenticatedRequest,
  scope: way.scope,
  sessionCookieName: way.sessionCookieName,
  sessionTimeout: way.sessionTimeoutSeconds,
  authenticationRequestExtraParams: way.requestExtraParams,
});
