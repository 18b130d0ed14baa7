import assert from "node:assert/strict";
import { test } from "node:test";
import {
  entityPasses, onlyMay, passes, shownExplanations, shownRelations,
} from "../../../graph/web/static/page/filters.js";
import { modelOf, relation } from "./model.mjs";

const ids = (relations) => relations.map(({ id }) => id);

test("statuses that search doesn't walk are let in only when they are chosen", () => {
  const model = modelOf([relation("a", "tarvia", "lumera", { status: "hypothetical" })]);
  const before = ids(shownRelations(model));
  model.state.statuses.add("hypothetical");
  assert.deepEqual([before, ids(shownRelations(model))], [[], ["a"]]);
});

test("a theme lets in the relations that have it, whatever their type", () => {
  const both = [relation("a", "tarvia", "lumera"), relation("b", "tarvia", "lumera", { theme: "health" })];
  const model = modelOf(both, { themes: { politics: { en: "politics" }, health: { en: "health" } } });
  model.state.themes.delete("politics");
  assert.deepEqual(ids(shownRelations(model)), ["b"]);
});

test("a year lets in what may have held in it, from the first to the last year", () => {
  const model = modelOf([]);
  const held = relation("a", "tarvia", "lumera", { may: [2001, 2003] });
  const years = [2000, 2001, 2003, 2004].map((date) => {
    model.state.date = date;
    return passes(model, held);
  });
  assert.deepEqual(years, [false, true, true, false]);
});

test("a year keeps out what has no date", () => {
  const model = modelOf([relation("a", "tarvia", "lumera")]);
  model.state.date = 2001;
  assert.deepEqual(shownRelations(model), []);
});

test("what held for sure bears no mark, what only may have held bears one, and without a year nothing does", () => {
  const model = modelOf([]);
  const held = relation("a", "tarvia", "lumera", { may: [2001, 2003], sure: [2002, 2002] });
  const marks = [null, 2001, 2002, 2003].map((date) => {
    model.state.date = date;
    return onlyMay(model, held);
  });
  assert.deepEqual(marks, [false, true, false, true]);
});

test("only what is firmly contested goes with the contested claims, only what state media carry with those", () => {
  const model = modelOf([
    relation("firm", "tarvia", "lumera", { contested: true, firm: true }),
    relation("weak", "tarvia", "lumera", { contested: true, firm: false }),
    relation("state", "tarvia", "lumera", { state: true }),
  ]);
  model.state.contested = false;
  const uncontested = ids(shownRelations(model));
  model.state.contested = true;
  model.state.stateMedia = false;
  assert.deepEqual([uncontested, ids(shownRelations(model))], [["weak", "state"], ["firm", "weak"]]);
});

test("an entity that was asked for stays when its type is let out, others and unknown ones go", () => {
  const model = modelOf([]);
  model.state.types.delete("state");
  const shown = ["tarvia", "lumera", "pact", "nobody"].filter((id) => entityPasses(model, id));
  assert.deepEqual(shown, ["tarvia", "pact"]);
});

test("an explanation goes when one of its steps has nothing left", () => {
  const relations = [
    relation("a", "tarvia", "lumera"),
    relation("b", "tarvia", "lumera", { status: "hypothetical" }),
    relation("c", "lumera", "pact", { status: "hypothetical" }),
  ];
  const whole = { pair: [], score: 1, steps: [["a", "b"]], alike: 0 };
  const broken = { pair: [], score: 1, steps: [["a"], ["c"]], alike: 0 };
  const shown = shownExplanations(modelOf(relations, { explanations: [broken, whole] }));
  assert.deepEqual(shown.map((each) => each.shown.map(ids)), [[["a"]]]);
});
