import { make } from "./elements.js";
import { say, text } from "./texts.js";

/** @import { Document, Model, Relation } from "./types.d.ts" */

/** @param {number[]} numbers */
export const noteNumbers = (numbers) =>
  make("span", { className: "note-numbers" }, " " + numbers.map((number) => `[${number}]`).join(""));

/**
 * The numbers of all notes that relations and what stands against them refer to, in order, each once.
 *
 * @param {Relation[]} relations
 */
export const numbersOf = (relations) => {
  const told = relations.flatMap((relation) => [relation, ...(relation.against || [])]);
  return [...new Set(told.flatMap(({ notes }) => notes))].sort((a, b) => a - b);
};

/**
 * Publisher, title and date of a document.
 *
 * @param {Model} model
 * @param {Document} source
 */
const described = (model, source) => {
  const words = [text(model, source.publisher) + (source.agency ? ` (${text(model, source.agency)})` : "")];
  if (source.title) words.push(`“${source.title}”`);
  if (source.date) words.push(text(model, source.date));
  if (source.read) words.push(say(model, "page-read", { date: text(model, source.read) }));
  return words.join(", ");
};

/**
 * A note: the document that was read, and those that it passes on.
 *
 * @param {Model} model
 * @param {number} number
 */
export const noteItem = (model, number) => {
  const note = model.data.notes[number - 1];
  const item = make("li", { value: number });
  note.documents.forEach((source, place) => {
    if (place > 0) item.append("; " + say(model, "page-passing-on") + " ");
    item.append(make("span", { dir: "auto" }, described(model, source)));
    if (place === 0 && note.locator) item.append(", " + note.locator);
    if (source.url) {
      const link = { href: source.url, rel: "noopener noreferrer nofollow", target: "_blank" };
      item.append(" ", make("a", link, source.url));
    }
  });
  return item;
};
