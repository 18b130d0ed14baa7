import { make } from "./elements.js";
import { onlyMay } from "./filters.js";
import { noteNumbers } from "./notes.js";
import { say, text } from "./texts.js";

/** @import { Model, Relation, Told } from "./types.d.ts" */

/** @param {string} words */
const markElement = (words) => make("span", { className: "mark" }, words);

/**
 * Mark, words and numbers of notes.
 *
 * @param {Model} model
 * @param {Told} told
 */
const parts = (model, told) => [
  ...(told.mark ? [markElement(text(model, told.mark)), " "] : []),
  text(model, told.text),
  noteNumbers(told.notes),
];

/**
 * The sentence of a relation; where a year is chosen, with the mark that it only may have held then.
 *
 * @param {Model} model
 * @param {Relation} relation
 */
export const sentenceOf = (model, relation) => {
  const time = onlyMay(model, relation)
    ? [markElement(say(model, "may-have-held", { date: model.state.date })), " "]
    : [];
  return make("span", { dir: "auto" }, ...time, ...parts(model, relation));
};

/**
 * What stands against a relation: denials first, then other accounts of the same.
 *
 * @param {Model} model
 * @param {Relation} relation
 */
export const againstOf = (model, relation) => {
  /** @param {string} key @param {Told} told */
  const line = (key, told) =>
    make("span", { className: "but", dir: "auto" }, say(model, key) + ": ", ...parts(model, told));
  return [
    ...(relation.against || []).map((told) => line("page-but", told)),
    ...(relation.rivals || []).map((told) => line("page-rival", told)),
  ];
};
