/** The arithmetic of the bench. */
import { median, medians } from "./measure";

it("takes the middle, or the mean of the two in the middle", () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([4, 1, 9, 2])).toBe(3);
  expect(median([10, 9, 100])).toBe(10);
});

it("runs the contenders in turns and forgets the first round", async () => {
  const order: string[] = [];
  const contender = (name: string, times: number[]) => ({
    name,
    run: () => {
      order.push(name);
      return times.shift() as number;
    },
  });
  const result = await medians([contender("a", [100, 1, 3, 2]), contender("b", [0, 7, 7, 8])], 3);
  expect(result).toEqual({ a: 2, b: 7 });
  expect(order.join("")).toBe("abababab");
});
