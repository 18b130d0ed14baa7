import { byId } from "./elements.js";

/** @import { Choose } from "./types.d.ts" */

/** @type {Record<string, { x: number, y: number }>} */
const MOVES = {
  ArrowLeft: { x: 60, y: 0 },
  ArrowRight: { x: -60, y: 0 },
  ArrowUp: { x: 0, y: 60 },
  ArrowDown: { x: 0, y: -60 },
};

/** @type {Record<string, number>} */
const ZOOMS = { "+": 1.2, "-": 0.83 };

/**
 * Escape lets go of what is chosen; in the picture, arrows move and signs zoom.
 *
 * @param {Cytoscape} cy
 * @param {Choose} choose
 */
export const listenToKeys = (cy, choose) => {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    if (document.activeElement !== byId("picture")) return;
    if (MOVES[event.key]) {
      cy.panBy(MOVES[event.key]);
      event.preventDefault();
    }
    if (ZOOMS[event.key]) {
      const middle = { x: cy.width() / 2, y: cy.height() / 2 };
      cy.zoom({ level: cy.zoom() * ZOOMS[event.key], renderedPosition: middle });
    }
  });
};
