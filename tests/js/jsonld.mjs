// Prints as N-Quads what a JSON-LD processor reads from a file: jsonld.mjs DATA
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(await jsonld.toRDF(document, { format: "application/n-quads" }));
