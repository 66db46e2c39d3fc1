// SPDX-License-Identifier: Apache-2.0
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { houseRules } from "./scripts/lint/houseRules.mjs";
import { everywhere, roomBlocks } from "./scripts/lint/rooms.mjs";

const sources = [
  "shared/**/*.ts",
  "electron/**/*.ts",
  "renderer/**/*.{ts,tsx}",
];
const tests = ["test/**/*.ts", "**/*.test.{ts,tsx}"];
const configs = ["*.config.ts"];
const scripts = ["**/*.{js,mjs,cjs}"];

/**
 * One program for everything: with one for each room, what they share is read and checked a dozen times. Which globals
 * a room has is for `tsc -b` to say.
 */
const typed = {
  languageOptions: {
    parserOptions: {
      project: "tsconfig.lint.json",
      tsconfigRootDir: import.meta.dirname,
    },
  },
};

const sizes = {
  "max-lines": ["error", { max: 300 }],
  "max-lines-per-function": ["error", { max: 50, IIFEs: true }],
};

const typedRules = {
  "@typescript-eslint/switch-exhaustiveness-check": [
    "error",
    { considerDefaultExhaustiveForUnions: false },
  ],
  "@typescript-eslint/restrict-template-expressions": [
    "error",
    { allowNumber: true },
  ],
  "@typescript-eslint/no-confusing-void-expression": [
    "error",
    { ignoreArrowShorthand: true },
  ],
  "@typescript-eslint/no-unused-vars": [
    "error",
    { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
  ],
  "@typescript-eslint/consistent-type-imports": "error",
};

const browserGlobals = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"];

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "dist.*/**",
      "build/**",
      ".electron*/**",
      "demo-output/**",
      "test-results/**",
      "coverage/**",
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { house: houseRules },
    rules: {
      "house/spdx-first": "error",
      "house/explained-disable": "error",
    },
  },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
      typed,
    ],
    rules: {
      ...typedRules,
      ...sizes,
      // The grammars of this project are about control characters.
      "no-control-regex": "off",
    },
  },
  {
    files: sources,
    rules: {
      ...everywhere,
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        ...browserGlobals.map((name) => ({
          name,
          message: "Counterseal has no network.",
        })),
      ],
    },
  },
  ...roomBlocks({ ignores: tests }),
  {
    files: ["renderer/**/*.{ts,tsx}"],
    extends: [
      reactHooks.configs.flat["recommended-latest"],
      jsxA11y.flatConfigs.strict,
    ],
  },
  {
    files: ["renderer/**/*.tsx"],
    rules: {
      // Markup is long without being complicated.
      "max-lines-per-function": ["error", { max: 150 }],
    },
  },
  {
    files: tests,
    rules: {
      "max-lines-per-function": "off",
      "no-console": "off",
      "no-restricted-globals": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: configs,
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: scripts,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        Buffer: "readonly",
        console: "readonly",
        process: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        URL: "readonly",
        performance: "readonly",
        module: "writable",
        require: "readonly",
      },
    },
    rules: sizes,
  },
);
