// SPDX-License-Identifier: Apache-2.0

const licenceLine = "SPDX-License-Identifier: Apache-2.0";

const spdxFirst = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      Program() {
        const lines = context.sourceCode.lines;
        const first = lines[0]?.startsWith("#!") ? lines[1] : lines[0];
        if (first === `// ${licenceLine}`) return;
        context.report({
          loc: { line: 1, column: 0 },
          message: `The first line is "// ${licenceLine}".`,
        });
      },
    };
  },
};

const explainedDisable = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*eslint-disable/.test(comment.value)) continue;
          if (/\s--\s+\S/.test(comment.value)) continue;
          context.report({
            loc: comment.loc,
            message: "A disabled rule says why: `-- reason`.",
          });
        }
      },
    };
  },
};

/** Rules of this house that no plugin has. */
export const houseRules = {
  rules: { "spdx-first": spdxFirst, "explained-disable": explainedDisable },
};
