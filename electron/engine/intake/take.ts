// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { FromUnwrapper } from "../../../shared/domain/unwrapperMessages.ts";
import { DeliverableId, VersionId } from "../../../shared/ids.ts";
import type { StagedFile } from "../../../shared/ipc/intakeContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Batch } from "../../storage/storage.ts";
import type { Context, Job } from "../context.ts";
import type { Act } from "../ledger/entries.ts";
import type { ObjectFacts } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";
import { acceptedActs, type Choice, type TakeRequest } from "./acceptedActs.ts";
import { progressOf } from "./look.ts";
import { runUnwrapper } from "./unwrapperRun.ts";
import { PieceQueue, sealPieces } from "./sealPieces.ts";

type ImportAct = Extract<Act, { type: "deliverable.imported" }>;

export interface Refused {
  readonly file: StagedFile;
  readonly error: Failure;
}

export interface Taken {
  readonly imported: DeliverableId[];
  readonly refused: Refused[];
}

/** Files of a record, and their bytes, as of an import of files that lie somewhere. */
const groupFiles = 512;
const groupBytes = 16 * 1024 * 1024;

const newId = (): string => toHex(randomBytes(16));

function nameOf({ path }: StagedFile): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

interface Pending {
  readonly file: StagedFile;
  readonly act: ImportAct;
}

/** Seals the files of an intake as their content arrives, and names them in the ledger group by group. */
class Taking {
  readonly taken: Taken = { imported: [], refused: [] };
  readonly #session: Session;
  readonly #request: TakeRequest;
  readonly #choices: ReadonlyMap<number, Choice>;
  readonly #files: ReadonlyMap<number, StagedFile>;
  #batch: Batch;
  #pending: Pending[] = [];
  #pendingBytes = 0;
  #current: {
    readonly index: number;
    readonly queue: PieceQueue;
    readonly sealed: Promise<Result<ObjectFacts, Failure>>;
  } | null = null;

  constructor(session: Session, request: TakeRequest) {
    this.#session = session;
    this.#request = request;
    this.#choices = new Map(request.choices.map((each) => [each.index, each]));
    this.#files = new Map(
      request.staged.summary.files.map((file) => [file.index, file]),
    );
    this.#batch = session.storage.openBatch();
  }

  async hear(message: FromUnwrapper): Promise<void> {
    if (message.kind === "piece") await this.#piece(message);
    if (message.kind === "whole") await this.#whole(message);
  }

  async #piece({
    index,
    bytes,
  }: {
    index: number;
    bytes: Uint8Array;
  }): Promise<void> {
    const file = this.#files.get(index);
    if (file?.sha256 == null || !this.#choices.has(index))
      throw new Failed(failure("unwrapper-ended"));
    if (this.#current?.index !== index) {
      await this.#giveUp();
      const queue = new PieceQueue();
      const { sha256, size } = file;
      const expected = { name: nameOf(file), size, sha256 };
      const sealed = sealPieces(
        this.#batch,
        this.#session,
        queue.pieces(),
        expected,
      );
      this.#current = { index, queue, sealed };
    }
    await this.#current.queue.give(bytes);
  }

  async #whole({
    index,
    ok: isWhole,
  }: {
    index: number;
    ok: boolean;
  }): Promise<void> {
    const file = this.#files.get(index);
    const choice = this.#choices.get(index);
    if (file === undefined || choice === undefined) return;
    const name = nameOf(file);
    const notAsSeen = failure("intake-not-as-seen", { name });
    const current = this.#current?.index === index ? this.#current : null;
    this.#current = null;
    current?.queue.end(isWhole ? "whole" : new Failed(notAsSeen));
    const sealed = current === null ? err(notAsSeen) : await current.sealed;
    if (!sealed.ok) {
      this.taken.refused.push({ file, error: sealed.error });
      return;
    }
    this.#pending.push({ file, act: this.#actOf(file, choice, sealed.value) });
    this.#pendingBytes += file.size;
    if (this.#pending.length >= groupFiles || this.#pendingBytes >= groupBytes)
      await this.commit();
  }

  /** A file whose end never came. */
  async #giveUp(): Promise<void> {
    const left = this.#current;
    this.#current = null;
    left?.queue.end(new Failed(failure("cancelled")));
    await left?.sealed;
  }

  #actOf(file: StagedFile, choice: Choice, facts: ObjectFacts): ImportAct {
    const { staged, from, channel } = this.#request;
    const { summary, audit } = staged;
    const name = nameOf(file);
    const source = summary.packages[file.source];
    return {
      type: "deliverable.imported",
      body: {
        audit,
        deliverable: choice.deliverable ?? DeliverableId.parse(newId()),
        version: VersionId.parse(newId()),
        kind: choice.kind,
        title: name,
        variant: choice.variant,
        name,
        ...facts,
        from,
        channel,
        handedOver: {
          intake: summary.intake,
          path: file.path,
          package: source?.sha256 ?? facts.sha256,
          signature: file.signature,
        },
      },
    };
  }

  /** Names what was sealed since the last time, and puts it on the record. */
  async commit(): Promise<void> {
    await this.#giveUp();
    const named = await this.#batch.name();
    const pending = this.#pending;
    this.#batch = this.#session.storage.openBatch();
    this.#pending = [];
    this.#pendingBytes = 0;
    const good: Pending[] = [];
    for (const each of pending) {
      const path = objectPath(this.#session.layout, each.act.body.object);
      const done = named.get(path);
      if (done?.ok === false)
        this.taken.refused.push({ file: each.file, error: done.error });
      else good.push(each);
    }
    if (good.length === 0) return;
    const committed = await this.#session.commit(good.map(({ act }) => act));
    if (!committed.ok) throw new Failed(committed.error);
    this.taken.imported.push(...good.map(({ act }) => act.body.deliverable));
  }
}

/** Takes the chosen files of a summary into the vault; what was taken before a failure stands. */
export async function take(
  context: Context,
  session: Session,
  request: TakeRequest,
  job: Job,
): Promise<Result<Taken, Failure>> {
  const { staged, passphrases, choices } = request;
  const { packages, keyFiles, limits, summary } = staged;
  const acts = acceptedActs(request);
  if (acts.length > 0) {
    const begun = await session.commit(acts);
    if (!begun.ok) return begun;
  }
  const taking = new Taking(session, request);
  const done = await runUnwrapper({
    storage: context.storage,
    start: context.startHelper,
    job: {
      packages: packages.map(({ name, size }) => ({ name, size })),
      keyFiles: keyFiles.map(({ size }) => size),
      passphrases: [...passphrases],
      pinned: [],
      limits,
      wanted: choices.map(({ index }) => index),
    },
    files: [...packages, ...keyFiles],
    signal: job.signal,
    seen: progressOf(job, packages),
    hear: (message) => taking.hear(message),
  });
  try {
    await taking.commit();
    if (!done.ok) return done;
    const { imported, refused } = taking.taken;
    const isWhole = imported.length + refused.length === choices.length;
    if (!isWhole) return err(failure("unwrapper-ended"));
    // One that was refused after all is not to be tried again and again.
    const taken = imported.length;
    const { intake } = summary;
    const ended = await session.commit([
      { type: "intake.ended", body: { intake, taken } },
    ]);
    return ended.ok ? ok(taking.taken) : ended;
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}
