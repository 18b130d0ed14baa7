import { byId, make, makeButton } from "./elements.js";
import { shownRelations } from "./filters.js";
import { sentenceOf } from "./sentences.js";

/** @import { Choose, Model } from "./types.d.ts" */

/** How many dated relations the timeline lists. */
const MOST = 400;

/**
 * Lists the relations that have a date, earliest first.
 *
 * @param {Model} model
 * @param {Choose} choose
 */
export const drawTimeline = (model, choose) => {
  const dated = shownRelations(model).filter(({ day }) => day !== undefined);
  dated.sort((a, b) => Number(a.day) - Number(b.day));
  const items = dated.slice(0, MOST).map((relation) => {
    const pick = () => choose({ kind: "relations", ids: [relation.id] });
    return make("li", {}, makeButton(pick, {}, make("time", {}, relation.when ?? ""), sentenceOf(model, relation)));
  });
  byId("dates").replaceChildren(...items);
  byId("strip").hidden = !dated.length;
};
