// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { PackageFault } from "../../../shared/domain/memberReasons.ts";
import {
  type UnpackLimits,
  usualLimits,
} from "../../../shared/domain/unpackLimits.ts";
import type {
  FromUnwrapper,
  ZipMember,
} from "../../../shared/domain/unwrapperMessages.ts";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import type { Storage } from "../../storage/storage.ts";
import type { StartHelper } from "../helpers/helperProcess.ts";
import { runUnwrapper } from "../intake/unwrapperRun.ts";
import { headOf } from "./releaseTree.ts";

const gibibyte = 1024 * 1024 * 1024;

/** Nothing is written and memory stays flat, so that only what no release needs is refused. */
const limits: UnpackLimits = {
  ...usualLimits,
  members: 400_000,
  fileBytes: 64 * gibibyte,
  totalBytes: 256 * gibibyte,
  seconds: 4 * 3600,
};

/** A first member, or the end of a zip that holds none. What begins otherwise is another kind of file first. */
export async function beginsAsZip(
  storage: Storage,
  path: string,
): Promise<boolean> {
  const head = await headOf(storage, path, 4);
  return head === "PK\u0003\u0004" || head === "PK\u0005\u0006";
}

export interface ZipQuestion {
  readonly path: string;
  readonly start: StartHelper;
  readonly signal: AbortSignal;
}

type Heard = (message: FromUnwrapper) => Promise<void> | void;
export type ZipFault = PackageFault | "unwrapper-ended";

/** One piece on its way from the helper to whoever reads it. */
interface Held {
  readonly bytes: Uint8Array;
  readonly taken: () => void;
}

/**
 * A zip on disk, read by a process that has neither keys nor files: it is made by strangers, and this one holds an
 * open vault's keys.
 */
export class ZipArchive {
  readonly #storage: Storage;
  readonly #question: ZipQuestion;

  constructor(storage: Storage, question: ZipQuestion) {
    this.#storage = storage;
    this.#question = question;
  }

  /** Every member with its digest; or why the zip as a whole is refused. */
  async list(): Promise<
    Result<Result<readonly ZipMember[], ZipFault>, Failure>
  > {
    const members: ZipMember[] = [];
    const faults: ZipFault[] = [];
    const ran = await this.#run(null, (message) => {
      if (message.kind === "member") members.push(message.member);
      if (message.kind === "fault") faults.push(message.fault);
    });
    if (!ran.ok)
      return ran.error.code === "unwrapper-ended"
        ? ok(err("unwrapper-ended"))
        : ran;
    const [fault] = faults;
    return ok(fault === undefined ? ok(members) : err(fault));
  }

  /** Contents by index. Fails where one is no longer what was listed. */
  async contents(
    wanted: readonly ZipMember[],
  ): Promise<Result<ReadonlyMap<number, Uint8Array>, Failure>> {
    const pieces = new Map<number, Uint8Array[]>(
      wanted.map(({ index }) => [index, []]),
    );
    if (wanted.length === 0) return ok(new Map());
    const ran = await this.#run([...pieces.keys()], (message) => {
      if (message.kind === "piece")
        pieces.get(message.index)?.push(message.bytes);
    });
    if (!ran.ok) return ran;
    const contents = new Map<number, Uint8Array>();
    for (const member of wanted) {
      const content = Buffer.concat(pieces.get(member.index) ?? []);
      if (sha256(content) !== member.sha256) return err(this.#changed());
      contents.set(member.index, content);
    }
    return ok(contents);
  }

  /** One member's content in order. @throws `Failed` where it cannot be read to its end. */
  async *pieces(member: ZipMember): AsyncGenerator<Uint8Array, void, void> {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#question.signal]);
    const held: Held[] = [];
    const state = { isOver: false, isWhole: false };
    let wake: () => void = () => undefined;
    const hear: Heard = (message) => {
      if (message.kind === "whole") state.isWhole = message.ok;
      if (message.kind !== "piece") return undefined;
      return new Promise((taken) => {
        held.push({ bytes: message.bytes, taken });
        wake();
      });
    };
    const running = this.#run([member.index], hear, signal).finally(() => {
      state.isOver = true;
      wake();
    });
    try {
      while (held.length > 0 || !state.isOver) {
        const piece = held[0];
        if (piece === undefined)
          await new Promise<void>((resolve) => (wake = resolve));
        else {
          yield piece.bytes;
          held.shift();
          piece.taken();
        }
      }
      const ran = await running;
      if (!ran.ok) throw new Failed(ran.error);
      if (!state.isWhole) throw new Failed(this.#changed());
    } finally {
      stop.abort();
      // Whoever stops reading leaves a piece that nobody takes.
      for (const { taken } of held) taken();
      await running;
    }
  }

  #changed(): Failure {
    const name = basename(this.#question.path);
    return failure("file-changed-while-reading", { name });
  }

  async #run(
    wanted: number[] | null,
    hear: Heard,
    signal = this.#question.signal,
  ): Promise<Result<void, Failure>> {
    const { path, start } = this.#question;
    const facts = await this.#storage.facts(path);
    if (!facts.ok) return facts;
    const size = facts.value?.size ?? 0;
    return runUnwrapper({
      storage: this.#storage,
      start,
      job: { zip: { size, limits, wanted } },
      files: [{ path, size }],
      signal,
      seen: () => undefined,
      hear,
    });
  }
}
