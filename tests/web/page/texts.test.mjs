import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf, say, text } from "../../../graph/web/static/page/texts.js";
import { modelOf } from "./model.mjs";

test("a message has its values, zero among them, and keeps what nobody gave", () => {
  const model = modelOf([]);
  assert.deepEqual(
    [say(model, "greeting", { name: "A", count: 0 }), say(model, "greeting", { name: "$&" })],
    ["A has 0", "$& has {count}"],
  );
});

test("a text comes in the language chosen, or in English where that lacks it", () => {
  const model = modelOf([]);
  model.state.language = "es";
  assert.deepEqual([nameOf(model, "lumera"), text(model, { en: "only" })], ["Lumera (es)", "only"]);
});

test("an id without an entity is its own name", () => {
  assert.equal(nameOf(modelOf([]), "nobody"), "nobody");
});
