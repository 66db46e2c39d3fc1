// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { Instant, PersonId } from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { answerListText } from "./consentText.ts";

const answer: AnswerView = {
  ...{ act: "decline", person: PersonId.parse("ada"), of: null, text: "" },
  ...{ recorded: Instant.parse("2027-01-31T12:00:00Z"), reason: "Not yet" },
  ...{ to: null, afterSigning: false },
  ...{ asksForChanges: false, fingerprint: "SHA256:a", presence: ["touch"] },
};

test("an answer says what the hardware key that signed it says", () => {
  expect(answerListText([answer])).toContain(
    "ada (hardware key: touch, no verified)",
  );
  const plain = answerListText([{ ...answer, presence: null }]);
  expect(plain).not.toContain("hardware key");
});
