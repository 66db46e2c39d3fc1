// SPDX-License-Identifier: Apache-2.0
import { cpSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "../../../test/support/releases.ts";
import {
  approval,
  approved,
  begun,
  charterSigned,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  segmentPath,
  testPassphrase,
  testTime,
  type TestVault,
} from "../../../test/support/vaults.ts";
import { PersonId } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import type { Context } from "../context.ts";
import type { Session } from "../session.ts";
import { addSlot } from "../vault/slots.ts";
import type { Act } from "./entries.ts";
import { ledgerHandlers } from "./ledgerHandlers.ts";
import { showLedger } from "./showLedger.ts";
import { verifyEntry } from "./verifyEntry.ts";

describe("an entry", () => {
  let vault: TestVault;
  let session: Session;
  beforeEach(async () => {
    vault = await makeVault(tempFolder());
    session = requireOk(await vault.open());
    requireOk(await session.commit(begun));
  });
  afterEach(() => session.close());

  /** Commits an act, whatever is true of it, and verifies its entry after another has come. */
  async function verdictOn(act: Act) {
    requireOk(await session.commit([act]));
    const { seq } = session.checkpoint;
    requireOk(await session.commit([charterSigned("ada")]));
    return requireOk(await verifyEntry(session, seq));
  }

  it("is verified with the bytes that its digest is over", async () => {
    const verified = requireOk(await verifyEntry(session, 1));
    expect(verified).toMatchObject({ seq: 1, isWhole: true, signatures: [] });
    expect(digestOf(verified.canonical)).toBe(verified.digest);
    const next = requireOk(await verifyEntry(session, 2));
    expect(next.prev).toBe(verified.digest);
    expect(verified.anchor).toEqual({
      ...{ verdict: "contained", seq: session.checkpoint.seq },
    });
    expect(requireError(await verifyEntry(session, 99)).code).toBe(
      "ledger-entry-none",
    );
  });

  it("with a signature is checked by the state before it, though it is recorded already", async () => {
    for (let seq = 3; seq <= 7; seq++)
      expect(
        requireOk(await verifyEntry(session, seq)).signatures,
      ).toMatchObject([
        { by: "charter", namespace: "charter@counterseal", refused: null },
      ]);
    const good = await verdictOn(
      approved(signedBy("ben", approval, "approval")),
    );
    expect(good.signatures).toMatchObject([
      { person: "ben", text: approval, by: "charter", refused: null },
    ]);
  });

  it.each([
    [
      "other bytes",
      signedBy("cleo", `${approval} `, "approval"),
      "signature-other-bytes",
    ],
    [
      "another act",
      signedBy("cleo", approval, "consent"),
      "signature-wrong-namespace",
    ],
    [
      "a key that the charter does not list",
      signedBy("cleo", approval, "approval", 1),
      "signature-key-unknown",
    ],
    [
      "another person",
      {
        ...signedBy("cleo", approval, "approval"),
        person: PersonId.parse("dora"),
      },
      "signature-other-person",
    ],
  ])("signed for %s is refused", async (_what, signed, refused) => {
    const { signatures } = await verdictOn(approved(signed));
    expect(signatures).toMatchObject([{ refused }]);
  });

  it("shows no slot that opens the vault with a passphrase", async () => {
    const lin = { name: "lin", passphrase: "another invented passphrase" };
    const present = { present: testPassphrase, cost: kdfFloor };
    requireOk(await addSlot(session, { ...present, ...lin }));
    const { seq } = session.checkpoint;
    const verified = requireOk(await verifyEntry(session, seq));
    expect(verified.isWhole).toBe(false);
    expect(verified.canonical).toContain('"name":"lin"');
    expect(verified.canonical).not.toMatch(/salt|commitment|box/);
  });

  it("shows nothing of a key to sign with that its passphrase opens", async () => {
    const sealed = {
      ...{ id: "0123456789abcdef", name: "Ada", kdf: "argon2id13" as const },
      ...{ ops: 3, memoryBytes: 65_536, salt: "c2FsdA", box: "Ym94" },
      commitment: "a".repeat(64),
    };
    const body = { key: "ssh-ed25519 AAAA", name: "at home", sealed };
    const { canonical, isWhole } = await verdictOn({
      type: "own-key.made",
      body,
    });
    expect(isWhole).toBe(false);
    expect(canonical).toContain('"name":"at home"');
    expect(canonical).not.toMatch(/salt|commitment|box/);
  });

  it("of a recovery kit is shown whole, with the digest of its file", async () => {
    const sealed = digestOf("recovery.age");
    const { canonical, isWhole } = await verdictOn({
      type: "vault.recovery-kit-made",
      body: { recipient: "age1", sealed },
    });
    expect(isWhole).toBe(true);
    expect(canonical).toContain(sealed);
  });

  it("is held against what this profile keeps, which may be nothing or an earlier checkpoint", async () => {
    const { seq, head } = session.checkpoint;
    requireOk(await session.commit([charterSigned("ada")]));
    const keeping = (anchored: Session["anchored"]) =>
      Object.create(session, { anchored: { value: anchored } }) as Session;
    const none = keeping(() => Promise.resolve(null));
    expect(requireOk(await verifyEntry(none, 1)).anchor).toEqual({
      verdict: "none",
    });
    const early = keeping(() => Promise.resolve({ seq, head, at: testTime }));
    const last = requireOk(await verifyEntry(early, seq));
    expect(last.anchor).toEqual({ verdict: "contained", seq });
    const later = requireOk(await verifyEntry(early, seq + 1));
    expect(later.anchor).toEqual({ verdict: "later", seq });
  });

  it("is counted where the whole ledger is verified, up to its head", async () => {
    const { seq, head } = session.checkpoint;
    const context = { openSession: () => ok(session) } as unknown as Context;
    const verified = await ledgerHandlers["ledger.verify"](context, {});
    expect(requireOk(verified)).toEqual({ entries: seq + 1, head });
  });

  it("is not verified in a ledger that is damaged meanwhile, nor is the whole", async () => {
    truncateSync(segmentPath(vault), 10);
    const { seq } = session.checkpoint;
    expect(requireError(await verifyEntry(session, seq)).code).toBe(
      "ledger-damaged",
    );
    const context = { openSession: () => ok(session) } as unknown as Context;
    const verified = await ledgerHandlers["ledger.verify"](context, {});
    expect(requireError(verified).code).toBe("ledger-damaged");
    const shown = await showLedger(session, { limit: 9 });
    expect(requireError(shown).code).toBe("ledger-damaged");
  });

  it("of an older copy is not borne out by the checkpoint that was kept", async () => {
    const older = join(tempFolder(), "older");
    await session.close();
    cpSync(vault.rootDir, older, { recursive: true });
    session = requireOk(await vault.open());
    requireOk(await session.commit([charterSigned("ada")]));
    const { seq } = session.checkpoint;
    await session.close();
    session = requireOk(await vault.at(older, vault.profileDir).open());
    const { anchor } = requireOk(await verifyEntry(session, 1));
    expect(anchor).toEqual({ verdict: "missing", seq });
  });
});
