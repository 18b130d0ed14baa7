// A small invented world for the tests of the page's modules.
import { makeModel } from "../../../graph/web/static/page/model.js";

const both = (name) => ({ en: name, es: `${name} (es)` });

/** A relation between two entities with what a test says of it. */
export const relation = (id, subject, object, more = {}) => ({
  id, subject, object, type: "meets", theme: "politics", status: "asserted", rank: 0, plain: true, origins: 1,
  text: both(`${id} is said`), notes: [],
  ...more,
});

/** A model in English with the relations and explanations that a test needs. */
export const modelOf = (relations, more = {}) =>
  makeModel({
    language: "en",
    languages: { en: "English", es: "español" },
    messages: { greeting: { en: "{name} has {count}", es: "{name} tiene {count}" } },
    names: ["tarvia"],
    entities: [
      { id: "tarvia", type: "state", label: both("Tarvia"), x: 0, y: 0 },
      { id: "lumera", type: "state", label: both("Lumera"), x: 1, y: 0, also: ["Люмера"] },
      { id: "pact", type: "agreement", label: { en: "Harbour Pact", es: "Pacto del Pórtico" }, x: 2, y: 0 },
    ],
    entity_types: {
      state: { label: both("state"), shape: "ellipse", hue: 10 },
      agreement: { label: both("agreement"), shape: "star", hue: -1 },
    },
    relations,
    relation_types: { meets: { label: both("meets") } },
    themes: { politics: both("politics") },
    statuses: {
      asserted: { label: both("asserted"), walked: true, line: [] },
      hypothetical: { label: both("hypothetical"), walked: false, line: [1, 2] },
    },
    explanations: [],
    notes: [],
    folded: 0,
    hubs: [],
    ...more,
  });
