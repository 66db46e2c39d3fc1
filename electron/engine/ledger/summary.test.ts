// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { auditActs } from "../../../test/support/toldActs/auditActs.ts";
import { comingActs } from "../../../test/support/toldActs/comingActs.ts";
import { judgedActs } from "../../../test/support/toldActs/judgedActs.ts";
import { leavingActs } from "../../../test/support/toldActs/leavingActs.ts";
import {
  time,
  type ToldActs,
} from "../../../test/support/toldActs/toldActs.ts";
import { vaultActs } from "../../../test/support/toldActs/vaultActs.ts";
import { type ActType, noEntry, parseEntry } from "./entries.ts";
import { summarise } from "./summary.ts";

/** Of every type there is one, or this does not compile. */
const told: ToldActs<ActType> = {
  ...vaultActs,
  ...auditActs,
  ...comingActs,
  ...judgedActs,
  ...leavingActs,
};

it.each(Object.entries(told))(
  "says in sentences what entries of %s record",
  (type, examples) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const [body, sentence] of examples) {
      const frame = { seq: 0, prev: noEntry, at: time, actor: "Ada" };
      const entry = parseEntry({ ...frame, type, body });
      expect(entry && summarise(entry)).toBe(sentence);
    }
  },
);
