/** What waits for what, as Terraform sees it: `terraform graph -type=plan`, one graph for many configurations. */
import { terraform } from "../../support/terraform";

/** A resource of a configuration, whatever its number of instances. */
export interface GraphNode {
  /** As the graph calls it. */
  readonly id: string;
  /** The configuration that it is of. */
  readonly root: string;
  /** The modules that it lies in, within the configuration: `module.network.`, or nothing. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
}

const RESOURCE = /^\[root\] module\.([\w-]+)\.((?:module\.[\w-]+\.)*)(?:data\.)?(\w+)\.([\w-]+) \(expand\)$/;
const EDGE = /^\s*"((?:[^"\\]|\\.)+)" -> "((?:[^"\\]|\\.)+)"/;

export class DependencyGraph {
  private readonly edges = new Map<string, string[]>();
  private readonly resources = new Map<string, GraphNode>();
  private readonly known = new Map<GraphNode, ReadonlySet<GraphNode>>();

  constructor(dot: string) {
    for (const line of dot.split("\n")) {
      const [, from, to] = EDGE.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      const before = this.edges.get(from);
      if (before) before.push(to);
      else this.edges.set(from, [to]);
      this.add(from);
      this.add(to);
    }
  }

  /** Of a directory whose root module calls every configuration by a name of its own. */
  static async of(directory: string, env: NodeJS.ProcessEnv): Promise<DependencyGraph> {
    const { stdout } = await terraform(directory, ["graph", "-type=plan"], { env });
    return new DependencyGraph(stdout);
  }

  /** The resources of one configuration. */
  ofRoot(root: string): GraphNode[] {
    return [...this.resources.values()].filter((node) => node.root === root);
  }

  /** Everything that must be there before the resource is made. */
  before(node: GraphNode): ReadonlySet<GraphNode> {
    const before = this.known.get(node) ?? this.reached(node, () => false);
    this.known.set(node, before);
    return before;
  }

  /** The same, but for what is reached only through nodes that are closed. */
  reached(start: GraphNode, isClosed: (node: GraphNode) => boolean): ReadonlySet<GraphNode> {
    const seen = new Set<string>();
    const open = [start.id];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of this.edges.get(at) ?? []) {
        const node = this.resources.get(next);
        if (seen.has(next) || (node && isClosed(node))) continue;
        seen.add(next);
        open.push(next);
      }
    }
    return new Set([...seen].flatMap((id) => this.resources.get(id) ?? []));
  }

  private add(id: string): void {
    const [, root, module, type, name] = RESOURCE.exec(id) ?? [];
    if (root === undefined || module === undefined || type === undefined || name === undefined) return;
    if (!this.resources.has(id)) this.resources.set(id, { id, root, module, type, name });
  }
}
