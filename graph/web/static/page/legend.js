import { byId, make } from "./elements.js";
import { colourOf, dashesOf, variable } from "./looks.js";
import { say, text } from "./texts.js";

/** @import { Model } from "./types.d.ts" */

/** A sign for each shape of the picture. */
const SIGNS = /** @type {Record<string, string>} */ ({
  ellipse: "●",
  diamond: "◆",
  rectangle: "■",
  "round-rectangle": "▪",
  triangle: "▲",
  hexagon: "⬢",
  star: "★",
  pentagon: "⬟",
  octagon: "⯃",
  vee: "▼",
  tag: "▰",
  rhomboid: "▱",
  barrel: "◘",
  "cut-rectangle": "◙",
  "concave-hexagon": "⧗",
  "bottom-round-rectangle": "◚",
});

/** Messages that say what width and label of a line mean. */
const NOTES = ["picture-thickness", "picture-side-by-side", "picture-contested"];

/**
 * @param {string} colour
 * @param {number[]} dashes
 */
const lineSample = (colour, dashes) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  const stroke = { "stroke-width": "2.4", stroke: colour, "stroke-dasharray": dashes.join(" ") };
  for (const [name, value] of Object.entries({ x1: "0", x2: "44", y1: "5", y2: "5", ...stroke })) {
    line.setAttribute(name, value);
  }
  for (const [name, value] of Object.entries({ width: "44", height: "10", "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  svg.append(line);
  return svg;
};

/**
 * @param {Model} model
 * @param {string} type
 */
const typeItem = (model, type) => {
  const { shape, label } = model.data.entity_types[type];
  const sign = make("span", {}, (SIGNS[shape] || "●") + " ");
  sign.style.color = colourOf(model.data, type);
  sign.setAttribute("aria-hidden", "true");
  return make("li", {}, sign, text(model, label));
};

/** @param {Model} model */
export const drawLegend = (model) => {
  const { data } = model;
  const used = [...new Set(data.entities.map((entity) => entity.type))];
  byId("legend-types").replaceChildren(...used.map((type) => typeItem(model, type)));
  const lines = Object.entries(data.statuses).map(([id, { label }]) =>
    make("li", {}, lineSample(variable("--edge"), dashesOf(data, id)), text(model, label)));
  const contested = make("li", {}, lineSample(variable("--warn"), []), say(model, "page-contested-line"));
  const notes = NOTES.map((key) => make("li", {}, say(model, key)));
  byId("legend-lines").replaceChildren(...lines, contested, ...notes);
};
