import { drawDate, drawFilters, listenToFilters, listenToLanguage } from "./controls.js";
import { unpack } from "./data.js";
import { drawDetails } from "./details.js";
import { byId, control, make } from "./elements.js";
import { shownExplanations, shownRelations } from "./filters.js";
import { listenToKeys } from "./keyboard.js";
import { drawLegend } from "./legend.js";
import { drawList, pressOnly } from "./list.js";
import { calm, dark } from "./looks.js";
import { makeModel, sameChoice } from "./model.js";
import { drawPicture, light, listenToTools, makePicture, restyle, settle } from "./picture.js";
import { findEntity } from "./search.js";
import { nameOf, say, text } from "./texts.js";
import { drawTimeline } from "./timeline.js";

/** @import { Choose } from "./types.d.ts" */

const model = makeModel(await unpack(byId("data").textContent ?? ""));
const { data, state } = model;

/** @type {Choose} */
const choose = (choice, button) => {
  const again = sameChoice(choice, state.chosen);
  state.chosen = again ? null : choice;
  pressOnly(again ? undefined : button);
  drawDetails(model, choose);
  light(cy, model);
  if (state.chosen) byId("details").scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
};

const cy = makePicture(model, choose);

/** Draws anew what the filters act on. */
const drawAll = () => {
  drawList(model, choose);
  drawPicture(cy, model);
  drawTimeline(model, choose);
  drawDetails(model, choose);
};

/** Sets the title and the heading of the list. */
const drawTitle = () => {
  const names = data.names.map((id) => nameOf(model, id));
  const title = names.length ? names.join(" – ") : say(model, "page-whole");
  byId("title").textContent = title;
  document.title = `Lazo: ${title}`;
  byId("list-heading").textContent = say(model, names.length > 1 ? "page-explanations" : "page-relations");
};

/** Says everything in the language chosen. */
const speak = () => {
  document.documentElement.lang = state.language;
  for (const element of document.querySelectorAll("[data-message]")) {
    element.textContent = say(model, /** @type {HTMLElement} */ (element).dataset.message ?? "");
  }
  drawTitle();
  drawFilters(model, drawAll);
  byId("names").replaceChildren(...data.entities.map(({ label }) => make("option", { value: text(model, label) })));
  drawDate(model);
  drawLegend(model);
  restyle(cy, model);
  drawAll();
};

control("search").addEventListener("input", () => {
  const typed = control("search").value;
  const found = findEntity(data.entities, typed);
  if (!typed.trim()) choose(null);
  if (!found) return;
  state.chosen = null;
  choose({ kind: "entity", id: found.id });
});
dark.addEventListener("change", () => {
  restyle(cy, model);
  drawLegend(model);
});
listenToFilters(model, drawAll);
listenToLanguage(model, speak);
listenToKeys(cy, choose);
listenToTools(cy);
speak();
settle(cy, model);
Object.assign(window, {
  lazo: {
    data,
    state,
    cy,
    shownRelations: () => shownRelations(model),
    shownExplanations: () => shownExplanations(model),
  },
});
document.documentElement.dataset.ready = "true";
