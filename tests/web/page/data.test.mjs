import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { unpack } from "../../../graph/web/static/page/data.js";

test("the data come out as they went in, in any script", async () => {
  const data = { label: "Люмера – “ñ”" };
  assert.deepEqual(await unpack(`\n${gzipSync(JSON.stringify(data)).toString("base64")}\n`), data);
});
