// Prints the rows that Comunica finds for each query in one file of RDF: query.mjs DATA QUERY...
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { QueryEngine } from "@comunica/query-sparql-file";

const [data, ...queries] = process.argv.slice(2);
const engine = new QueryEngine();
const found = {};
for (const file of queries) {
  const sources = [{ type: "file", value: data }];
  const bindings = await engine.queryBindings(readFileSync(file, "utf8"), { sources });
  const rows = await bindings.toArray();
  found[basename(file)] = rows.map((row) =>
    Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
}
console.log(JSON.stringify(found));
