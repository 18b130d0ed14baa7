import { byId, make } from "./elements.js";
import { shownRelations } from "./filters.js";
import { foldedLines, lineLabel } from "./folding.js";
import { calm, variable } from "./looks.js";
import { pictureStyle } from "./picture_style.js";
import { say } from "./texts.js";

/** @import { Choose, Entity, Line, Model, PageData } from "./types.d.ts" */

/** Around the whole, in pixels. */
const PADDING = 40;

/** After the last step of a zoom, before labels are sized anew, in milliseconds. */
const CALM_DOWN = 120;

/**
 * @param {PageData} data
 * @param {Entity} entity
 */
const nodeOf = (data, { id, type, x, y }) => {
  const hub = data.hubs.includes(id) ? "hub" : "";
  return { data: { id, type }, position: { x, y }, classes: data.names.includes(id) ? "asked" : hub };
};

/** @param {Line} line */
const edgeOf = (line) => ({
  group: /** @type {const} */ ("edges"),
  data: {
    id: "edge " + line.key,
    source: line.best.subject,
    target: line.best.object,
    status: line.best.status,
    contested: Boolean(line.best.contested),
    origins: line.origins,
    label: lineLabel(line),
    relations: line.members.map((relation) => relation.id),
  },
});

/**
 * The empty picture; a tap on a thing in it picks that thing.
 *
 * @param {Model} model
 * @param {Choose} choose
 * @returns {Cytoscape}
 */
export const makePicture = (model, choose) => {
  const cy = cytoscape({
    container: byId("picture"),
    elements: model.data.entities.map((entity) => nodeOf(model.data, entity)),
    layout: { name: "preset" },
    minZoom: 0.05,
    maxZoom: 3,
    autoungrabify: false,
    boxSelectionEnabled: false,
  });
  cy.on("tap", "node", (event) => choose({ kind: "entity", id: event.target.id() }));
  cy.on("tap", "edge", (event) => choose({ kind: "relations", ids: event.target.data("relations") }));
  cy.on("tap", (event) => {
    if (event.target === cy) choose(null);
  });
  return cy;
};

/**
 * @param {Cytoscape} cy
 * @param {Model} model
 */
export const restyle = (cy, model) => {
  cy.style(pictureStyle(model, cy.zoom()));
};

/**
 * Draws the lines that pass the filters, and hides entities that none of them touches.
 *
 * @param {Cytoscape} cy
 * @param {Model} model
 */
export const drawPicture = (cy, model) => {
  const shown = shownRelations(model);
  const alive = new Set([...model.data.names, ...shown.flatMap(({ subject, object }) => [subject, object])]);
  cy.batch(() => {
    cy.edges().remove();
    cy.nodes().forEach((node) => {
      node.style("display", alive.has(node.id()) ? "element" : "none");
    });
    cy.add(foldedLines(shown, model.state.fold).map(edgeOf));
  });
  const label = say(model, "page-picture-label", { entities: alive.size, relations: shown.length });
  byId("picture").setAttribute("aria-label", label);
  light(cy, model);
};

/**
 * Lights what is chosen and dims the rest.
 *
 * @param {Cytoscape} cy
 * @param {Model} model
 */
export const light = (cy, model) => {
  const choice = model.state.chosen;
  cy.elements().removeClass("lit dim");
  if (choice === null) return;
  const lit = choice.kind === "entity" ? aroundEntity(cy, choice.id) : alongRelations(cy, choice.ids);
  cy.elements().addClass("dim");
  lit.removeClass("dim").addClass("lit");
};

/**
 * @param {Cytoscape} cy
 * @param {string} id
 */
const aroundEntity = (cy, id) => {
  const node = cy.getElementById(id);
  const edges = node.connectedEdges();
  return edges.union(edges.connectedNodes()).union(node);
};

/**
 * @param {Cytoscape} cy
 * @param {string[]} ids
 */
const alongRelations = (cy, ids) => {
  const wanted = new Set(ids);
  const edges = cy.edges().filter((edge) => edge.data("relations").some((/** @type {string} */ id) => wanted.has(id)));
  return edges.union(edges.connectedNodes());
};

/**
 * Brings the whole into view for the first time, and keeps the labels legible from then on.
 *
 * @param {Cytoscape} cy
 * @param {Model} model
 */
export const settle = (cy, model) => {
  let waiting = 0;
  cy.fit(undefined, PADDING);
  restyle(cy, model);
  cy.on("zoom", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => restyle(cy, model), CALM_DOWN);
  });
};

/** @param {Cytoscape} cy */
export const listenToTools = (cy) => {
  byId("fit").addEventListener("click", () => {
    cy.animate({ fit: { eles: cy.elements(), padding: PADDING }, duration: calm ? 0 : 250 });
  });
  byId("save").addEventListener("click", () => {
    const image = cy.png({ full: true, scale: 2, bg: variable("--ground") });
    make("a", { href: image, download: "lazo.png" }).click();
  });
};
