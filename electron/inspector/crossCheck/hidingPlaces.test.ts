// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import { everyLeak } from "../../../test/support/leaks/everyLeak.ts";
import type { Leak } from "../../../test/support/leaks/leak.ts";
import { inspect } from "../inspect.ts";

/** What lies in the places where something can hide, beside looks, dates, places and pictures. */
const hidden = [
  ...["Nightjar", "Ada Lin", "QH-2031", "Quillhart", "lighthouse", "Ask Ada"],
  ...["[draft] Harbour report", "uuid:1", "document/d/1x/edit", "app.alert(1)"],
  ...["cmd.exe", "Harbour Trust", "Client copy", "Harbour, internal", "Costs"],
  ...["C:\\Users\\ada", "PKsecret", "secret of Ada's", "draft for Ada"],
  ...["Do not mention Bo", "Client.dotx", "corp.internal", "tracker.example"],
  ...["client_DRAFT", "DRAFT_internal", "HARB-007", "x7K", "draft", "Comments"],
  ...["confidential", "secret"],
];

async function removedIn(leak: Leak, removed: readonly string[]) {
  const against = { removed, base: null, isBaseMissing: false };
  const { findings } = await inspect(
    leak.file,
    await leak.make(),
    emptyWatchList,
    () => Promise.resolve(),
    { ...against, baseBytes: new Uint8Array() },
  );
  return findings.filter(({ check }) => check.startsWith("removed-text"));
}

/** Checks whose findings are no words: looks, structure, pictures, places. */
const wordless =
  /^(?:thumbnail|hidden-(?:cells|slide|character)|metadata-place|script|trailing-data|redaction-not-applied|form-field|dead-link|external-link|earlier-revision|not-tagged|no-(?:title|language|alt-text))$/;

/** Hides one letter, which is nothing to look for. */
const oneLetter = "pdf: private data of a program";

describe("a text that was marked as removed", () => {
  it.each(everyLeak)(
    "is found wherever it hides, and nowhere else: $place",
    async (leak) => {
      const found = await removedIn(leak, hidden);
      const isWordless = (leak.finds ?? []).every((check) =>
        wordless.test(check),
      );
      if (found.length === 0 && leak.place !== oneLetter)
        expect(isWordless).toBe(true);
      expect(await removedIn(leak, ["Heronwing", "HARB-999", "Zo"])).toEqual(
        [],
      );
    },
  );
});
