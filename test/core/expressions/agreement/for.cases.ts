/** Cases of for. */
import fc from "fast-check";
import * as layer from "../../../../src/core/expressions";
import { flag, listOf, mapOf, natural, orNull, small, text, word } from "./arbitraries";
import { type Any, agrees } from "./specs";

agrees(
  "mapFrom",
  fc.tuple(mapOf(small), small),
  (m, n) =>
    layer.mapFrom<number, number>(m, ["k", "v"], (k, v) => ({
      key: k,
      value: layer.add(v, n),
      when: layer.ge(v, 0),
    })),
  40,
);
agrees(
  "mapFrom with texts for keys",
  fc.tuple(mapOf(text)),
  (m) =>
    layer.mapFrom<string, Any>(m, ["k", "v"], (k, v) => ({
      key: layer.str`${k}/"${v}"`,
      value: layer.items([k, v]),
    })),
  30,
);
agrees(
  "mapFrom with keys that meet",
  fc.tuple(mapOf(word)),
  (m) => layer.mapFrom<Any, Any>(m, ["k", "v"], (k, v) => ({ key: v, value: k })),
  20,
);
agrees(
  "listFrom",
  fc.tuple(mapOf(orNull(small))),
  (m) =>
    layer.listFrom<number | null, string>(m, ["k", "v"], (k, v) => ({
      value: () => layer.str`${k}=${v}`,
      when: layer.isSet(v),
    })),
  40,
);
agrees(
  "listFrom with a choice",
  fc.tuple(mapOf(small), flag),
  (m, c) =>
    layer.listFrom<number, number>(m, ["k", "v"], (_, v) => ({
      value: layer.when(
        c,
        () => v,
        () => 0,
      ),
      when: layer.when(
        c,
        () => layer.gt(v, 0),
        () => layer.lt(v, 5),
      ),
    })),
  20,
);
agrees(
  "mapEach",
  fc.tuple(listOf(word)),
  (all) => layer.mapEach<string, number>(all, ["v"], (v, index) => ({ key: v, value: index })),
  20,
);
agrees(
  "mapEach by position",
  fc.tuple(listOf(text, 12)),
  (all) =>
    layer.mapEach<string, string>(all, ["i", "v"], (v, index) => ({ key: layer.str`${index}`, value: v })),
  10,
);
agrees(
  "listEach",
  fc.tuple(listOf(orNull(text))),
  (all) =>
    layer.listEach<string | null, string>(all, ["v"], (v, index) => ({
      value: () => layer.str`${index}-${layer.lower(v)}`,
      when: layer.isSet(v),
    })),
  30,
);
agrees(
  "listEach named index",
  fc.tuple(listOf(small)),
  (all) => layer.listEach<number, Any>(all, ["index"], (v, i) => ({ value: layer.items([v, i]) })),
  10,
);
agrees(
  "groupEach",
  fc.tuple(listOf(fc.tuple(word, orNull(small))), flag),
  (all, c) =>
    layer.groupEach<Any, Any>(all, ["v"], (v, i) => ({
      key: layer.at<Any>(v, 0),
      value: () =>
        layer.when<number>(
          c,
          () => layer.add(layer.at<Any>(v, 1), 1),
          () => layer.add(i, 0),
        ),
      when: layer.isSet(layer.at<Any>(v, 1)),
    })),
  40,
);
agrees(
  "listEach in listEach, names alike",
  fc.tuple(listOf(small), listOf(small)),
  (xs, ys) =>
    layer.listEach<number, Any>(xs, ["v"], (x, i) => ({
      value: layer.listEach<number, Any>(ys, ["v"], (y, j) => ({
        value: layer.items([layer.sub(x, y), i, j]),
        when: layer.ne(x, y),
      })),
    })),
  20,
);
agrees(
  "three deep, names alike",
  fc.tuple(mapOf(listOf(small, 2))),
  (m) =>
    layer.flatten(
      layer.listFrom<number[], Any>(m, ["k", "v"], (k, v) => ({
        value: layer.listEach<number, Any>(v, ["k", "v"], (x, i) => ({
          value: layer.object({
            key: layer.str`${k}/${i}`,
            inner: layer.mapFrom<Any, Any>(m, ["k", "v"], (k3, v3) => ({
              key: layer.str`${k3}:${k}`,
              value: layer.add(layer.length(v3), x),
            })),
          }),
        })),
      })),
    ),
  20,
);
agrees(
  "for over a for",
  fc.tuple(mapOf(small)),
  (m) =>
    layer.listEach<number, Any>(
      layer.values(
        layer.mapFrom<number, number>(m, ["k", "v"], (k, v) => ({ key: k, value: layer.mul(v, 2) })),
      ),
      ["v"],
      (v) => ({ value: layer.sub(1, v) }),
    ),
  15,
);
agrees(
  "for over a choice",
  fc.tuple(flag, listOf(small), listOf(small)),
  (c, a, b) =>
    layer.listEach<number, number>(
      layer.when<number[]>(
        c,
        () => layer.concat(a, [1]),
        () => layer.concat(b, [2]),
      ),
      ["v"],
      (v) => ({ value: layer.mul(v, layer.sub(v, 1)) }),
    ),
  15,
);
agrees(
  "for over range",
  fc.tuple(natural, natural),
  (a, b) =>
    layer.mapEach<Any, number>(layer.range(a, b), ["n"], (n) => ({
      key: layer.str`n${n}`,
      value: layer.mod(n, 3),
    })),
  15,
);
agrees(
  "fields of objects in a for",
  fc.tuple(listOf(fc.record({ vpc_id: text, slot: orNull(small) }))),
  (all) =>
    layer.listEach<{ vpcId: string; slot: number | null }, Any>(all, ["tier"], (tier) => ({
      value: layer.items<Any>([tier.vpcId, layer.orElse<number>(tier.slot, () => -1)]),
    })),
  15,
);
agrees(
  "for over a filter of nulls",
  fc.tuple(mapOf(orNull(small))),
  (m) =>
    layer.mapFrom<number | null, number>(m, ["k", "v"], (k, v) => ({
      key: k,
      value: () => layer.mul(layer.sub(v, 1), 2),
      when: layer.isSet(v),
    })),
  15,
);
agrees(
  "for with unknown parts",
  fc.tuple(small, small, orNull(small)),
  (a, b, c) =>
    layer.mapFrom<number | null, number>(layer.mapping<Any>({ z: a, "a b": b, c }), ["k", "v"], (k, v) => ({
      key: k,
      value: () => layer.add(v, 1),
      when: layer.isSet(v),
    })),
  15,
);
