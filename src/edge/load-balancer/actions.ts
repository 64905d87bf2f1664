/** Actions of listeners and rules as nested blocks. */
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { present, type Repeated, repeated } from "../../core/nested-blocks";
import type { Instances } from "../../core/resources";
import type { Action, FixedResponse, Forward, Redirect } from "./action.contract";
import type { Authentication } from "./authentication.contract";
import type { LoadBalancerInputs } from "./load-balancer.inputs";

/** The way to sign in that an action names, or null. */
export const signInOf = (
  { authentication }: LoadBalancerInputs,
  { authenticate }: Expr<Action>,
): Expr<Authentication | null> =>
  x.ifSet(
    authenticate,
    (authenticate) => x.get(authentication, authenticate),
    () => null,
  );

/** What actions are made from. */
interface Acting {
  readonly action: Action;
  readonly signIn: Authentication | null;
}

type Groups = Instances<unknown, LbTargetGroup>;

/** What is done first, and how it ends: the order of the blocks is the order of the actions. */
export function actionBlocks(
  inputs: LoadBalancerInputs,
  plan: Expr<Acting>,
  groups: Groups,
): readonly Repeated[] {
  return [...signInBlocks(inputs, plan), ...endBlocks(plan.action, groups)];
}

const isKnownEmpty = (value: Expr<Readonly<Record<string, unknown>>>) => x.tf(x.isEmpty(value)) === true;

function signInBlocks(inputs: LoadBalancerInputs, { action, signIn }: Expr<Acting>): Repeated[] {
  const { authentication, oidcClientSecrets } = inputs;
  if (isKnownEmpty(authentication)) return [];
  const cognito = repeated("cognito", present(signIn, has("cognito")), (way) => ({
    type: "authenticate-cognito",
    authenticate_cognito: {
      ...session(way),
      user_pool_arn: way.cognito.userPoolArn,
      user_pool_client_id: way.cognito.userPoolClientId,
      user_pool_domain: way.cognito.userPoolDomain,
    },
  }));
  if (isKnownEmpty(oidcClientSecrets)) return [cognito];
  const oidc = repeated("oidc", present(signIn, has("oidc")), (way) => ({
    type: "authenticate-oidc",
    authenticate_oidc: {
      ...session(way),
      issuer: way.oidc.issuer,
      authorization_endpoint: way.oidc.authorizationEndpoint,
      token_endpoint: way.oidc.tokenEndpoint,
      user_info_endpoint: way.oidc.userInfoEndpoint,
      client_id: way.oidc.clientId,
      client_secret: x.get(oidcClientSecrets, action.authenticate),
    },
  }));
  return [oidc, cognito];
}

/** Whether there is a way to sign in, and it is of this kind. */
const has = (kind: "oidc" | "cognito") => (way: Expr<Authentication>) =>
  x.isSet(
    x.attempt<unknown>(
      () => way[kind],
      () => null,
    ),
  );

const session = (way: Expr<Authentication>) => ({
  on_unauthenticated_request: way.onUnauthenticatedRequest,
  scope: way.scope,
  session_cookie_name: way.sessionCookieName,
  session_timeout: way.sessionTimeoutSeconds,
  authentication_request_extra_params: way.requestExtraParams,
});

interface Weighted {
  readonly arn: string;
  readonly weight: number;
}

function endBlocks({ forward, redirect, fixedResponse }: Expr<Action>, groups: Groups): Repeated[] {
  return [
    repeated<Forward>("forward", present(forward), ({ targetGroups, stickinessSeconds }) => ({
      type: "forward",
      forward: {
        dynamic: {
          target_group: repeated("group", weighted(targetGroups, groups), ({ arn, weight }) => ({
            arn,
            weight,
          })),
          stickiness: repeated("seconds", present(stickinessSeconds), (duration) => ({
            enabled: true,
            duration,
          })),
        },
      },
    })),
    repeated<Redirect>("redirect", present(redirect), (to) => ({
      type: "redirect",
      redirect: {
        protocol: to.protocol,
        host: to.host,
        port: to.port,
        path: to.path,
        query: to.query,
        status_code: to.statusCode,
      },
    })),
    repeated<FixedResponse>("response", present(fixedResponse), (response) => ({
      type: "fixed-response",
      fixed_response: {
        status_code: response.statusCode,
        content_type: response.contentType,
        message_body: response.messageBody,
      },
    })),
  ];
}

const weighted = (weights: Expr<Readonly<Record<string, number>>>, groups: Groups): Expr<Weighted[]> =>
  x.listFrom(weights, ["key", "weight"], (key, weight) => ({
    value: x.object<Weighted>({ arn: groups.at(key, "arn"), weight }),
  }));
