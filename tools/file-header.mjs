// An ESLint rule for the first line of a file: the sentence of its purpose. Only test files begin with code.

export const fileHeader = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      missing: "Begin the file with a line comment: its purpose, in one sentence.",
      superfluous:
        "Begin a test file with code. Its names of tests say the purpose. Put more above the test it belongs to.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Program(node) {
        const comment = sourceCode.getAllComments().find(({ type }) => type !== "Shebang");
        const isFirst = comment !== undefined && sourceCode.getTokenBefore(comment) === null;
        const isTest = context.filename.endsWith(".test.ts");
        if (!isTest && !(isFirst && comment.type === "Line")) context.report({ node, messageId: "missing" });
        if (isTest && isFirst) context.report({ node, loc: comment.loc, messageId: "superfluous" });
      },
    };
  },
};
