import assert from "node:assert/strict";
import { test } from "node:test";
import { foldedLines, lineLabel } from "../../../graph/web/static/page/folding.js";
import { relation } from "./model.mjs";

const reported = { rank: 2, plain: false };

const told = (lines) => lines.map(({ best, members, origins }) => [best.id, members.map(({ id }) => id), origins]);

test("one line stands for all relations between two entities, either way, and looks like the plainest", () => {
  const relations = [
    relation("doubtful", "tarvia", "lumera", reported),
    relation("plain", "lumera", "tarvia"),
    relation("other", "lumera", "pact"),
  ];
  const expected = [["plain", ["doubtful", "plain"], 1], ["other", ["other"], 1]];
  assert.deepEqual(told(foldedLines(relations, true)), expected);
});

test("only what stands makes a line thicker", () => {
  const doubtful = relation("a", "tarvia", "lumera", { ...reported, origins: 4 });
  const lines = [[doubtful], [doubtful, relation("b", "tarvia", "lumera", { origins: 2 })]];
  assert.deepEqual(lines.map((relations) => foldedLines(relations, true)[0].origins), [0, 2]);
});

test("of two that are equally plain the first gives the look", () => {
  const relations = [relation("b", "tarvia", "lumera"), relation("a", "tarvia", "lumera")];
  assert.deepEqual(told(foldedLines(relations, true)), [["b", ["b", "a"], 1]]);
});

test("unfolded, each relation has a line of its own", () => {
  const relations = [relation("a", "tarvia", "lumera"), relation("b", "tarvia", "lumera")];
  assert.deepEqual(foldedLines(relations, false).map(({ key }) => key), ["a", "b"]);
});

test("a line says how many stand where not all do, and that one of them is contested, whatever it looks like", () => {
  const plain = relation("a", "tarvia", "lumera");
  const contested = relation("b", "tarvia", "lumera", { rank: 1, plain: false, contested: true });
  const groups = [[plain], [plain, plain], [plain, relation("c", "tarvia", "lumera", reported)], [plain, contested],
    [contested]];
  const labels = groups.map((relations) => lineLabel(foldedLines(relations, true)[0]));
  assert.deepEqual(labels, ["", "×2", "×2 (1)", "⊣ ×2 (1)", "⊣"]);
});
