import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersOf } from "../../../graph/web/static/page/notes.js";
import { relation } from "./model.mjs";

test("notes of relations and of what denies them come once each, by number", () => {
  const against = [{ text: { en: "no" }, notes: [3, 2] }];
  const denied = relation("a", "tarvia", "lumera", { notes: [10, 2], against });
  assert.deepEqual(numbersOf([denied, relation("b", "tarvia", "lumera", { notes: [1] })]), [1, 2, 3, 10]);
});
