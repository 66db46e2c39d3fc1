// SPDX-License-Identifier: Apache-2.0
import type { SeededBug } from "./seededBug.ts";

const file = "electron/ipc/gate.ts";
const caughtBy = "gate";

/** Steps between a hostile page and a handler. */
export const gateBugs: readonly SeededBug[] = [
  {
    ...{ name: "the gate answers whoever calls", file, caughtBy, quick: true },
    find: 'if (!options.isTrusted(sender)) return err(failure("sender-untrusted"));',
    replace: "void options.isTrusted;",
  },
  {
    ...{ name: "the gate passes on what has another shape", file, caughtBy },
    find: 'if (!request.success) return err(failure("request-malformed"));\n    const answer = Answer.parse(await handle(channel, request.data));',
    replace:
      "const answer = Answer.parse(await handle(channel, untrustedRequest));",
  },
];
