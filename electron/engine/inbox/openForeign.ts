// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import { concatBytes } from "../../crypto/encoding.ts";
import { type AskedHelper, askHelper } from "../helpers/askHelper.ts";
import type { StartHelper } from "../helpers/helperProcess.ts";
import type { ReadMember } from "../exchange/tarReader.ts";
import { drain } from "../exchange/tarReader.ts";
import { OpenerAnswer, type OpenerQuestion } from "./openerSteps.ts";

/** A sealed file that another process opens with a key that this one never holds. */
export interface ForeignFile {
  /** Public halves of the keys that were tried. */
  readonly recipients: readonly string[];
  /** What is in it, in its order; each content is read before the next member is asked for. */
  members(): AsyncGenerator<ReadMember, void, void>;
  /** SHA-256 of the sealed file; null until the last member was read and the file was whole. */
  parcel(): Sha256 | null;
}

const notOpened = { reason: "it could not be opened" };
const notKept = failure("request-damaged", notOpened);
const notRead = failure("answer-damaged", notOpened);
const tooLong = failure("answer-damaged", {
  reason: "what is in it is longer than any answer",
});

async function ask(
  process: AskedHelper<OpenerQuestion>,
  question: OpenerQuestion,
  otherwise = notKept,
): Promise<OpenerAnswer> {
  // A process that read a hostile file beside a key is believed no more than the file.
  const answer = OpenerAnswer.safeParse(await process.ask(question));
  if (!answer.success) throw new Failed(otherwise);
  if (answer.data.kind === "failed")
    throw new Failed(answer.data.failure as Failure);
  return answer.data;
}

async function* membersOf(
  process: AskedHelper<OpenerQuestion>,
  ended: (parcel: Sha256) => void,
): AsyncGenerator<ReadMember, void, void> {
  let next = await ask(process, { kind: "next" });
  while (next.kind === "member") {
    const { name, size } = next;
    let left = size;
    const content = async function* () {
      while (left > 0) {
        const piece = await ask(process, { kind: "next" });
        if (piece.kind !== "piece" || piece.bytes.length > left)
          throw new Failed(notKept);
        left -= piece.bytes.length;
        yield piece.bytes;
      }
    };
    yield { name, size, content };
    await drain(content());
    next = await ask(process, { kind: "next" });
  }
  if (next.kind !== "end") throw new Failed(notKept);
  ended(next.parcel);
}

/**
 * Opens a sealed file with the key in another, in a process of its own that ends with `use`, whatever comes
 * of it. @throws `Failed`: the codes of keys and files, `request-not-yours`, `request-damaged`.
 */
export async function withForeignFile<T>(
  start: StartHelper,
  paths: Omit<Extract<OpenerQuestion, { kind: "open" }>, "kind">,
  use: (file: ForeignFile) => Promise<T>,
): Promise<T> {
  const process = askHelper(start("opener"));
  let parcel: Sha256 | null = null;
  try {
    const opened = await ask(process, { kind: "open", ...paths });
    if (opened.kind !== "opened") throw new Failed(notKept);
    return await use({
      recipients: opened.recipients,
      members: () =>
        membersOf(process, (digest) => {
          parcel = digest;
        }),
      parcel: () => parcel,
    });
  } finally {
    process.end();
  }
}

/**
 * What is in a sealed text, all of which was verified, opened in a process of its own as `withForeignFile`.
 * @throws `Failed`: the codes of keys, `answer-not-yours`, `answer-damaged`
 */
export async function openForeignText(
  start: StartHelper,
  question: Omit<Extract<OpenerQuestion, { kind: "open-text" }>, "kind">,
  mostBytes: number,
): Promise<Uint8Array> {
  const process = askHelper(start("opener"));
  const next = () => ask(process, { kind: "next" }, notRead);
  try {
    const open = { kind: "open-text", ...question } as const;
    const opened = await ask(process, open, notRead);
    if (opened.kind !== "opened") throw new Failed(notRead);
    const pieces: Uint8Array[] = [];
    let left = mostBytes;
    let answer = await next();
    for (; answer.kind === "piece"; answer = await next()) {
      left -= answer.bytes.length;
      if (left < 0) throw new Failed(tooLong);
      pieces.push(answer.bytes);
    }
    if (answer.kind !== "end") throw new Failed(notRead);
    return concatBytes(...pieces);
  } finally {
    process.end();
  }
}
