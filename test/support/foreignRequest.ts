// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  encodeIdentity,
  generateIdentity,
  type X25519Identity,
} from "../../electron/crypto/age/identity.ts";
import { sealAgeBytes } from "../../electron/crypto/age/seal.ts";
import type { Consent, Request } from "../../shared/formats/acts.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { instantAt, PersonId, type Sha256 } from "../../shared/ids.ts";
import { makeTar, type TarSpec } from "./makeTar.ts";
import {
  approvalOf,
  charterOf,
  digestOf,
  keyOf,
  type Person,
  text,
} from "./releases.ts";

/** Requests of another vault, made in memory, so that any part of one can be wrong. */

const cleo = PersonId.parse("cleo");
/** Opens what is sealed to cleo. */
export const readerKey = generateIdentity();
export const seal = { person: cleo, recipient: readerKey.recipient };
/** What readers have as their own copy. */
export const firstCharter = charterOf({ seal: [seal] });
export const firstText = formatCharter(firstCharter);
export const requestedAt = Date.parse("2027-01-31T12:00:00Z");

export const files = new Map([
  ["findings/notes.md", text("# Findings\n")],
  ["findings/report.pdf", text("%PDF-1.7 invented\n")],
]);

/** Version 2, and whose signatures put it in force. */
export function laterCharter(changes: Partial<Charter> = {}): Charter {
  return {
    ...firstCharter,
    version: 2,
    replaces: digestOf(firstText),
    issued: instantAt(requestedAt - 60_000),
    ...changes,
  };
}

export function approval(changes: Partial<Request> = {}): Request {
  return approvalOf(firstText, files, {
    issued: instantAt(requestedAt),
    expires: instantAt(requestedAt + 30 * 86_400_000),
    ...(changes as object),
  });
}

export function consent(changes: Partial<Consent> = {}): Consent {
  const { audit, charter, id, issued, vault, checkpoint } = approval();
  const { requester, expires, files: named } = approval();
  return {
    ...{ act: "consent", audit, charter, id, issued, vault, checkpoint },
    ...{ requester, expires, files: named, notBefore: null, judged: [] },
    audience: [seal],
    purpose: "Let cleo judge the findings",
    terms: ["Not to be passed on."],
    ...changes,
  };
}

export function signed(by: Person, act: string, content: string): string {
  return keyOf(by).sign(content, { namespace: `${act}@counterseal` });
}

type Members = Map<string, Uint8Array>;

export interface Made {
  /** Of the text that is signed. */
  readonly request: Sha256;
  readonly text: string;
  readonly bytes: Uint8Array;
}

interface Making {
  /** The text that comes along as charter.txt. */
  readonly charter?: string;
  readonly signer?: Person;
  readonly to?: X25519Identity;
  /** Told after everything is right. */
  readonly edit?: (members: Members) => void;
  /** Comes behind everything else, whatever came before. */
  readonly behind?: readonly TarSpec[];
}

/** A sealed request, as it would be sent. */
export function parcelOf(request: Request, making: Making = {}): Made {
  const { charter = firstText, signer = "ada", to = readerKey } = making;
  const statement = formatStatement(request);
  const members: Members = new Map([
    ["statement.txt", text(statement)],
    ["charter.txt", text(charter)],
    ["requester.sig", text(signed(signer, request.act, statement))],
    ...[...files].map(([path, bytes]) => [`tree/${path}`, bytes] as const),
  ]);
  making.edit?.(members);
  const tar = makeTar([
    ...[...members].map(([name, content]) => ({ name, content })),
    ...(making.behind ?? []),
  ]);
  const { file } = sealAgeBytes([to], tar);
  return { request: digestOf(statement), text: statement, bytes: file };
}

/** Adds texts in front of the files, where they belong. */
export function addTexts(
  members: Members,
  texts: Readonly<Record<string, string>>,
): void {
  const all = [...members];
  const at = all.findIndex(([name]) => name.startsWith("tree/"));
  const added = Object.entries(texts).map(
    ([name, content]) => [name, text(content)] as const,
  );
  members.clear();
  for (const [name, content] of [
    ...all.slice(0, at),
    ...added,
    ...all.slice(at),
  ])
    members.set(name, content);
}

/** The reader's key as a file. */
export function writeKey(folder: string, identity = readerKey): string {
  const path = join(folder, "reader.key");
  writeFileSync(path, `${encodeIdentity(identity)}\n`, { mode: 0o600 });
  return path;
}
