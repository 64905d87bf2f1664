/** Intents: from a file, as jest matchers, and those that stand for themselves. */
import { intentsIn, matchers, prove, standingIntents } from "../../src/reach";
import { networkOf, TWO_TIERS, type Values } from "./samples";

expect.extend(matchers);

const DATABASE: Record<string, Values> = {
  "aws_db_subnet_group.main": { name: "main", subnet_ids: ["aws_subnet.db"] },
  "aws_db_instance.main": {
    identifier: "orders",
    engine: "postgres",
    db_subnet_group_name: "main",
    vpc_security_group_ids: ["aws_security_group.db"],
    publicly_accessible: false,
  },
};
const network = networkOf({ ...TWO_TIERS, ...DATABASE });

/** Public by its argument, its group and its subnet's route. */
const PUBLIC = networkOf({
  ...TWO_TIERS,
  ...DATABASE,
  "aws_db_instance.main": { ...DATABASE["aws_db_instance.main"], publicly_accessible: true },
  "aws_route_table_association.db": { subnet_id: "aws_subnet.db", route_table_id: "aws_route_table.web" },
  "aws_security_group.db": {
    vpc_id: "aws_vpc.main",
    ingress: [{ protocol: "tcp", from_port: 5432, to_port: 5432, cidr_blocks: ["0.0.0.0/0"] }],
  },
});

describe("toReach", () => {
  it("passes for what is reached, by any name, on what it listens on", () => {
    expect(network).toReach("server/web", "database/orders", 5432);
    expect(network).toReach("aws_instance.web", "database/main");
    expect(network).not.toReach("internet", "database/main");
    expect(PUBLIC).toReach("internet", "database/main");
  });

  it("fails with what stops it, or with the path", () => {
    expect(() => expect(network).toReach("internet", "database/main")).toThrow(/has no public IPv4 address/);
    expect(() => expect(PUBLIC).not.toReach("internet", "database/main")).toThrow(
      /aws_internet_gateway.main leads/,
    );
  });

  it("fails both ways for what is not known", () => {
    const open = networkOf({
      ...TWO_TIERS,
      "aws_security_group.db": { vpc_id: "aws_vpc.main" },
      ...rule("sg-elsewhere"),
    });
    expect(() => expect(open).toReach("aws_instance.web", "aws_instance.db", 5432)).toThrow("unknown");
    expect(() => expect(open).not.toReach("aws_instance.web", "aws_instance.db", 5432)).toThrow("unknown");
  });
});

/** A group that nobody knows the rules of. */
const rule = (group: string): Record<string, Values> => ({
  "aws_instance.db": {
    subnet_id: "aws_subnet.db",
    private_ip: "10.0.1.10",
    public_ip: "",
    vpc_security_group_ids: [group],
  },
});

describe("an intents file", () => {
  it("is proven, each for itself", () => {
    const intents = intentsIn({
      reach: [{ from: "server/web", to: "database/main" }],
      never: [{ from: "internet", to: "database/main", why: "it holds orders" }],
    });
    expect(prove(network, intents).map(({ verdict }) => verdict)).toEqual(["holds", "holds"]);
    expect(prove(PUBLIC, intents).map(({ verdict }) => verdict)).toEqual(["holds", "broken"]);
  });

  it.each([
    [[], "intents are an object"],
    [{}, "there are no intents"],
    [{ must: [] }, "must is not known in intents"],
    [{ reach: {} }, "reach is no list"],
    [{ reach: [{ from: "internet" }] }, "reach[0] needs from and to, each a text"],
    [
      { never: [{ from: "a", to: "b", prot: 1 }] },
      "never[0].prot is not known; allowed: from, to, port, protocol, why",
    ],
    [{ never: [{ from: "a", to: "b", port: "443" }] }, 'never[0].port is "443"; allowed: 0 to 65535'],
  ])("%j is refused", (json, message) => {
    expect(() => intentsIn(json)).toThrow(message);
  });
});

it("a database that is not public stands for itself", () => {
  expect(standingIntents(network)).toMatchObject([
    { expect: "never", from: "internet", to: "aws_db_instance.main", port: 5432 },
  ]);
  expect(standingIntents(PUBLIC)).toEqual([]);
});
