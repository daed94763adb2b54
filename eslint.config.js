// Every rule, as with ruff; what is left out, and why. Names and types are checked by tsc (tsconfig.json).
import js from "@eslint/js";

const LEFT_OUT = [
  // decided by taste, and consistent without a rule
  "capitalized-comments", "curly", "func-style", "id-length", "no-continue", "no-inline-comments", "no-plusplus",
  "no-ternary", "one-var", "prefer-destructuring", "sort-imports", "sort-keys", "init-declarations", "no-undefined",
  // a number has its name or its comment where it needs one
  "no-magic-numbers",
  // tsc knows the names of the browser
  "no-undef",
  // bits are the subject: varints, CRC-32
  "no-bitwise",
  // chunks are read one after the other on purpose: most searches end early
  "no-await-in-loop",
  // functions are hoisted, and the first of a file is the one it is about
  "no-use-before-define",
  // two groups of a pattern need no names; the u flag forbids no mistake that the tests do not find
  "prefer-named-capture-group", "require-unicode-regexp",
  // lines and branches are limited below; statements count the same again
  "max-statements",
  // a promise's rejection is taken by the one who waits for it
  "no-empty-function",
];
const INJECTION = "source text is hostile: make elements (client.js), never markup";

export default [
  { ignores: ["**/node_modules/", "docs/search/", "site/", "build/", "**/.*/"] },
  js.configs.all,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...Object.fromEntries(LEFT_OUT.map((rule) => [rule, "off"])),
      "complexity": ["error", 13],
      "max-lines": ["error", { max: 300, skipComments: true, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 45, skipComments: true }],
      "max-params": ["error", 6],
      "no-restricted-properties": ["error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "write"].map((property) => ({ property, message: INJECTION }))],
    },
  },
  // a group of tests is as long as it has tests
  { files: ["tests/javascript/*.js"], rules: { "max-lines-per-function": "off" } },
  // an expression that a test hands to the page
  { files: ["tests/browser/*.js"], rules: { "no-unused-expressions": "off" } },
];
