// SPDX-License-Identifier: Apache-2.0
import type { ExtractFormat } from "../../../shared/domain/extract.ts";
import type { Failure } from "../../../shared/failure.ts";
import {
  type AuditId,
  DeliverableId,
  type FindingId,
  VersionId,
} from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { State } from "../catalog/state.ts";
import { sealPieces } from "../intake/sealPieces.ts";
import type { Act } from "../ledger/entries.ts";
import { requireWritable, type Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";

/** A text that is made in the vault from findings; without a format it says nothing of any. */
export interface MadeText {
  readonly name: string;
  readonly text: string;
  readonly format: ExtractFormat | null;
  readonly findings: readonly FindingId[];
}

export interface MadeVersion {
  readonly version: VersionId;
  readonly name: string;
}

export function newDeliverableId(): DeliverableId {
  return DeliverableId.parse(toHex(randomBytes(16)));
}

/** Names of every version of the audit, so that each can be named by its file. */
export function namesTaken(
  { deliverables }: State,
  audit: AuditId,
): ReadonlySet<string> {
  return new Set(
    [...deliverables.values()]
      .filter((each) => each.audit === audit)
      .flatMap(({ versions }) => versions.map(({ name }) => name)),
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function actsOf(
  audit: AuditId,
  version: VersionId,
  { format, findings }: MadeText,
  imported: Extract<Act, { type: "deliverable.imported" }>["body"],
): Act[] {
  const made = { audit, findings: [...findings], version };
  return [
    { type: "deliverable.imported", body: imported },
    ...(format === null
      ? []
      : [{ type: "extract.made" as const, body: { ...made, format } }]),
  ];
}

/**
 * Keeps texts as versions of one new deliverable: each sealed and synced first, then named in one record of the
 * ledger. Nothing of it touches the disk in plain.
 */
export async function keepExtracts(
  session: Session,
  {
    audit,
    deliverable,
    title,
  }: {
    readonly audit: AuditId;
    readonly deliverable: DeliverableId;
    readonly title: string;
  },
  texts: readonly MadeText[],
): Promise<Result<MadeVersion[], Failure>> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const batch = session.storage.openBatch();
  const sealed: { text: MadeText; facts: Sealed }[] = [];
  for (const text of texts) {
    const bytes = encodeUtf8(text.text);
    const expected = { size: bytes.length, sha256: sha256(bytes) };
    const facts = await sealPieces(batch, session, once(bytes), {
      ...{ name: text.name, ...expected },
    });
    if (!facts.ok) return facts;
    sealed.push({ text, facts: facts.value });
  }
  const named = await batch.name();
  const acts: Act[] = [];
  const versions: MadeVersion[] = [];
  for (const { text, facts } of sealed) {
    const done = named.get(objectPath(session.layout, facts.object));
    if (done?.ok === false) return done;
    const version = VersionId.parse(toHex(randomBytes(16)));
    const about = { audit, deliverable, version, title, name: text.name };
    const body = {
      ...{ ...about, ...facts },
      ...{ kind: "other" as const, variant: "private" as const },
      ...{ from: "Counterseal", channel: "made in the vault from findings" },
    };
    acts.push(...actsOf(audit, version, text, body));
    versions.push({ version, name: text.name });
  }
  const committed = await session.commit(acts);
  return committed.ok ? ok(versions) : committed;
}

type Sealed = Extract<
  Awaited<ReturnType<typeof sealPieces>>,
  { ok: true }
>["value"];
