import { colourOf, dashesOf, variable } from "./looks.js";
import { nameOf } from "./texts.js";

/** @import { Model } from "./types.d.ts" */

/**
 * Where the label of an entity stands: below it, or with one name asked for, on its outer side.
 *
 * @param {boolean} beside
 * @returns {CytoscapeStyle}
 */
const labelPlace = (beside) => {
  if (!beside) {
    return { "text-valign": "bottom", "text-halign": "center", "text-margin-y": 3, "text-max-width": "190px" };
  }
  /** @param {CytoscapeNode} node */
  const isLeft = (node) => node.position("x") < 0;
  return {
    "text-valign": "center",
    "text-halign": (/** @type {CytoscapeNode} */ node) => (isLeft(node) ? "left" : "right"),
    "text-margin-x": (/** @type {CytoscapeNode} */ node) => (isLeft(node) ? -5 : 5),
    "text-max-width": "270px",
  };
};

/**
 * @param {Model} model
 * @returns {CytoscapeStyle}
 */
const everyNode = (model) => ({
  label: (/** @type {CytoscapeNode} */ node) => nameOf(model, node.id()),
  shape: (/** @type {CytoscapeNode} */ node) => model.data.entity_types[node.data("type")].shape,
  "background-color": (/** @type {CytoscapeNode} */ node) => colourOf(model.data, node.data("type")),
  width: 20,
  height: 20,
  color: variable("--ink"),
  "font-size": 12,
  "text-wrap": "wrap",
  "min-zoomed-font-size": 7,
  "text-background-color": variable("--ground"),
  "text-background-opacity": 0.85,
  "text-background-padding": "1px",
  ...labelPlace(model.data.names.length === 1),
});

/**
 * The names asked for: legible however small the picture is.
 *
 * @param {number} zoom
 * @returns {CytoscapeStyle}
 */
const askedNode = (zoom) => ({
  width: 38,
  height: 38,
  "font-size": Math.max(17, 13 / zoom),
  "font-weight": "bold",
  "text-valign": "bottom",
  "text-halign": "center",
  "text-margin-x": 0,
  "text-margin-y": 4,
  "min-zoomed-font-size": 0,
  "border-width": 2,
  "border-color": variable("--ink"),
});

/**
 * @param {number} zoom
 * @returns {CytoscapeStyle}
 */
const hubNode = (zoom) => ({
  width: 44,
  height: 44,
  "font-size": Math.max(14, 11 / zoom),
  "min-zoomed-font-size": 0,
  "text-max-width": `${400 / Math.min(1, zoom * 2)}px`,
});

/**
 * @param {Model} model
 * @returns {CytoscapeStyle}
 */
const everyEdge = (model) => ({
  opacity: model.data.names.length ? 1 : 0.22,
  width: (/** @type {CytoscapeEdge} */ edge) => 1 + Math.min(5, edge.data("origins")) * 0.8,
  "line-color": variable("--edge"),
  "curve-style": "bezier",
  "target-arrow-shape": "triangle",
  "target-arrow-color": variable("--edge"),
  "arrow-scale": 0.8,
  label: (/** @type {CytoscapeEdge} */ edge) => edge.data("label"),
  "font-size": 10,
  color: variable("--soft"),
  "text-background-color": variable("--ground"),
  "text-background-opacity": 0.9,
});

/**
 * @param {string} colour
 * @returns {CytoscapeStyle}
 */
const edgeColour = (colour) => ({ "line-color": colour, "target-arrow-color": colour });

/**
 * The style sheet of the picture, at a zoom.
 *
 * @param {Model} model
 * @param {number} zoom
 * @returns {CytoscapeRule[]}
 */
export const pictureStyle = (model, zoom) => {
  const glow = variable("--glow");
  const dashed = Object.keys(model.data.statuses).filter((status) => dashesOf(model.data, status).length);
  return [
    { selector: "node", style: everyNode(model) },
    { selector: "node.asked", style: askedNode(zoom) },
    { selector: "node.hub", style: hubNode(zoom) },
    { selector: "edge", style: everyEdge(model) },
    ...dashed.map((status) => ({
      selector: `edge[status = "${status}"]`,
      style: { "line-style": "dashed", "line-dash-pattern": dashesOf(model.data, status) },
    })),
    { selector: "edge[?contested]", style: { ...edgeColour(variable("--warn")), "target-arrow-shape": "tee" } },
    { selector: ".dim", style: { opacity: 0.14 } },
    {
      selector: "node.lit",
      style: { "border-width": 3, "border-color": glow, "min-zoomed-font-size": 0, "z-index": 9 },
    },
    { selector: "edge.lit", style: { ...edgeColour(glow), "z-index": 9 } },
  ];
};
