/** @import { Entity } from "./types.d.ts" */

/** How well a name fits what was typed: 0 is best. */
const SAME = 0;
const BEGINS = 1;
const HOLDS = 2;
const NOT_AT_ALL = 9;

/**
 * A name without accents, capitals and outer blanks.
 *
 * @param {string} name
 */
export const plain = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * @param {string} name
 * @param {string} wanted
 */
const fit = (name, wanted) => {
  if (name === wanted) return SAME;
  if (name.startsWith(wanted)) return BEGINS;
  return name.includes(wanted) ? HOLDS : NOT_AT_ALL;
};

/**
 * @param {Entity} entity
 * @param {string} wanted
 */
const bestFit = (entity, wanted) => {
  const names = [...Object.values(entity.label), ...(entity.also || []), entity.id];
  return Math.min(...names.map((name) => fit(plain(name), wanted)));
};

/**
 * The entity whose name in any language fits best what was typed; of several, the first by id.
 *
 * @param {Entity[]} entities
 * @param {string} typed
 * @returns {Entity | undefined}
 */
export const findEntity = (entities, typed) => {
  const wanted = plain(typed);
  if (!wanted) return undefined;
  const found = entities
    .map((entity) => ({ entity, score: bestFit(entity, wanted) }))
    .filter(({ score }) => score < NOT_AT_ALL);
  found.sort((a, b) => a.score - b.score || a.entity.id.localeCompare(b.entity.id));
  return found[0]?.entity;
};
