import { byId, control, make } from "./elements.js";
import { say, text } from "./texts.js";

/** @import { Model } from "./types.d.ts" */

/**
 * Fills a group with a box for each value; a box lets its value in or out.
 *
 * @param {string} id
 * @param {[string, string][]} entries values and their labels
 * @param {Set<string>} chosen
 * @param {() => void} changed
 */
const drawBoxes = (id, entries, chosen, changed) => {
  const group = byId(id);
  group.querySelectorAll("label").forEach((label) => label.remove());
  for (const [value, label] of entries) {
    const box = make("input", { type: "checkbox", checked: chosen.has(value), value });
    box.addEventListener("change", () => {
      chosen[box.checked ? "add" : "delete"](value);
      changed();
    });
    group.append(make("label", {}, box, " " + label));
  }
};

/**
 * The boxes of statuses, themes and types in the language chosen.
 *
 * @param {Model} model
 * @param {() => void} changed
 */
export const drawFilters = (model, changed) => {
  const { data, state } = model;
  const used = new Set(data.relations.map((relation) => relation.theme));
  /** @type {[string, string][]} */
  const statuses = Object.entries(data.statuses).map(([id, status]) => [id, text(model, status.label)]);
  /** @type {[string, string][]} */
  const themes = Object.entries(data.themes).map(([id, label]) => [id, text(model, label)]);
  /** @type {[string, string][]} */
  const types = Object.entries(data.entity_types).map(([id, type]) => [id, text(model, type.label)]);
  drawBoxes("statuses", statuses, state.statuses, changed);
  drawBoxes("themes", themes.filter(([id]) => used.has(id)), state.themes, changed);
  drawBoxes("types", types, state.types, changed);
};

/** @param {Model} model */
export const drawDate = (model) => {
  const shown = model.state.date === null ? say(model, "page-any-date") : String(model.state.date);
  byId("date-shown").textContent = shown;
  control("date").setAttribute("aria-valuetext", shown);
};

/**
 * Makes the slider ask for a year; before the first one it stands for any.
 *
 * @param {Model} model
 * @param {() => void} changed
 */
const listenToSlider = (model, changed) => {
  const slider = control("date");
  const years = model.data.years;
  /** @type {HTMLElement} */ (slider.closest("label")).hidden = years === undefined;
  if (years === undefined) return;
  const [earliest, latest] = years;
  Object.assign(slider, { min: earliest - 1, max: latest, value: earliest - 1 });
  slider.addEventListener("input", () => {
    model.state.date = Number(slider.value) < earliest ? null : Number(slider.value);
    drawDate(model);
    changed();
  });
};

/**
 * Makes slider and switches act.
 *
 * @param {Model} model
 * @param {() => void} changed
 */
export const listenToFilters = (model, changed) => {
  /** @type {[string, "stateMedia" | "contested" | "fold"][]} */
  const switches = [["state-media", "stateMedia"], ["contested", "contested"], ["fold", "fold"]];
  for (const [id, key] of switches) {
    control(id).addEventListener("change", () => {
      model.state[key] = control(id).checked;
      changed();
    });
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  listenToSlider(model, changed);
};

/**
 * Fills the choice of languages; another one makes the page speak anew.
 *
 * @param {Model} model
 * @param {() => void} speak
 */
export const listenToLanguage = (model, speak) => {
  const choice = control("language");
  for (const [id, label] of Object.entries(model.data.languages)) {
    choice.append(make("option", { value: id, lang: id }, label));
  }
  choice.value = model.state.language;
  choice.addEventListener("change", () => {
    model.state.language = choice.value;
    speak();
  });
};
