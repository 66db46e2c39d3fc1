// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import {
  instantAt,
  PersonId,
  Sha256,
  StatementId,
} from "../../../shared/ids.ts";
import {
  addTexts,
  approval,
  firstCharter,
  firstText,
  laterCharter,
  type Made,
  parcelOf,
  requestedAt,
  signed,
} from "../../../test/support/foreignRequest.ts";
import {
  type InboxDesk,
  openInboxDesk,
} from "../../../test/support/inboxDesk.ts";
import { digestOf } from "../../../test/support/releases.ts";

const day = 86_400_000;
const head = Sha256.parse("ab".repeat(32));
const id = (digit: string): StatementId => StatementId.parse(digit.repeat(32));

describe("a request", () => {
  let held: InboxDesk;
  beforeEach(async () => {
    held = await openInboxDesk();
  });
  afterEach(async () => {
    await held.desk.engine.close();
  });

  describe("under a later charter", () => {
    const second = laterCharter();
    const secondText = formatCharter(second);
    const under = (signers: readonly ("ada" | "ben" | "cleo")[]): Made =>
      parcelOf(approval({ charter: digestOf(secondText) }), {
        charter: secondText,
        edit: (members) => {
          addTexts(members, {
            "charters/1.txt": firstText,
            "charters/2.txt": secondText,
            ...Object.fromEntries(
              signers.map((by) => [
                `charters/2/${by}.sig`,
                signed(by, "charter", secondText),
              ]),
            ),
          });
        },
      });

    it("is followed by its signatures from the reader's own", async () => {
      const made = under(["ada", "ben", "cleo"]);
      expect(await held.receive(made)).toBe("kept");
      expect(await held.sheet(made.request)).toMatchObject({
        charter: { version: 2, how: "followed" },
      });
      const { charters } = await held.desk.do("inbox.charters", {});
      expect(charters.map(({ how }) => how)).toEqual(["chosen", "followed"]);
      expect(
        await held.receive(parcelOf(approval({ id: id("6") })), null),
      ).toBe("request-charter-older");
    });

    it("is not followed with a signature too few, and nothing is trusted", async () => {
      expect(await held.receive(under(["ada", "ben"]))).toBe(
        "request-charter-unknown",
      );
      const { charters } = await held.desk.do("inbox.charters", {});
      expect(charters).toEqual([]);
    });
  });

  describe("for a charter", () => {
    const second = formatCharter(laterCharter());

    it("shows the lines that differ, is signed, and is the reader's own from then on", async () => {
      expect(await held.receiveText(firstText)).toBe("kept");
      const request = digestOf(firstText);
      expect(await held.sheet(request)).toMatchObject({
        ...{ act: "charter", requester: null, charterChanges: null },
        people: ["ada", "ben", "cleo", "dora", "edo"],
      });
      const signature = { text: signed("cleo", "charter", firstText) };
      const answered = await held.desk.do("inbox.record", {
        request,
        signature,
      });
      expect(answered.answers).toMatchObject([{ answer: "agreed" }]);
      const person = PersonId.parse("cleo");
      const wanted = { request: answered.request, person };
      expect(await held.desk.do("inbox.response", wanted)).toEqual({
        ...{ name: "cleo.charter.sig", text: signature.text, to: [] },
      });
      const { charters } = await held.desk.do("inbox.charters", {});
      expect(charters).toMatchObject([{ version: 1, how: "signed" }]);
      expect(await held.receiveText(second)).toBe("kept");
      const { charterChanges } = await held.sheet(digestOf(second));
      expect(charterChanges?.added).toContain("Version: 2");
    });

    it("does not become the reader's own by being opened", async () => {
      await held.receiveText(firstText);
      expect(await held.receive(parcelOf(approval()), null)).toBe(
        "request-no-charter",
      );
    });

    it("is refused when it does not follow from the reader's own", async () => {
      expect(await held.receiveText(second)).toBe("request-no-charter");
      const other = formatCharter(laterCharter({ replaces: head }));
      expect(await held.receiveText(other, firstText)).toBe(
        "request-charter-unknown",
      );
      const future = { ...firstCharter, issued: instantAt(requestedAt + day) };
      expect(await held.receiveText(formatCharter(future))).toBe(
        "request-future",
      );
    });
  });
});
