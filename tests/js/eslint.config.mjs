// How the scripts of the page and their tests are to be written.
import js from "@eslint/js";
import globals from "globals";

const legible = {
  "max-lines-per-function": ["error", { max: 40 }],
  "max-lines": ["error", { max: 250 }],
  "max-len": ["error", { code: 120 }],
  "max-params": ["error", { max: 4 }],
  complexity: ["error", { max: 8 }],
  eqeqeq: "error",
  "no-shadow": "error",
  "no-var": "error",
  "prefer-const": "error",
};

export default [
  js.configs.recommended,
  { rules: legible },
  { files: ["graph/web/**/*.js"], languageOptions: { globals: { ...globals.browser, cytoscape: "readonly" } } },
  { files: ["tests/**/*.mjs"], languageOptions: { globals: globals.node } },
];
