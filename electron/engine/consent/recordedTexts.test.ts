// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { approval, charterText } from "../../../test/support/signedEntries.ts";
import { requireCharter, requireRequest } from "./recordedTexts.ts";

test("a recorded text is read as what it was recorded as, and as nothing else", () => {
  expect(requireCharter(charterText).version).toBe(1);
  expect(requireRequest(approval).act).toBe("approval");
  expect(() => requireCharter(approval)).toThrow(
    "a recorded charter does not parse",
  );
  for (const text of [charterText, ""])
    expect(() => requireRequest(text)).toThrow(
      "a recorded request does not parse",
    );
});
