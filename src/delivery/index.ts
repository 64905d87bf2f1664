/** The entry point `hanok/delivery`: CodeDeploy. */

export { CodeDeploy } from "./codedeploy/codedeploy";
export type * from "./codedeploy/codedeploy.props";
export type * from "./codedeploy/codedeploy-reference.props";
