// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../test/support/releases.ts";
import {
  approval,
  begun,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { sampleStatement } from "../../../test/support/sampleStatements.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { sessionAfter } from "../../../test/support/toldState.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { failure } from "../../../shared/failure.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { GrantId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import { createStorage } from "../../storage/storage.ts";
import type { Context } from "../context.ts";
import type { Session } from "../session.ts";
import {
  hearStatement,
  readReturned,
  readSignature,
  readSignatureText,
} from "./readSignature.ts";

/** A vault whose ledger has the checkpoint that the statement names, or lacks it. */
function ledgerWith(contained: boolean): Session {
  const readEntries: Session["readEntries"] = (visit) => {
    if (contained) visit({ seq: 41 } as never, digestOf("head"), {} as never);
    return Promise.resolve(ok({ seq: 41, head: digestOf("head") }));
  };
  return { ...sessionAfter(begun), readEntries };
}
const file = GrantId.parse("a".repeat(32));
const contextWith = (path: string | null) =>
  ({
    storage: createStorage(),
    pathOf: () => (path === null ? err(failure("grant-unknown")) : ok(path)),
  }) as unknown as Context;
const context = contextWith(null);
const { signature } = signedBy("ada", approval, "approval");
const decline = formatStatement(sampleStatement("decline"));

describe("a signature that came back", () => {
  it("is taken as it was pasted, or as it lies in the file that was chosen", async () => {
    const session = ledgerWith(true);
    const pasted = await readSignature(context, session, { signature });
    expect(requireOk(pasted)).toBe(signature);
    const path = join(tempFolder(), "ada.sig");
    writeFileSync(path, signature);
    const read = await readSignature(contextWith(path), session, { file });
    expect(requireOk(read)).toBe(signature);
  });

  it("is refused where there is no such file, or none that can be text", async () => {
    const read = async (path: string | null) =>
      requireError(await readSignatureText(contextWith(path), { file })).code;
    expect(await read(null)).toBe("grant-unknown");
    expect(await read(join(tempFolder(), "gone"))).toBe("file-vanished");
    const path = join(tempFolder(), "noise");
    writeFileSync(path, Uint8Array.of(0xff, 0xfe));
    expect(await read(path)).toBe("signature-malformed");
    writeFileSync(path, new Uint8Array(32 * 1024 * 1024 + 1));
    expect(await read(path)).toBe("signature-malformed");
  });

  it("is none where the statement came back, which the ledger has", async () => {
    const asked = { signature: approval };
    const read = await readSignature(context, ledgerWith(true), asked);
    expect(requireError(read).code).toBe("statement-not-signature");
    const unproven = await readSignature(context, ledgerWith(false), asked);
    expect(requireError(unproven).code).toBe("statement-unproven");
  });
});

describe("a statement in the place of something else", () => {
  it("is heard as a witness of this vault's ledger, and what is none is not", async () => {
    const hear = (text: string, contained = true) =>
      hearStatement(ledgerWith(contained), text);
    expect(requireOk(await hear(approval))).toBe(true);
    expect(requireOk(await hear(signature))).toBe(false);
    expect(requireOk(await hear(decline))).toBe(false);
    expect(requireError(await hear(approval, false))).toMatchObject({
      code: "statement-unproven",
      facts: { seq: 41 },
    });
    const foreign = approval.replace(
      /^Vault: .*$/m,
      `Vault: ${"0b".repeat(16)}`,
    );
    expect(requireError(await hear(foreign)).code).toBe(
      "checkpoint-other-vault",
    );
  });
});

describe("what came back for a request", () => {
  const returned = (text: string, session = ledgerWith(true)) =>
    readReturned(context, session, { signature: text });

  it("is a signature, or an answer with its own", async () => {
    expect(requireOk(await returned(signature))).toEqual({
      ...{ kind: "signature", signature },
    });
    const own = signedBy("cleo", decline, "decline").signature;
    expect(requireOk(await returned(`${decline}${own}`))).toEqual({
      ...{ kind: "answer", text: decline, signature: own },
    });
  });

  it("is no answer without its signature, and no statement alone", async () => {
    expect(requireError(await returned(decline)).code).toBe("answer-unsigned");
    expect(requireError(await returned(approval)).code).toBe(
      "statement-not-signature",
    );
    const lacking = await returned(approval, ledgerWith(false));
    expect(requireError(lacking).code).toBe("statement-unproven");
    const none = readReturned(contextWith(null), ledgerWith(true), { file });
    expect(requireError(await none).code).toBe("grant-unknown");
  });
});
