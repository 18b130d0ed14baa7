import { byId, make, makeButton } from "./elements.js";
import { relationsOf, shownRelations } from "./filters.js";
import { noteItem, numbersOf } from "./notes.js";
import { againstOf, sentenceOf } from "./sentences.js";
import { nameOf, say, text } from "./texts.js";

/** @import { Choice, Choose, Model, Relation } from "./types.d.ts" */

/**
 * @param {Model} model
 * @param {Choice} choice
 */
const chosenRelations = (model, choice) =>
  choice.kind === "relations"
    ? relationsOf(model, choice.ids)
    : shownRelations(model).filter(({ subject, object }) => [subject, object].includes(choice.id));

/**
 * Name, type and description of an entity.
 *
 * @param {Model} model
 * @param {string} id
 */
const entityHead = (model, id) => {
  const entity = model.entities.get(id);
  if (entity === undefined) return [];
  const type = text(model, model.data.entity_types[entity.type].label);
  return [
    make("h2", { dir: "auto" }, text(model, entity.label)),
    make("p", { className: "more" }, type),
    ...(entity.description ? [make("p", { dir: "auto" }, text(model, entity.description))] : []),
  ];
};

/**
 * The entities at the ends of relations, each to be picked.
 *
 * @param {Model} model
 * @param {Relation[]} relations
 * @param {Choose} choose
 */
const endsHead = (model, relations, choose) => {
  const ends = [...new Set(relations.flatMap(({ subject, object }) => [subject, object]))];
  const line = make("p");
  ends.forEach((id, place) => {
    if (place > 0) line.append(" · ");
    line.append(makeButton(() => choose({ kind: "entity", id }), { className: "link" }, nameOf(model, id)));
  });
  return line;
};

/**
 * Shows what is chosen with all that is said of it and its sources; nothing where nothing is.
 *
 * @param {Model} model
 * @param {Choose} choose
 */
export const drawDetails = (model, choose) => {
  const box = byId("details");
  const choice = model.state.chosen;
  box.replaceChildren();
  box.hidden = choice === null;
  if (choice === null) return;
  const relations = chosenRelations(model, choice);
  const head = choice.kind === "entity" ? entityHead(model, choice.id) : [endsHead(model, relations, choose)];
  const items = relations.map((each) => make("li", {}, sentenceOf(model, each), ...againstOf(model, each)));
  const notes = numbersOf(relations).map((number) => noteItem(model, number));
  box.append(
    ...head,
    make("ul", {}, ...items),
    make("h3", {}, say(model, "page-sources")),
    make("ol", { className: "notes" }, ...notes),
    makeButton(() => choose(null), {}, say(model, "page-close")),
  );
};
