/** @import { Model, Relation, ShownExplanation, Years } from "./types.d.ts" */

/**
 * @param {Years | undefined} years
 * @param {number} year
 */
const touches = (years, year) => years !== undefined && years[0] <= year && year <= years[1];

/**
 * Whether a relation may have held in the year chosen, but not for sure.
 *
 * @param {Model} model
 * @param {Relation} relation
 */
export const onlyMay = ({ state }, relation) => state.date !== null && !touches(relation.sure, state.date);

/**
 * @param {Model} model
 * @param {Relation} relation
 */
export const passes = ({ state }, relation) =>
  state.statuses.has(relation.status) &&
  state.themes.has(relation.theme) &&
  (state.contested || !relation.firm) &&
  (state.stateMedia || !relation.state) &&
  (state.date === null || touches(relation.may, state.date));

/**
 * Whether an entity is shown: it was asked for, or its type is let in.
 *
 * @param {Model} model
 * @param {string} id
 */
export const entityPasses = ({ data, entities, state }, id) => {
  const entity = entities.get(id);
  return data.names.includes(id) || (entity !== undefined && state.types.has(entity.type));
};

/**
 * Whether a relation and both its ends pass.
 *
 * @param {Model} model
 * @param {Relation} relation
 */
const isShown = (model, relation) =>
  passes(model, relation) && entityPasses(model, relation.subject) && entityPasses(model, relation.object);

/** @param {Model} model */
export const shownRelations = (model) => model.data.relations.filter((relation) => isShown(model, relation));

/**
 * Relations by their ids, in the same order.
 *
 * @param {Model} model
 * @param {string[]} ids
 */
export const relationsOf = (model, ids) =>
  ids.map((id) => model.relations.get(id)).filter((relation) => relation !== undefined);

/**
 * The explanations of which each step still has a relation that passes.
 *
 * @param {Model} model
 * @returns {ShownExplanation[]}
 */
export const shownExplanations = (model) =>
  model.data.explanations
    .map((each) => ({
      ...each,
      shown: each.steps.map((ids) => relationsOf(model, ids).filter((relation) => isShown(model, relation))),
    }))
    .filter((each) => each.shown.every((step) => step.length));
