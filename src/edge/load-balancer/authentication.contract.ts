/** How users sign in before a request goes on: by OpenID Connect or by a Cognito user pool. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

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

export const OIDC_EXAMPLE = {
  issuer: "https://login.example.com",
  authorizationEndpoint: "https://login.example.com/authorize",
  tokenEndpoint: "https://login.example.com/token",
  userInfoEndpoint: "https://login.example.com/userinfo",
  clientId: "shop",
};

export const COGNITO_EXAMPLE = {
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
    .describe("Further parameters of the request to the authorization endpoint.")
    .rule({
      test: (parameters) => x.le(x.length(parameters), 10),
      got: (parameters) => x.str`${x.length(parameters)} parameters`,
      allowed: "at most 10 parameters",
      refused: [Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, "v"]))],
    })
    .default({}),
});

export type Authentication = t.Infer<typeof authenticationShape>;

export const authentication = authenticationShape
  .describe("A way to sign in.")
  .rule({
    test: ({ oidc, cognito }) => x.ne(x.isSet(oidc), x.isSet(cognito)),
    got: (given) => x.jsonEncode(given),
    allowed: "either oidc or cognito",
    refused: [{}, { oidc: OIDC_EXAMPLE, cognito: COGNITO_EXAMPLE }],
  })
  .example({ cognito: COGNITO_EXAMPLE });
