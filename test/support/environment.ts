/** The environment of what tests start. */

/** No test may reach a real account by a variable that happens to be set. */
export function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(AWS|TF_AWS|TF_VAR)_/.test(name));
  return Object.fromEntries(kept);
}
