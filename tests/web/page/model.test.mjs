import assert from "node:assert/strict";
import { test } from "node:test";
import { sameChoice } from "../../../graph/web/static/page/model.js";
import { modelOf, relation } from "./model.mjs";

test("the page opens with what search walks by itself, at any date", () => {
  const { state } = modelOf([relation("a", "tarvia", "lumera")]);
  assert.deepEqual([[...state.statuses], [...state.themes], state.date], [["asserted"], ["politics"], null]);
});

test("nothing is not the same choice as nothing, and a relation isn't an entity of that name", () => {
  const one = { kind: "relations", ids: ["a"] };
  const pairs = [[null, null], [one, { kind: "relations", ids: ["a"] }], [one, { kind: "entity", id: "a" }]];
  assert.deepEqual(pairs.map(([a, b]) => sameChoice(a, b)), [false, true, false]);
});
