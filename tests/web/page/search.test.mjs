import assert from "node:assert/strict";
import { test } from "node:test";
import { findEntity } from "../../../graph/web/static/page/search.js";
import { modelOf } from "./model.mjs";

const { entities } = modelOf([]).data;

for (const [typed, found] of [
  ["  LUMERA ", "lumera"],
  ["люмера", "lumera"],
  ["portico", "pact"],
  ["nowhere", undefined],
  ["   ", undefined],
]) {
  test(`typing "${typed}" finds ${found ?? "nothing"}`, () => {
    assert.equal(findEntity(entities, typed)?.id, found);
  });
}

test("the same name comes before one that begins so, that before one that holds it, and equal ones by id", () => {
  const named = (id, name) => ({ id, type: "state", label: { en: name }, x: 0, y: 0 });
  const rivals = [named("d", "old Isle"), named("c", "Isle of Tar"), named("b", "Isle"), named("a", "ISLE")];
  const order = [];
  while (rivals.length) {
    const found = findEntity(rivals, "isle");
    order.push(found.id);
    rivals.splice(rivals.indexOf(found), 1);
  }
  assert.deepEqual(order, ["a", "b", "c", "d"]);
});
