// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage } from "../../electron/storage/storage.ts";
import type { VersionId } from "../../shared/ids.ts";
import {
  audit,
  chairs,
  type Desk,
  importFiles,
  newJob,
  openDesk,
  owners,
} from "./mainJob.ts";
import { createSshSigner, type SshSigner } from "./sshSigner.ts";
import { testPassphrase } from "./vaults.ts";

/** A real engine on a real vault with an audit, whose people sign with keys that the test holds. */

export const start = Date.parse("2027-01-31T12:00:00Z");
export const day = 24 * 60 * 60 * 1000;
const term = { from: "2026-01-01T00:00:00Z", until: "2036-01-01T00:00:00Z" };
export const people = [...owners, ...chairs];

export interface ConsentDesk {
  readonly desk: Desk;
  readonly folder: string;
  readonly signers: Map<string, SshSigner>;
  clock: number;
  readonly sign: (person: string, act: string, text: string) => string;
  readonly remove: () => void;
}

/** @param open how the desk is opened, where it is not like any other */
export async function openConsentDesk(
  open: (folder: string, clock: () => number) => Promise<Desk> = openDesk,
): Promise<ConsentDesk> {
  const folder = mkdtempSync(join(tmpdir(), "consent-desk-"));
  const signers = new Map<string, SshSigner>(
    people.map((name) => [name, createSshSigner("ssh-ed25519")]),
  );
  const made = {
    folder,
    signers,
    clock: start,
    sign: (person: string, act: string, text: string): string =>
      signers.get(person)?.sign(text, { namespace: `${act}@counterseal` }) ??
      "",
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
  const desk = await open(folder, () => made.clock);
  await desk.do("vault.create", {
    folder: desk.grant(join(folder, "vault")),
    passphrase: testPassphrase,
    slotName: "ada",
  });
  return Object.assign(made, { desk });
}

/** An audit whose charter of two owners and three chairs is in force; terms may differ from the usual. */
export async function governAudit(
  { desk, signers, sign }: ConsentDesk,
  audit: string,
  terms: Readonly<Record<string, { from: string; until: string }>> = {},
): Promise<void> {
  await desk.do("audit.create", { audit, title: "Invented audit" });
  for (const person of people)
    await desk.do("person.enrol", {
      audit,
      person,
      name: person,
      roles: [
        {
          role: owners.includes(person as never) ? "owner" : "chair",
          ...term,
          ...terms[person],
        },
      ],
      signKeys: [signers.get(person)?.line ?? ""],
      sealKeys: [],
    });
  const { draft } = await desk.do("charter.draft", { audit });
  for (const person of people)
    await desk.do("charter.record", {
      audit,
      signature: sign(person, "charter", draft?.text ?? ""),
    });
}

/** Somebody of the response committee, with this key. */
export async function enrolContact(
  { desk }: ConsentDesk,
  audit: string,
  sealKey: string,
): Promise<void> {
  await desk.do("person.enrol", {
    audit,
    person: "mira",
    name: "mira",
    roles: [{ role: "src", ...term }],
    signKeys: [],
    sealKeys: [sealKey],
  });
}

export async function importOne(
  { desk }: ConsentDesk,
  name = "report.pdf",
  content = `%PDF invented ${name}`,
): Promise<VersionId> {
  const [imported] = await importFiles(desk, { [name]: content });
  const version = imported?.versions[0]?.version;
  if (version === undefined) throw new Error("nothing was imported");
  return version;
}

export function consentOf(
  audit: string,
  version: VersionId,
  changes: object = {},
) {
  return {
    audit,
    requester: "ada",
    files: [{ version, path: "Report.pdf" }],
    audience: ["mira"],
    purpose: "Let the committee judge",
    terms: [],
    expires: "2035-01-01T00:00:00Z",
    ...changes,
  };
}

/** Asks for consent, and records what these people sign. */
export async function consentBy(
  { desk, sign }: ConsentDesk,
  asked: ReturnType<typeof consentOf>,
  ...signing: string[]
) {
  const made = await desk.do("consent.request", asked);
  for (const person of signing)
    await desk.do("consent.record", {
      consent: made.consent,
      signature: sign(person, "consent", made.text),
    });
  return made;
}

/** The code of a refusal, or `done`. */
export async function trySharing(
  { desk, folder }: ConsentDesk,
  request: Omit<Parameters<typeof desk.try<"share.create">>[1], "job" | "file">,
  name = `share-${Math.random().toString(36).slice(2)}.tar.age`,
): Promise<string> {
  const done = await desk.try("share.create", {
    ...request,
    job: newJob(),
    file: desk.grant(join(folder, name)),
  });
  if (done.ok) return "done";
  const { code, facts } = done.error;
  return [code, facts?.["conditions"]].filter(Boolean).join(": ");
}

/** The person revokes their key, since a time before anything was signed. */
export async function revoke(held: ConsentDesk, person: string): Promise<void> {
  const line = held.signers.get(person)?.line ?? "";
  const { keys } = await held.desk.do("key.inspect", { text: line });
  const { text } = await held.desk.do("answer.draft", {
    audit,
    answer: {
      act: "revocation",
      signer: person,
      key: keys[0]?.fingerprint ?? "",
      since: "2027-01-01T00:00:00Z",
      reason: "The laptop was lost",
    },
  } as never);
  const code = await recordAnswer(held, person, "revocation", text);
  if (code !== "done") throw new Error(code);
}

/** Records an answer that they sign with the key that the test holds. */
export async function recordAnswer(
  held: ConsentDesk,
  person: string,
  act: string,
  text: string,
): Promise<string> {
  const storage = createStorage();
  const encode = (content: string) => Buffer.from(content);
  const [statementPath, signaturePath] = ["txt", "sig"].map((ending) =>
    join(held.folder, `${person}-${act}-${randomUUID()}.${ending}`),
  );
  await storage.createDurably(statementPath ?? "", encode(text), 0o600);
  const armour = held.sign(person, act, text);
  await storage.createDurably(signaturePath ?? "", encode(armour), 0o600);
  const done = await held.desk.try("answer.record", {
    audit,
    statement: held.desk.grant(statementPath ?? ""),
    signature: held.desk.grant(signaturePath ?? ""),
  });
  return done.ok ? "done" : done.error.code;
}
