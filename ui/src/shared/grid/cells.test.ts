import { expect, it } from "vitest";
import { gapCell } from "./cells";

it("a gap is hatched up to its amount, and nowhere behind it", () => {
  const { rootContainer } = gapCell({ width: 104, height: 24 }, "226.60");
  const [hatched, plate] = rootContainer.children as unknown as {
    attribute: { x: number; width: number };
  }[];
  const end = (one: typeof hatched) => (one?.attribute.x ?? 0) + (one?.attribute.width ?? 0);
  expect(end(plate)).toBeGreaterThanOrEqual(end(hatched));
});
