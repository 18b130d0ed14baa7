import { byId, make, makeButton } from "./elements.js";
import { shownExplanations, shownRelations } from "./filters.js";
import { againstOf, sentenceOf } from "./sentences.js";
import { say } from "./texts.js";

/** @import { Choose, Model, Relation } from "./types.d.ts" */

/** How many relations are listed where there are no explanations. */
const MOST_RELATIONS = 200;

/**
 * The entries of the list: explanations, or where nothing is to be explained, relations.
 *
 * @param {Model} model
 * @returns {{ steps: Relation[][], alike: number }[]}
 */
const entries = (model) => {
  if (model.data.explanations.length) {
    return shownExplanations(model).map(({ shown, alike }) => ({ steps: shown, alike }));
  }
  const relations = shownRelations(model).slice(0, MOST_RELATIONS);
  return relations.map((relation) => ({ steps: [[relation]], alike: 0 }));
};

/**
 * The best relation of a step, what stands against it, and how many more say the like.
 *
 * @param {Model} model
 * @param {Relation[]} step
 */
const stepElement = (model, [best, ...others]) => {
  const element = make("span", { className: "step" }, sentenceOf(model, best));
  if (others.length) {
    const more = say(model, "page-side-by-side", { count: others.length });
    element.append(make("span", { className: "more" }, " " + more));
  }
  element.append(...againstOf(model, best));
  return element;
};

/**
 * @param {Model} model
 * @param {Choose} choose
 */
export const drawList = (model, choose) => {
  const rows = entries(model);
  const items = rows.map(({ steps, alike }, place) => {
    const ids = steps.flat().map((relation) => relation.id);
    const rank = make("span", { className: "rank" }, `${place + 1}.`);
    const parts = steps.map((step) => stepElement(model, step));
    const button = makeButton((self) => choose({ kind: "relations", ids }, self), {}, rank, ...parts);
    if (alike) button.append(make("span", { className: "more" }, say(model, "page-alike", { count: alike })));
    button.setAttribute("aria-pressed", "false");
    button.dataset.relations = ids.join(" ");
    return make("li", {}, button);
  });
  byId("list").replaceChildren(...items);
  drawSummary(model, rows.length);
};

/**
 * @param {Model} model
 * @param {number} count
 */
const drawSummary = (model, count) => {
  const { relations, folded } = model.data;
  const values = { explanations: count, relations: shownRelations(model).length, all: relations.length };
  const left = folded ? ". " + say(model, "page-folded", { count: folded }) : "";
  byId("summary").textContent = say(model, "page-summary", values) + left;
};

/**
 * Tells which entry is the chosen one, if any.
 *
 * @param {HTMLElement} [chosen]
 */
export const pressOnly = (chosen) => {
  for (const button of byId("list").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === chosen));
  }
};
