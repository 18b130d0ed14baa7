// Prints, for each data graph, the names of the SHACL shapes that it breaks: validate.mjs SHAPES DATA...
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";

const read = (file) => new Store(new Parser().parse(readFileSync(file, "utf8")));
const [shapesFile, ...dataFiles] = process.argv.slice(2);
const shapes = read(shapesFile);
// This validator knows SHACL Core alone and stops at the one shape that needs SPARQL.
shapes.removeQuads(shapes.getQuads(null, "http://www.w3.org/ns/shacl#sparql", null));

const nameOf = (term) => {
  while (term.termType === "BlankNode") term = shapes.getQuads(null, null, term)[0].subject;
  return term.value.split("#")[1];
};

const broken = {};
for (const file of dataFiles) {
  const report = await new SHACLValidator(shapes).validate(read(file));
  broken[basename(file)] = [...new Set(report.results.map((result) => nameOf(result.sourceShape)))].sort();
}
console.log(JSON.stringify(broken));
