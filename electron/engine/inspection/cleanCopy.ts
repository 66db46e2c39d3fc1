// SPDX-License-Identifier: Apache-2.0
import { extname } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { VersionId } from "../../../shared/ids.ts";
import type { CleanCopyView } from "../../../shared/ipc/cleanCopyContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import type {
  CleanCopyState,
  DeliverableState,
  State,
  VersionState,
} from "../catalog/state.ts";
import type { Context, Job } from "../context.ts";
import { piecesOf, sealBytes } from "../intake/sealPieces.ts";
import type { Act } from "../ledger/entries.ts";
import { type ObjectFacts, openObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { cleanFile, type CleanFile } from "./cleanFile.ts";
import { inspectFile } from "./inspectFile.ts";
import { versionIn } from "./inspectionView.ts";
import { soughtFor } from "./sought.ts";

const longestStem = 200;

export interface Source {
  readonly deliverable: DeliverableState;
  readonly version: VersionState;
}

export function cleanCopyView(
  state: State,
  copy: VersionId,
  { at, version: _version, ...made }: CleanCopyState,
): CleanCopyView | null {
  const found = versionIn(state, copy);
  const source = versionIn(state, made.source);
  // They are of one deliverable, and go together.
  if (found === undefined || source === undefined) return null;
  const [{ name }, { name: sourceName }] = [found.version, source.version];
  return { copy, name, sourceName, made: at, ...made };
}

/** A name that no version of the audit has yet, so that each can be named by its file. */
function nameOfCopy(state: State, { deliverable, version }: Source): string {
  const taken = new Set(
    [...state.deliverables.values()]
      .filter(({ audit }) => audit === deliverable.audit)
      .flatMap(({ versions }) => versions.map(({ name }) => name)),
  );
  const ending = extname(version.name);
  const whole = version.name.slice(0, version.name.length - ending.length);
  const stem = Array.from(whole)
    .slice(0, longestStem / 4)
    .join("");
  const base = Buffer.byteLength(whole) > longestStem ? stem : whole;
  for (let number = 1; ; number += 1) {
    const name = `${base}-clean${number === 1 ? "" : `-${number}`}${ending}`;
    if (!taken.has(name)) return name;
  }
}

interface Made {
  readonly source: Source;
  readonly copy: VersionId;
  readonly name: string;
  readonly title: string | null;
}

/** What stands in the ledger once it is there: one record, so that none of it is ever without the rest. */
function actsFor(
  { source, copy, name, title }: Made,
  facts: ObjectFacts,
  { removed, kept, compared }: CleanFile,
): Act[] {
  const { deliverable, version } = source;
  const { audit, deliverable: id, kind, title: called } = deliverable;
  const derived = {
    stage: version.lineage?.stage ?? "draft",
    round: version.lineage?.round ?? null,
    derivedFrom: version.version,
    supersedes: null,
  } as const;
  const cleaned = { source: version.version, title, removed, kept, compared };
  return [
    {
      type: "deliverable.imported",
      body: {
        ...{ audit, deliverable: id, version: copy, kind, title: called },
        ...{ variant: version.variant, name, ...facts },
        ...{ from: version.from, channel: `clean copy of ${version.name}` },
      },
    },
    { type: "version.described", body: { version: copy, ...derived } },
    { type: "inspection.cleaned", body: { version: copy, ...cleaned } },
  ];
}

async function cleanSource(
  context: Context,
  session: Session,
  { version }: Source,
  title: string | null,
  job: Job,
): Promise<Result<CleanFile, Failure>> {
  const seen = job.startFile(version.name, version.size);
  async function* content() {
    for await (const piece of openObject(session, version)) {
      seen(piece.length);
      yield piece;
    }
  }
  const { name, size } = version;
  return cleanFile(
    () => context.startHelper("cleaner"),
    { name, size, content: content() },
    title,
    job.signal,
    () => {
      seen(0);
    },
  );
}

/**
 * Makes a copy of a version without what nobody sees, proved to look the same, inspects it, and keeps it with
 * its report beside the original. Nothing is kept unless all of it was done.
 */
export async function makeCleanCopy(
  context: Context,
  session: Session,
  source: Source,
  title: string | null,
  job: Job,
): Promise<Result<VersionId, Failure>> {
  const cleaned = await cleanSource(context, session, source, title, job);
  if (!cleaned.ok) return cleaned;
  const { bytes } = cleaned.value;
  try {
    const name = nameOfCopy(session.state, source);
    // The copy comes from its source, and is held against what that is held against.
    const { watch, heldAgainst, digest } = soughtFor(
      session,
      source.deliverable.audit,
      source.version.version,
    );
    const report = await inspectFile(
      () => context.startHelper("inspector"),
      { name, size: bytes.length, content: piecesOf(bytes), heldAgainst },
      watch,
      job.signal,
      () => undefined,
    );
    if (!report.ok) return report;
    // From here on it is not stopped: an object that has its name is put on the record.
    if (job.signal.aborted) return err(failure("cancelled"));
    const facts = await sealBytes(session, name, bytes);
    if (!facts.ok) return facts;
    const copy = VersionId.parse(toHex(randomBytes(16)));
    const kept = await session.commit([
      ...actsFor({ source, copy, name, title }, facts.value, cleaned.value),
      {
        type: "inspection.recorded",
        body: {
          version: copy,
          watch: digest,
          report: report.value,
        },
      },
    ]);
    return kept.ok ? ok(copy) : kept;
  } finally {
    wipe(bytes);
  }
}
