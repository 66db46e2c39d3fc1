// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { readerKey, writeKey } from "../../../test/support/foreignRequest.ts";
import { openerHere, type Said } from "../../../test/support/openerHere.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { Failed } from "../../../shared/failure.ts";
import { armorAge } from "../../crypto/age/armor.ts";
import { generateIdentity } from "../../crypto/age/identity.ts";
import { sealAgeBytes } from "../../crypto/age/seal.ts";
import { openForeignText } from "./openForeign.ts";

const content = Buffer.from("counterseal-decline 1\n".repeat(40_000));

describe("a text that is opened with a foreign key", () => {
  /** Gives what was in it, or the code of the refusal with its reason; the helper ends either way. */
  async function opened(
    sealed: Uint8Array = sealAgeBytes([readerKey], content).file,
    most = content.length,
    said?: Said,
  ): Promise<string> {
    const { start, kills } = openerHere(said);
    const keyPath = writeKey(tempFolder());
    const question = {
      ...{ keyPath, passphrase: null },
      sealed: Uint8Array.from(sealed),
    };
    try {
      const bytes = await openForeignText(start, question, most);
      return Buffer.from(bytes).toString();
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown;
      const { code, facts } = thrown.failure;
      return `${code} ${String(facts?.["reason"] ?? "")}`;
    } finally {
      expect(kills()).toBe(1);
    }
  }

  it("comes whole, binary or armoured, as long as was said and no longer", async () => {
    const { file } = sealAgeBytes([readerKey], content);
    expect(await opened(file)).toBe(content.toString());
    const armor = Buffer.from(armorAge(file));
    expect(await opened(armor)).toBe(content.toString());
    expect(await opened(file, content.length - 1)).toBe(
      "answer-damaged what is in it is longer than any answer",
    );
  });

  it("is refused by another key, and when it is not whole", async () => {
    const other = sealAgeBytes([generateIdentity()], content).file;
    expect(await opened(other)).toBe("answer-not-yours ");
    const { file } = sealAgeBytes([readerKey], content);
    const cut = "answer-damaged it was cut short or changed on its way";
    expect(await opened(file.subarray(0, file.length - 1))).toBe(cut);
    const begun = "answer-damaged it is no whole age file";
    expect(await opened(file.subarray(0, 40))).toBe(begun);
    const armor = Buffer.from(armorAge(file));
    expect(await opened(armor.subarray(0, 200))).toBe(begun);
  });

  it.each<[string, Said]>([
    ["nothing", (answer, index) => (index === 1 ? null : answer)],
    [
      "a piece before it has opened it",
      (answer, index) =>
        index === 0 ? { kind: "piece", bytes: content } : answer,
    ],
    [
      "a file of an archive",
      (answer, index) =>
        index === 1 ? { kind: "member", name: "x", size: 1 } : answer,
    ],
    [
      "a failure that no one knows",
      (answer, index) =>
        index === 1 ? { kind: "failed", failure: { code: "x" } } : answer,
    ],
  ])("is refused when its process says %s", async (_what, said) => {
    expect(await opened(undefined, undefined, said)).toBe(
      "answer-damaged it could not be opened",
    );
  });
});
