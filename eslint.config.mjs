// ESLint: types, imports, and the dialect of this repository.
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { fileHeader } from "./tools/file-header.mjs";

/** The dialect of this repository, as far as the syntax shows it. CONTRIBUTING.md describes the rest. */
const dialect = [
  {
    selector: ":matches(PropertyDefinition, MethodDefinition[kind!='constructor'])[accessibility='private']",
    message: "Write #name for a private member.",
  },
  {
    selector: ":matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\..*\\.js$/]",
    message: "Leave out the suffix .js.",
  },
  {
    selector: "CallExpression[callee.name=/^(test|describe)$/] > Literal:first-child[value=/^should |\\.$/i]",
    message: "Name a test by a sentence in the present tense, without a full stop.",
  },
];

export default defineConfig(
  {
    ignores: [
      "**/dist/",
      "**/node_modules/",
      "coverage/",
      "provider/schema/validators.ts",
      "sdk/{nodejs,python,go,java}/",
      "test/languages/programs/",
    ],
  },
  js.configs.recommended,
  {
    plugins: { repository: { rules: { "file-header": fileHeader } } },
    rules: { "repository/file-header": "error" },
  },
  {
    files: ["**/*.ts", "**/*.mts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    // One project for all files: a project for each example would take the compiler as long as everything else.
    languageOptions: { parserOptions: { project: "tsconfig.lint.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-restricted-syntax": ["error", ...dialect],
      "no-restricted-imports": [
        "error",
        { paths: [{ name: "vitest", importNames: ["it"], message: "Use test. It means the same." }] },
      ],
    },
  },
  {
    // A type without properties of its own still has a name: a capability without settings, the outputs of a function.
    files: ["provider/resources/**/*.ts", "provider/functions/**/*.ts"],
    rules: { "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "always" }] },
  },
  {
    // The provider is loaded late and by the name of the package, like the text in the state.
    files: ["sdk/address.ts"],
    rules: {
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
    },
  },
  {
    // The emulator's page runs in a browser without a build.
    files: ["emulator/page/**/*.js"],
    languageOptions: {
      sourceType: "module",
      globals: Object.fromEntries(
        [
          "clearTimeout",
          "document",
          "EventSource",
          "fetch",
          "localStorage",
          "location",
          "matchMedia",
          "performance",
          "setInterval",
          "setTimeout",
          "structuredClone",
          "URLSearchParams",
        ].map((name) => [name, "readonly"]),
      ),
    },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_" }] },
  },
  {
    // Parts of the packaged plugin that are copied as they are.
    files: ["tools/plugin-start/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: Object.fromEntries(
        ["__dirname", "Buffer", "console", "process", "require", "OLDEST_MAJOR", "OLDEST_MINOR"].map((name) => [
          name,
          "readonly",
        ]),
      ),
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: {
      globals: { __dirname: "readonly", process: "readonly", setTimeout: "readonly" },
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        performance: "readonly",
        Buffer: "readonly",
        AbortSignal: "readonly",
      },
    },
  },
);
