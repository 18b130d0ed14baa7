/** @import { PageData } from "./types.d.ts" */

const LINE_WIDTH = 2;

export const dark = matchMedia("(prefers-color-scheme: dark)");

export const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * The value of a custom property of the style sheet, such as "--ink".
 *
 * @param {string} name
 */
export const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * The colour of an entity type; one without a hue is grey.
 *
 * @param {PageData} data
 * @param {string} type
 */
export const colourOf = (data, type) => {
  const hue = data.entity_types[type].hue;
  if (hue < 0) return dark.matches ? "#9aa3ad" : "#6b7480";
  return `hsl(${hue}, ${dark.matches ? "55%, 62%" : "58%, 42%"})`;
};

/**
 * Dashes and gaps of the line of a status in pixels; none for a solid one.
 *
 * @param {PageData} data
 * @param {string} status
 */
export const dashesOf = (data, status) => (data.statuses[status]?.line ?? []).map((length) => LINE_WIDTH * length);
