/** @import { Choice, Model, PageData, State } from "./types.d.ts" */

/**
 * What is chosen when the page opens: all that search walks by itself, at any date.
 *
 * @param {PageData} data
 * @returns {State}
 */
const firstState = (data) => ({
  language: data.language,
  statuses: new Set(Object.keys(data.statuses).filter((id) => data.statuses[id].walked)),
  themes: new Set(Object.keys(data.themes)),
  types: new Set(Object.keys(data.entity_types)),
  date: null,
  stateMedia: true,
  contested: true,
  fold: true,
  chosen: null,
});

/**
 * @param {PageData} data
 * @returns {Model}
 */
export const makeModel = (data) => ({
  data,
  entities: new Map(data.entities.map((entity) => [entity.id, entity])),
  relations: new Map(data.relations.map((relation) => [relation.id, relation])),
  state: firstState(data),
});

/**
 * @param {Choice | null} one
 * @param {Choice | null} other
 */
export const sameChoice = (one, other) =>
  one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
