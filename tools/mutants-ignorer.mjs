// Excludes sentences for people from the mutants of `npm run mutants`. The tests look for the important words. A test
// that repeats every sentence would only say it twice. Names, codes, paths and short texts stay mutants.
/** Three words in a row. */
const SENTENCE = /[A-Za-z]+,? [a-z]+,? [a-z]+/;
/** Expressions that are only text. A condition inside a sentence stays a mutant. */
const SAID = new Set(["Identifier", "MemberExpression", "CallExpression"]);

function isSentence({ node }) {
  if (node.type === "StringLiteral") return SENTENCE.test(node.value);
  if (node.type !== "TemplateLiteral") return false;
  return (
    node.quasis.some(({ value }) => SENTENCE.test(value.raw)) && node.expressions.every(({ type }) => SAID.has(type))
  );
}

export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "sentences",
    value: { shouldIgnore: (path) => (isSentence(path) ? "A sentence for people" : undefined) },
  },
];
