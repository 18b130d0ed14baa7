// Prints as JSON the edges that cytoscape.js holds after it has read a file: cytoscape.mjs DATA
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const graph = cytoscape({ headless: true, ...JSON.parse(readFileSync(process.argv[2], "utf8")) });
process.stdout.write(JSON.stringify(graph.edges().map((edge) => edge.data())));
