// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalOf,
  charterOf,
  digestOf,
  sampleFiles,
  sign,
} from "../../../test/support/releases.ts";
import {
  createSshSigner,
  type SshSigner,
} from "../../../test/support/sshSigner.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, testTime } from "../../../test/support/vaults.ts";
import {
  formatCharter,
  parseCharter,
} from "../../../shared/formats/charterText.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  AuditId,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { readOnlyAdvice } from "../../../shared/text/standing.ts";
import { fingerprintOf } from "../catalog/keyLosses.ts";
import type { Session } from "../session.ts";
import { compareWitness } from "./witness.ts";

function statementAt(vault: VaultId, checkpoint: Checkpoint): string {
  return formatStatement(
    approvalOf("", sampleFiles(), { vault, checkpoint, issued: testTime }),
  );
}

function addAudit(session: Session, audit = "one") {
  const body = { audit: AuditId.parse(audit), title: "One" };
  return session.commit([{ type: "audit.created", body }]);
}

const ada = createSshSigner("ssh-ed25519");
const mallory = createSshSigner("ssh-ed25519");

/** A vault with the audit of the statements, in which ada is enrolled. */
async function openRoster(): Promise<Session> {
  const session = requireOk(await (await makeVault(tempFolder())).open());
  await enrolAda(session);
  return session;
}

async function enrolAda(session: Session): Promise<void> {
  const { audit } = approvalOf("", sampleFiles());
  requireOk(await addAudit(session, audit));
  const person = PersonId.parse("ada");
  const body = { audit, person, name: "Ada", roles: [], sealKeys: [] };
  requireOk(
    await session.commit([
      { type: "person.enrolled", body: { ...body, signKeys: [ada.line] } },
    ]),
  );
}

function compare(
  session: Session,
  text: string,
  signer: SshSigner = ada,
  namespace = "approval@counterseal",
) {
  return compareWitness(session, text, [signer.sign(text, { namespace })]);
}

const otherHead = Sha256.parse("ab".repeat(32));

describe("a statement that comes back", () => {
  it("is a witness that the ledger is the one it was made on", async () => {
    const session = requireOk(await (await makeVault(tempFolder())).open());
    const { vault, checkpoint } = session;
    requireOk(await addAudit(session));
    const text = statementAt(vault, checkpoint);
    expect(requireOk(await compareWitness(session, text, []))).toEqual({
      ...checkpoint,
      issued: testTime,
      verdict: "contained",
    });
    expect(session.readOnly).toBe(false);
    await session.close();
  });

  it.each([
    ["a later entry", 7],
    ["another entry of the same number", 0],
  ])("bars the vault when it names %s", async (_what, seq) => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    await enrolAda(session);
    const text = statementAt(session.vault, { seq, head: otherHead });
    expect(requireOk(await compare(session, text)).verdict).toBe("missing");
    expect(session.standing).toMatchObject({
      readOnlyWhy: "rolled-back",
      lost: {
        ...{ seq, head: otherHead, witness: "statement" },
        statement: { act: "approval", signer: "ada" },
      },
    });
    expect(readOnlyAdvice(session.standing)?.facts.join(" ")).toContain(
      "with the signature of ada, names entry",
    );
    expect(requireError(await addAudit(session)).code).toBe("vault-read-only");
    requireOk(await session.adopt("that line was given up"));
    expect(requireOk(await compareWitness(session, text, [])).verdict).toBe(
      "adopted",
    );
    requireOk(await addAudit(session));
    await session.close();
    const again = requireOk(await vault.open());
    expect(again.freshness).toBe("proven");
    await again.close();
  });

  it("bars the vault again when it reaches further than what was given up", async () => {
    const session = await openRoster();
    const at = (seq: number) =>
      statementAt(session.vault, { seq, head: otherHead });
    requireOk(await compare(session, at(7)));
    requireOk(await session.adopt("that line was given up"));
    const verdict = async (seq: number) =>
      requireOk(await compare(session, at(seq))).verdict;
    expect(await verdict(6)).toBe("adopted");
    expect(session.readOnly).toBe(false);
    expect(await verdict(8)).toBe("missing");
    expect(session.readOnly).toBe(true);
    await session.close();
  });

  it("is believed by who was only ever in a charter, as mail brings it back", async () => {
    const session = requireOk(await (await makeVault(tempFolder())).open());
    const { audit } = approvalOf("", sampleFiles());
    requireOk(await addAudit(session, audit));
    const signs = charterOf().sign.filter(({ person }) => person !== "ada");
    const charter = formatCharter(
      charterOf({ sign: [sign("ada", ada), ...signs] }),
    );
    const digest = digestOf(charter);
    const drafted = { audit, version: 1, digest, text: charter };
    requireOk(
      await session.commit([{ type: "charter.drafted", body: drafted }]),
    );
    const text = statementAt(session.vault, { seq: 7, head: otherHead });
    const armour = ada.sign(text, { namespace: "approval@counterseal" });
    const mailed = armour.replace(/^/gm, "> ").replaceAll("\n", "\r\n");
    const compared = await compareWitness(session, text, ["hello", mailed]);
    expect(requireOk(compared).verdict).toBe("missing");
    await session.close();
  });

  it.each<[string, (session: Session, text: string) => Promise<unknown>]>([
    ["no signature", (session, text) => compareWitness(session, text, [])],
    [
      "a signature by a key that nobody of the audit has",
      (session, text) => compare(session, text, mallory),
    ],
    [
      "a signature for another act",
      (session, text) => compare(session, text, ada, "consent@counterseal"),
    ],
    [
      "a signature over another text",
      (session, text) =>
        compareWitness(session, text, [
          ada.sign(`${text}\n`, { namespace: "approval@counterseal" }),
        ]),
    ],
    [
      "what is no signature",
      (session, text) => compareWitness(session, text, [text, ada.line]),
    ],
  ])("is not believed with %s", async (_what, compared) => {
    const session = await openRoster();
    const text = statementAt(session.vault, { seq: 7, head: otherHead });
    expect(await compared(session, text)).toMatchObject({
      value: { verdict: "unproven" },
    });
    expect(session.readOnly).toBe(false);
    requireOk(await addAudit(session));
    await session.close();
  });

  it("is not believed by the key of another audit's people", async () => {
    const session = requireOk(await (await makeVault(tempFolder())).open());
    const text = statementAt(session.vault, { seq: 7, head: otherHead });
    requireOk(await addAudit(session, "other"));
    const person = PersonId.parse("ada");
    const audit = AuditId.parse("other");
    const body = { audit, person, name: "Ada", roles: [], sealKeys: [] };
    requireOk(
      await session.commit([
        { type: "person.enrolled", body: { ...body, signKeys: [ada.line] } },
      ]),
    );
    expect(requireOk(await compare(session, text)).verdict).toBe("unproven");
    expect(session.readOnly).toBe(false);
    await session.close();
  });

  it("is not believed by a key that was lost, though a charter lists it", async () => {
    const session = await openRoster();
    const { audit } = approvalOf("", sampleFiles());
    const signs = charterOf().sign.filter(({ person }) => person !== "ada");
    const listing = charterOf({ sign: [sign("ada", ada), ...signs] });
    const charter = formatCharter(listing);
    expect(parseCharter(charter).ok).toBe(true);
    const digest = digestOf(charter);
    const drafted = { audit, version: 1, digest, text: charter };
    const person = PersonId.parse("ada");
    const lost = { audit, person, key: ada.line, since: testTime };
    requireOk(
      await session.commit([
        { type: "charter.drafted", body: drafted },
        {
          type: "person.key-lost",
          body: { ...lost, reason: "the token was stolen" },
        },
      ]),
    );
    const text = statementAt(session.vault, { seq: 7, head: otherHead });
    expect(requireOk(await compare(session, text)).verdict).toBe("unproven");
    expect(session.readOnly).toBe(false);
    await session.close();
  });

  it("is not believed by a key that its holder revoked", async () => {
    const session = await openRoster();
    const signer = PersonId.parse("ada");
    const { audit } = approvalOf("", sampleFiles());
    const { line: key } = ada;
    const fingerprint = fingerprintOf(key) ?? "";
    const text = formatStatement({
      ...{ act: "revocation", audit, charter: otherHead, signer },
      ...{ id: StatementId.parse("0".repeat(32)), issued: testTime },
      ...{ key: fingerprint, since: testTime, reason: "Stolen" },
    });
    const signature = ada.sign(text, { namespace: "revocation@counterseal" });
    const signed = { person: signer, key, fingerprint, signature };
    const digest = digestOf(text);
    const body = { audit, act: "revocation", digest, text, ...signed } as const;
    const before = statementAt(session.vault, { seq: 7, head: otherHead });
    requireOk(await session.commit([{ type: "answer.recorded", body }]));
    expect(requireOk(await compare(session, before)).verdict).toBe("unproven");
    expect(session.readOnly).toBe(false);
    await session.close();
  });

  it("says nothing about another vault, and nothing when it is no approval", async () => {
    const session = requireOk(await (await makeVault(tempFolder())).open());
    const foreign = statementAt(VaultId.parse("00".repeat(16)), {
      seq: 0,
      head: otherHead,
    });
    expect(requireError(await compare(session, foreign)).code).toBe(
      "checkpoint-other-vault",
    );
    expect(requireError(await compareWitness(session, "hello", [])).code).toBe(
      "statement-refused",
    );
    expect(session.readOnly).toBe(false);
    await session.close();
  });
});
