import { describe, expect, it } from "vitest";
import { isTouched } from "./touched";

describe("what a change makes stale", () => {
  it.each([
    ["overview.get", ["finding"], true],
    ["policy.get", ["community"], false],
    ["policy.get", ["policy_rule"], true],
    ["checklist.get", ["finding"], true],
    ["checklist.get", ["task"], false],
    ["project.samples", ["community"], false],
  ] as const)("%s after %j: %s", (command, tables, expected) => {
    expect(isTouched(command, tables)).toBe(expected);
  });

  it("everything is stale when nobody says what changed", () => {
    expect(isTouched("policy.get", undefined)).toBe(true);
  });
});
