"use strict";
(async () => {
  const packed = Uint8Array.from(atob(document.getElementById("data").textContent.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = JSON.parse(await new Response(stream).text());

  const $ = (id) => document.getElementById(id);
  const make = (tag, options = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const entities = new Map(data.entities.map((entity) => [entity.id, entity]));
  const relations = new Map(data.relations.map((relation) => [relation.id, relation]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const state = {
    language: data.language,
    statuses: new Set(Object.entries(data.statuses).filter(([, status]) => status.walked).map(([id]) => id)),
    themes: new Set(Object.values(data.relation_types).map((type) => type.theme)),
    types: new Set(Object.keys(data.entity_types)),
    date: null,
    stateMedia: true,
    contested: true,
    fold: true,
    chosen: null,
  };

  const text = (texts) => texts[state.language] || texts.en;
  const say = (key, values = {}) => text(data.messages[key]).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const nameOf = (id) => (entities.has(id) ? text(entities.get(id).label) : id);

  // ---- dates: when a claim may have held, and did for sure, as first and last day in numbers that compare
  const touches = (days, year) => Boolean(days) && days[0] <= year * 10000 + 1231 && days[1] >= year * 10000 + 101;
  const holds = (relation, year) => touches(relation.may, year);
  const onlyMay = (relation) => state.date !== null && !touches(relation.sure, state.date);

  const passes = (relation) =>
    state.statuses.has(relation.status) &&
    state.themes.has(data.relation_types[relation.type].theme) &&
    (state.contested || !relation.firm) &&
    (state.stateMedia || !relation.state) &&
    (state.date === null || holds(relation, state.date));
  const entityPasses = (id) => data.names.includes(id) || (entities.has(id) && state.types.has(entities.get(id).type));
  const shownRelations = () => data.relations.filter((r) => passes(r) && entityPasses(r.subject) && entityPasses(r.object));

  // ---- sentences with their marks and notes
  const noteNumbers = (numbers) => make("span", { className: "note-numbers" }, " " + numbers.map((n) => `[${n}]`).join(""));
  const sentenceParts = (sentence) => {
    const match = /^\[([^\]]*)\] (.*)$/s.exec(sentence);
    return match ? [make("span", { className: "mark" }, match[1]), " " + match[2]] : [sentence];
  };
  const timeMark = (relation) => (onlyMay(relation) ? [make("span", { className: "mark" }, say("may-have-held", { date: state.date })), " "] : []);
  const sentenceOf = (relation) => make("span", { dir: "auto" }, ...timeMark(relation), ...sentenceParts(text(relation.sentence)), noteNumbers(relation.notes));
  const againstOf = (relation) => [
    ...(relation.against || []).map((each) =>
      make("span", { className: "but", dir: "auto" }, say("page-but") + ": ", ...sentenceParts(text(each.sentence)), noteNumbers(each.notes))),
    ...(relation.rivals || []).map((each) =>
      make("span", { className: "but", dir: "auto" }, say("page-rival") + ": ", ...sentenceParts(text(each.sentence)), noteNumbers(each.notes))),
  ];

  const noteItem = (number) => {
    const note = data.notes[number - 1];
    const item = make("li", { value: number });
    note.documents.forEach((document_, place) => {
      if (place > 0) item.append("; " + say("page-passing-on") + " ");
      const words = [text(document_.publisher) + (document_.agency ? ` (${text(document_.agency)})` : "")];
      if (document_.title) words.push(`“${document_.title}”`);
      if (document_.date) words.push(text(document_.date));
      if (document_.read) words.push(say("page-read", { date: text(document_.read) }));
      item.append(make("span", { dir: "auto" }, words.join(", ")));
      if (place === 0 && note.locator) item.append(", " + note.locator);
      if (document_.url) {
        const link = make("a", { href: document_.url, rel: "noopener noreferrer nofollow", target: "_blank" }, document_.url);
        item.append(" ", link);
      }
    });
    return item;
  };

  // ---- the list
  const stepRelations = (step) => step.map((id) => relations.get(id)).filter((r) => passes(r) && entityPasses(r.subject) && entityPasses(r.object));
  const shownExplanations = () =>
    data.explanations.map((each) => ({ ...each, shown: each.steps.map(stepRelations) })).filter((each) => each.shown.every((step) => step.length));

  const stepElement = (shown) => {
    const [best, ...others] = shown;
    const more = others.length ? make("span", { className: "more" }, " " + say("page-side-by-side", { count: others.length })) : null;
    return make("span", { className: "step" }, sentenceOf(best), more, ...againstOf(best));
  };
  const drawList = () => {
    const list = $("list");
    list.replaceChildren();
    const rows = data.explanations.length
      ? shownExplanations().map((each) => ({ ids: each.shown.flat().map((r) => r.id), parts: each.shown.map(stepElement), alike: each.alike }))
      : shownRelations().slice(0, 200).map((relation) => ({ ids: [relation.id], parts: [stepElement([relation])], alike: 0 }));
    rows.forEach((row, place) => {
      const button = make("button", { type: "button" }, make("span", { className: "rank" }, `${place + 1}.`), ...row.parts);
      if (row.alike) button.append(make("span", { className: "more" }, say("page-alike", { count: row.alike })));
      button.setAttribute("aria-pressed", "false");
      button.dataset.relations = row.ids.join(" ");
      button.addEventListener("click", () => choose({ kind: "relations", ids: row.ids }, button));
      list.append(make("li", {}, button));
    });
    const relationsShown = shownRelations().length;
    $("summary").textContent = say("page-summary", { explanations: rows.length, relations: relationsShown, all: data.relations.length });
    if (data.folded) $("summary").textContent += ". " + say("page-folded", { count: data.folded });
  };

  // ---- details
  const draw = (relation) => make("li", {}, sentenceOf(relation), ...againstOf(relation));
  const drawDetails = () => {
    const box = $("details");
    box.replaceChildren();
    box.hidden = state.chosen === null;
    if (state.chosen === null) return;
    const chosen = state.chosen.kind === "entity" ? shownRelations().filter((r) => [r.subject, r.object].includes(state.chosen.id)) : state.chosen.ids.map((id) => relations.get(id));
    if (state.chosen.kind === "entity") {
      const entity = entities.get(state.chosen.id);
      box.append(make("h2", { dir: "auto" }, text(entity.label)), make("p", { className: "more" }, text(data.entity_types[entity.type].label)));
      if (entity.description) box.append(make("p", { dir: "auto" }, text(entity.description)));
    } else {
      const ends = [...new Set(chosen.flatMap((r) => [r.subject, r.object]))];
      const links = ends.map((id) => {
        const button = make("button", { type: "button", className: "link" }, nameOf(id));
        button.addEventListener("click", () => choose({ kind: "entity", id }));
        return button;
      });
      box.append(make("p", {}, ...links.flatMap((link, place) => (place ? [" · ", link] : [link]))));
    }
    box.append(make("ul", {}, ...chosen.map(draw)));
    const numbers = [...new Set(chosen.flatMap((r) => [...r.notes, ...(r.against || []).flatMap((each) => each.notes)]))].sort((a, b) => a - b);
    box.append(make("h3", {}, say("page-sources")), make("ol", { className: "notes" }, ...numbers.map(noteItem)));
    const close = make("button", { type: "button" }, say("page-close"));
    close.addEventListener("click", () => choose(null));
    box.append(close);
  };

  // ---- the picture
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (type) => {
    const hue = data.entity_types[type].hue;
    return hue < 0 ? (dark.matches ? "#9aa3ad" : "#6b7480") : `hsl(${hue}, ${dark.matches ? "55%, 62%" : "58%, 42%"})`;
  };
  // Lengths of dash and gap in widths of the line; the picture draws lines of two pixels and more.
  const dashes = Object.fromEntries(Object.entries(data.statuses).map(([status, { line }]) => [status, line.map((length) => 2 * length)]));
  const cy = cytoscape({
    container: $("picture"),
    elements: data.entities.map((entity) => ({ data: { id: entity.id, type: entity.type }, position: { x: entity.x, y: entity.y }, classes: data.names.includes(entity.id) ? "asked" : data.hubs.includes(entity.id) ? "hub" : "" })),
    layout: { name: "preset" },
    minZoom: 0.05, maxZoom: 3, autoungrabify: false, boxSelectionEnabled: false,
  });
  const sides = data.names.length === 1;
  const restyle = () => {
    cy.style([
      { selector: "node", style: {
        label: (node) => nameOf(node.id()), shape: (node) => data.entity_types[node.data("type")].shape, "background-color": (node) => colour(node.data("type")),
        width: 20, height: 20, color: variable("--ink"), "font-size": 12, "text-wrap": "wrap", "text-max-width": sides ? 270 : 190, "text-valign": sides ? "center" : "bottom",
        "text-halign": (node) => (sides && !node.hasClass("asked") ? (node.position("x") < 0 ? "left" : "right") : "center"), "text-margin-y": sides ? 0 : 3, "text-margin-x": (node) => (sides && !node.hasClass("asked") ? (node.position("x") < 0 ? -5 : 5) : 0),
        "min-zoomed-font-size": 7, "text-background-color": variable("--ground"), "text-background-opacity": 0.85, "text-background-padding": 1 } },
      { selector: "node.asked", style: { width: 38, height: 38, "font-size": Math.max(17, 13 / cy.zoom()), "font-weight": "bold", "text-valign": "bottom", "text-halign": "center", "text-margin-y": 4, "min-zoomed-font-size": 0, "border-width": 2, "border-color": variable("--ink") } },
      { selector: "node.hub", style: { width: 44, height: 44, "font-size": Math.max(14, 11 / cy.zoom()), "min-zoomed-font-size": 0, "text-max-width": 400 / Math.min(1, cy.zoom() * 2) } },
      { selector: "edge", style: { opacity: data.names.length ? 1 : 0.22, width: (edge) => 1 + Math.min(5, edge.data("origins")) * 0.8, "line-color": variable("--edge"), "curve-style": "bezier", "target-arrow-shape": "triangle", "target-arrow-color": variable("--edge"), "arrow-scale": 0.8,
        label: (edge) => (edge.data("count") > 1 ? `×${edge.data("count")}` : ""), "font-size": 10, color: variable("--soft"), "text-background-color": variable("--ground"), "text-background-opacity": 0.9 } },
      ...Object.entries(dashes).filter(([, pattern]) => pattern.length).map(([status, pattern]) => ({ selector: `edge[status = "${status}"]`, style: { "line-style": "dashed", "line-dash-pattern": pattern } })),
      { selector: "edge[?contested]", style: { "line-color": variable("--warn"), "target-arrow-color": variable("--warn"), "target-arrow-shape": "tee" } },
      { selector: ".dim", style: { opacity: 0.14 } },
      { selector: "node.lit", style: { "border-width": 3, "border-color": variable("--glow"), "min-zoomed-font-size": 0, "z-index": 9 } },
      { selector: "edge.lit", style: { "line-color": variable("--glow"), "target-arrow-color": variable("--glow"), "z-index": 9 } },
    ]);
  };
  const order = Object.keys(data.statuses);
  const plainness = (relation) => order.indexOf(relation.status) + (relation.contested ? 0.5 : 0);
  const drawPicture = () => {
    const shown = shownRelations();
    const alive = new Set([...data.names, ...shown.flatMap((r) => [r.subject, r.object])]);
    const groups = new Map();
    shown.forEach((relation) => {
      const key = state.fold ? [relation.subject, relation.object].sort().join(" ") : relation.id;
      groups.set(key, [...(groups.get(key) || []), relation]);
    });
    cy.batch(() => {
      cy.edges().remove();
      cy.nodes().forEach((node) => { node.style("display", alive.has(node.id()) ? "element" : "none"); });
      groups.forEach((members, key) => {
        const best = members.reduce((a, b) => (plainness(b) < plainness(a) ? b : a));
        cy.add({ group: "edges", data: { id: "edge " + key, source: best.subject, target: best.object, status: best.status, contested: Boolean(best.contested), origins: Math.max(...members.map((r) => r.origins)), count: members.length, relations: members.map((r) => r.id) } });
      });
    });
    $("picture").setAttribute("aria-label", say("page-picture-label", { entities: alive.size, relations: shown.length }));
    light();
  };
  const light = () => {
    cy.elements().removeClass("lit dim");
    if (state.chosen === null) return;
    const ids = new Set(state.chosen.kind === "entity" ? [] : state.chosen.ids);
    const edges = state.chosen.kind === "entity" ? cy.getElementById(state.chosen.id).connectedEdges() : cy.edges().filter((edge) => edge.data("relations").some((id) => ids.has(id)));
    const nodes = state.chosen.kind === "entity" ? edges.connectedNodes().union(cy.getElementById(state.chosen.id)) : edges.connectedNodes();
    cy.elements().addClass("dim");
    edges.union(nodes).removeClass("dim").addClass("lit");
  };
  const fit = () => cy.animate({ fit: { padding: 40 }, duration: calm ? 0 : 250 });

  // ---- the timeline strip
  const drawDates = () => {
    const dated = shownRelations().filter((r) => r.days).sort((a, b) => a.days[0] - b.days[0]);
    $("dates").replaceChildren(...dated.slice(0, 400).map((relation) => {
      const end = relation.end === "unknown" ? "" : relation.end;
      const date = relation.start ? relation.start + (end && end !== relation.start ? " – " + end : "") : end ? "– " + end : relation.as_of;
      const button = make("button", { type: "button" }, make("time", {}, date), sentenceOf(relation));
      button.addEventListener("click", () => choose({ kind: "relations", ids: [relation.id] }));
      return make("li", {}, button);
    }));
    $("strip").hidden = !dated.length;
  };

  // ---- choosing, filters, language
  function choose(what, button) {
    const same = what && state.chosen && JSON.stringify(what) === JSON.stringify(state.chosen);
    state.chosen = same ? null : what;
    document.querySelectorAll("#list button").forEach((each) => each.setAttribute("aria-pressed", String(!same && each === button)));
    drawDetails();
    light();
    if (state.chosen) $("details").scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
  const drawAll = () => { drawList(); drawPicture(); drawDates(); drawDetails(); };
  const boxes = (id, entries, chosen) => {
    const place = $(id);
    place.querySelectorAll("label").forEach((label) => label.remove());
    entries.forEach(([value, label]) => {
      const box = make("input", { type: "checkbox", checked: chosen.has(value), value });
      box.addEventListener("change", () => { chosen[box.checked ? "add" : "delete"](value); drawAll(); });
      place.append(make("label", {}, box, " " + label));
    });
  };
  const years = data.relations.flatMap((r) => r.days || []).map((day) => Math.floor(day / 10000));
  const [earliest, latest] = years.length ? [Math.min(...years), Math.max(...years)] : [0, 0];
  const slider = $("date");
  slider.closest("label").hidden = !years.length;
  Object.assign(slider, { min: earliest - 1, max: latest, value: earliest - 1 });
  const showDate = () => {
    $("date-shown").textContent = state.date === null ? say("page-any-date") : String(state.date);
    slider.setAttribute("aria-valuetext", $("date-shown").textContent);
  };
  slider.addEventListener("input", () => { state.date = Number(slider.value) < earliest ? null : Number(slider.value); showDate(); drawAll(); });
  [["state-media", "stateMedia"], ["contested", "contested"], ["fold", "fold"]].forEach(([id, key]) =>
    $(id).addEventListener("change", () => { state[key] = $(id).checked; drawAll(); }));
  $("filters").addEventListener("submit", (event) => event.preventDefault());

  const lineSample = (status) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    svg.setAttribute("width", "44"); svg.setAttribute("height", "10"); svg.setAttribute("aria-hidden", "true");
    Object.entries({ x1: 0, x2: 44, y1: 5, y2: 5, "stroke-width": 2.4, stroke: status === "contested" ? variable("--warn") : variable("--edge"), "stroke-dasharray": (dashes[status] || []).join(" ") }).forEach(([k, v]) => line.setAttribute(k, v));
    svg.append(line);
    return svg;
  };
  const shapes = { ellipse: "●", diamond: "◆", rectangle: "■", "round-rectangle": "▪", triangle: "▲", hexagon: "⬢", star: "★", pentagon: "⬟", octagon: "⯃", vee: "▼", tag: "▰", rhomboid: "▱", barrel: "◘", "cut-rectangle": "◙", "concave-hexagon": "⧗", "bottom-round-rectangle": "◚" };
  const drawLegend = () => {
    const used = [...new Set(data.entities.map((entity) => entity.type))];
    $("legend-types").replaceChildren(...used.map((type) => {
      const sign = make("span", {}, (shapes[data.entity_types[type].shape] || "●") + " ");
      sign.style.color = colour(type);
      sign.setAttribute("aria-hidden", "true");
      return make("li", {}, sign, text(data.entity_types[type].label));
    }));
    const lines = [...order.map((id) => [id, text(data.statuses[id].label)]), ["contested", say("page-contested-line")]];
    $("legend-lines").replaceChildren(...lines.map(([id, label]) => make("li", {}, lineSample(id), label)), make("li", {}, say("page-thickness")));
  };
  const speak = () => {
    document.documentElement.lang = state.language;
    document.querySelectorAll("[data-message]").forEach((element) => { element.textContent = say(element.dataset.message); });
    const names = data.names.map(nameOf);
    const title = names.length ? names.join(" – ") : say("page-whole");
    $("title").textContent = title;
    document.title = `Lazo: ${title}`;
    $("list-heading").textContent = names.length > 1 ? say("page-explanations") : say("page-relations");
    boxes("statuses", order.map((id) => [id, text(data.statuses[id].label)]), state.statuses);
    const themes = [...new Set(Object.values(data.relation_types).map((type) => type.theme))];
    boxes("themes", Object.keys(data.themes).filter((id) => themes.includes(id)).map((id) => [id, text(data.themes[id])]), state.themes);
    boxes("types", Object.entries(data.entity_types).map(([id, type]) => [id, text(type.label)]), state.types);
    $("names").replaceChildren(...data.entities.map((entity) => make("option", { value: text(entity.label) })));
    showDate(); drawLegend(); restyle(); drawAll();
  };
  const languages = $("language");
  Object.entries(data.languages).forEach(([id, label]) => languages.append(make("option", { value: id, lang: id }, label)));
  languages.value = state.language;
  languages.addEventListener("change", () => { state.language = languages.value; speak(); });

  // ---- search in four languages
  const plain = (string) => string.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const namesOf = (entity) => [...Object.values(entity.label), ...(entity.also || []), entity.id].map(plain);
  $("search").addEventListener("input", () => {
    const wanted = plain($("search").value);
    if (!wanted) return choose(null);
    const rank = (entity) => Math.min(...namesOf(entity).map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9)));
    const found = data.entities.map((entity) => [rank(entity), entity]).filter(([score]) => score < 9).sort((a, b) => a[0] - b[0] || a[1].id.localeCompare(b[1].id))[0];
    if (found) { state.chosen = null; choose({ kind: "entity", id: found[1].id }); }
  });

  cy.on("tap", "node", (event) => choose({ kind: "entity", id: event.target.id() }));
  cy.on("tap", "edge", (event) => choose({ kind: "relations", ids: event.target.data("relations") }));
  cy.on("tap", (event) => { if (event.target === cy) choose(null); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    if (document.activeElement !== $("picture")) return;
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (moves[event.key]) { cy.panBy({ x: moves[event.key][0], y: moves[event.key][1] }); event.preventDefault(); }
    if (event.key === "+" || event.key === "-") cy.zoom({ level: cy.zoom() * (event.key === "+" ? 1.2 : 0.83), renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  });
  $("fit").addEventListener("click", fit);
  $("save").addEventListener("click", () => {
    const link = make("a", { href: cy.png({ full: true, scale: 2, bg: variable("--ground") }), download: "lazo.png" });
    link.click();
  });
  dark.addEventListener("change", () => { restyle(); drawLegend(); });
  speak();
  cy.fit(undefined, 40);
  restyle();
  let waiting = 0;
  cy.on("zoom", () => { clearTimeout(waiting); waiting = setTimeout(restyle, 120); });
  window.lazo = { data, state, cy, shownRelations, shownExplanations };
  document.documentElement.dataset.ready = "true";
})();
