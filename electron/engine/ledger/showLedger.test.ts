// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  LedgerFilter,
  ledgerKinds,
} from "../../../shared/domain/ledgerFilter.ts";
import {
  AgreementName,
  AuditId,
  PersonId,
  Sha256,
  StatementId,
} from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import { digestOf } from "../../../test/support/releases.ts";
import { approval, begun } from "../../../test/support/signedEntries.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault } from "../../../test/support/vaults.ts";
import type { Session } from "../session.ts";
import type { Act } from "./entries.ts";
import { showLedger } from "./showLedger.ts";

const audit = AuditId.parse("harbour");
const eve = PersonId.parse("eve");

function tick(step: string): Act {
  const body = { audit, step, done: true, by: "Ada", note: null };
  return { type: "phase.step-set", body };
}

/** A record of one entry, one of three, and then as many more as are wanted. */
async function openFilled(more: number) {
  const folder = tempFolder();
  const session = requireOk(await (await makeVault(folder)).open());
  const created = { audit, title: "Harbour" };
  requireOk(await session.commit([{ type: "audit.created", body: created }]));
  const recused = { audit, person: eve, vendor: null, reason: "Kin" };
  const asked = { audit, to: [eve] };
  requireOk(
    await session.commit([
      { type: "recusal.recorded", body: recused },
      { type: "agreement.asked", body: asked },
      tick("first"),
    ]),
  );
  for (let at = 0; at < more; at++)
    requireOk(await session.commit([tick(`more-${String(at)}`)]));
  return { folder, session };
}

async function shown(session: Session, filter: object, limit = 100) {
  const request = { limit, filter: LedgerFilter.parse(filter) };
  return requireOk(await showLedger(session, request));
}

it("filters by kind, person, subject, audit, period and words", async () => {
  const { session } = await openFilled(0);
  const types = async (filter: object) =>
    (await shown(session, filter)).entries.map(({ type }) => type);
  const all = await shown(session, {});
  expect(all.matched).toBe(all.total);
  expect(await types({ kinds: ["people", "agreement"] })).toEqual([
    ...["agreement.asked", "recusal.recorded"],
  ]);
  const unheardOf = "a".repeat(64);
  expect(await types({ about: unheardOf })).toEqual([]);
  expect(await types({ about: eve })).toEqual([
    ...["agreement.asked", "recusal.recorded"],
  ]);
  // She was asked and recused; she did nothing herself.
  expect(await types({ by: eve })).toEqual([]);
  const at = all.entries[0]?.at ?? "";
  expect(await types({ by: session.actor })).toHaveLength(all.total);
  expect(await types({ audit })).toHaveLength(4);
  expect(await types({ audit: "other" })).toEqual([]);
  const day = at.slice(0, 10);
  expect(await types({ from: day, until: day })).toHaveLength(all.total);
  expect(await types({ from: "2999-01-01" })).toEqual([]);
  expect(await types({ until: "1999-01-01" })).toEqual([]);
  expect(await types({ search: "WHOLE recused" })).toEqual([
    "recusal.recorded",
  ]);
  expect(LedgerFilter.safeParse({ kinds: ["gossip"] }).success).toBe(false);
  expect(new Set(all.entries.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  expect(ledgerKinds).toContain(all.entries[0]?.kind);
  await session.close();
});

it("gives pages that follow each other, without gap or repeat", async () => {
  const { session } = await openFilled(5);
  const filter = LedgerFilter.parse({ kinds: ["audit"] });
  const seqs: number[] = [];
  for (let before: number | null = 999; before !== null;) {
    const request = { limit: 2, filter, before };
    const page: Response<"ledger.show"> = requireOk(
      await showLedger(session, request),
    );
    expect(page.matched).toBe(7);
    seqs.push(...page.entries.map(({ seq }) => seq));
    before = page.next;
  }
  expect(seqs).toHaveLength(7);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  await session.close();
});

it("reads a bounded part of the ledger a call, and new entries alone afterwards", async () => {
  const { session } = await openFilled(5);
  const reads: number[] = [];
  const { total } = requireOk(await showLedger(session, { limit: 9 }, 2));
  for (let read = 0; read < total;) {
    const part = requireOk(await showLedger(session, { limit: 9 }, 2));
    read = part.read;
    reads.push(read);
    expect(part.entries.length).toBe(read < total ? 0 : 9);
  }
  expect(reads.length).toBeGreaterThan(2);
  requireOk(await session.commit([tick("last")]));
  const after = requireOk(await showLedger(session, { limit: 1 }, 1));
  expect(after.read).toBe(total + 1);
  expect(after.entries[0]?.seq).toBe(total);
  await session.close();
});

it.each([
  [
    "shortens a long text, and says how long it is",
    4001,
    "… (4001 characters)",
  ],
  ["shows a text of the longest size whole", 4000, ""],
])("%s", async (_what, length, more) => {
  const { session } = await openFilled(0);
  const name = AgreementName.parse("conduct.md");
  const text = "x".repeat(length);
  const body = {
    ...{ audit, name, source: "the RFP", text },
    digest: Sha256.parse("a".repeat(64)),
  };
  requireOk(await session.commit([{ type: "agreement.imported", body }]));
  const [newest] = (await shown(session, {}, 1)).entries;
  expect(JSON.parse(newest?.body ?? "")).toEqual({
    ...body,
    text: `${"x".repeat(4000)}${more}`,
  });
  await session.close();
});

it("shows nothing that a guesser at a passphrase needs", async () => {
  const { session } = await openFilled(0);
  const slot = {
    ...{ id: "0123456789abcdef", name: "Ada", kdf: "argon2id13" as const },
    ...{ ops: 3, memoryBytes: 65_536, salt: "c2FsdA", box: "Ym94" },
    commitment: "a".repeat(64),
  };
  const made = { recipient: "age1", sealed: Sha256.parse("b".repeat(64)) };
  requireOk(
    await session.commit([
      {
        type: "vault.slot-added",
        body: { slot: slot.id, name: slot.name, slots: [slot] },
      },
      {
        type: "own-key.made",
        body: { key: "ssh-ed25519 AAAA", name: "at home", sealed: slot },
      },
      { type: "vault.recovery-kit-made", body: made },
    ]),
  );
  const { entries } = await shown(session, {}, 3);
  expect(entries.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    made,
    { key: "ssh-ed25519 AAAA", name: "at home" },
    { slot: slot.id, name: slot.name },
  ]);
  await session.close();
});

it("says that nothing follows the last page, also when it is full", async () => {
  const { session } = await openFilled(0);
  const { total, next } = await shown(session, {});
  expect(next).toBeNull();
  expect((await shown(session, {}, total)).next).toBeNull();
  expect((await shown(session, {}, total - 1)).next).toBe(1);
  await session.close();
});

it("lists everyone who acted once, in the order of their names", async () => {
  const { session } = await openFilled(0);
  requireOk(await session.commit(begun));
  const { actors } = await shown(session, {});
  // The holder is one of those who signed.
  expect(session.actor).toBe("ada");
  expect(actors).toEqual(["ada", "ben", "cleo", "dora", "edo"]);
  await session.close();
});

it("counts to an audit what is about something of it", async () => {
  const { session } = await openFilled(0);
  const other = AuditId.parse("other");
  const title = "Other";
  requireOk(
    await session.commit([
      { type: "audit.created", body: { audit: other, title } },
    ]),
  );
  const ids = ["1", "2"].map((digit) => StatementId.parse(digit.repeat(32)));
  const [consent, ofOther] = ids as [StatementId, StatementId];
  const parcel = Sha256.parse("c".repeat(64));
  const asked = { text: "Asked", files: [] };
  for (const [of, each, mark] of [
    [audit, consent, "d"],
    [other, ofOther, "e"],
  ] as const) {
    const digest = Sha256.parse(mark.repeat(64));
    const requested = { audit: of, consent: each, digest, ...asked };
    requireOk(
      await session.commit([
        { type: "consent.requested", body: requested },
        { type: "consent.sent", body: { consent: each, to: [eve], parcel } },
      ]),
    );
  }
  const ofKind = { kinds: ["consent"] };
  const types = async (filter: object) =>
    (await shown(session, filter)).entries.map(({ type }) => type);
  expect(await types(ofKind)).toHaveLength(4);
  expect(await types({ ...ofKind, audit })).toEqual([
    ...["consent.sent", "consent.requested"],
  ]);
  expect(await types({ about: consent })).toEqual([
    ...["consent.sent", "consent.requested"],
  ]);
  await session.close();
});

it("finds what answers a request, which names the request's digest alone", async () => {
  const { session } = await openFilled(0);
  const digest = Sha256.parse("d".repeat(64));
  const consent = StatementId.parse("7".repeat(32));
  const answered = (digit: string, of: string): Act => {
    const answer = Sha256.parse(digit.repeat(64));
    const by = { person: eve, fingerprint: "SHA256:x", key: "k" };
    const body = { audit, act: "decline" as const, digest: answer, ...by };
    const text = `Of: ${of}`;
    return {
      type: "answer.recorded",
      body: { ...body, text, signature: "none" },
    };
  };
  const asked = { audit, consent, digest, text: "Asked", files: [] };
  requireOk(
    await session.commit([
      ...begun,
      { type: "consent.requested", body: asked },
      answered("1", digest),
      answered("2", digestOf(approval)),
    ]),
  );
  const about = async (subject: string) =>
    (await shown(session, { about: subject })).entries.map(({ type }) => type);
  expect(await about(consent)).toEqual([
    ...["answer.recorded", "consent.requested"],
  ]);
  expect(await about("9".repeat(32))).toEqual([
    ...["answer.recorded", "release.requested", "release.proposed"],
  ]);
  await session.close();
});

it("shows no entry that was altered after it was read", async () => {
  const { folder, session } = await openFilled(0);
  expect((await shown(session, {})).entries).not.toHaveLength(0);
  const dir = join(session.layout.rootDir, "ledger");
  expect(dir.startsWith(folder)).toBe(true);
  const [name = ""] = readdirSync(dir);
  const bytes = readFileSync(join(dir, name));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(join(dir, name), bytes);
  const refused = requireError(await showLedger(session, { limit: 100 }));
  expect(refused.code).toBe("ledger-damaged");
  await session.close();
});
