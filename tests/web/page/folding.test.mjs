import assert from "node:assert/strict";
import { test } from "node:test";
import { foldedLines } from "../../../graph/web/static/page/folding.js";
import { relation } from "./model.mjs";

const told = (lines) => lines.map(({ best, members, origins }) => [best.id, members.map(({ id }) => id), origins]);

test("one line stands for all relations between two entities, either way, and looks like the plainest", () => {
  const relations = [
    relation("doubtful", "tarvia", "lumera", { rank: 3, origins: 4 }),
    relation("plain", "lumera", "tarvia", { rank: 0, origins: 1 }),
    relation("other", "lumera", "pact", { rank: 1, origins: 2 }),
  ];
  const expected = [["plain", ["doubtful", "plain"], 4], ["other", ["other"], 2]];
  assert.deepEqual(told(foldedLines(relations, true)), expected);
});

test("of two that are equally plain the first gives the look", () => {
  const relations = [relation("b", "tarvia", "lumera"), relation("a", "tarvia", "lumera")];
  assert.deepEqual(told(foldedLines(relations, true)), [["b", ["b", "a"], 1]]);
});

test("unfolded, each relation has a line of its own", () => {
  const relations = [relation("a", "tarvia", "lumera"), relation("b", "tarvia", "lumera")];
  assert.deepEqual(foldedLines(relations, false).map(({ key }) => key), ["a", "b"]);
});
