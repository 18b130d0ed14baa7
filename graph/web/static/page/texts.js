/** @import { ByLanguage, Model } from "./types.d.ts" */

/**
 * A text in the language chosen, or in English where it isn't there.
 *
 * @param {Model} model
 * @param {ByLanguage} texts
 */
export const text = (model, texts) => texts[model.state.language] || texts.en;

/**
 * A message with its values filled in.
 *
 * @param {Model} model
 * @param {string} key
 * @param {Record<string, string | number | null>} [values]
 */
export const say = (model, key, values = {}) =>
  text(model, model.data.messages[key]).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * @param {Model} model
 * @param {string} id
 */
export const nameOf = (model, id) => {
  const entity = model.entities.get(id);
  return entity ? text(model, entity.label) : id;
};
