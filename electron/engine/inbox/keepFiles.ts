// SPDX-License-Identifier: Apache-2.0
import { Failed, failure } from "../../../shared/failure.ts";
import type { Request } from "../../../shared/formats/acts.ts";
import { ObjectId, type Sha256 } from "../../../shared/ids.ts";
import { sealAge } from "../../crypto/age/seal.ts";
import { createSha256 } from "../../crypto/digest.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { type Batch, partEnding } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import type { ReadMember } from "../exchange/tarReader.ts";
import type { ActBody } from "../ledger/entries.ts";
import { stopIfCancelled } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";

type KeptFile = ActBody<"request.received">["files"][number];

/** What a request must hold, by the name of each member. */
function expectedOf(request: Request): Map<string, Sha256> {
  return new Map([
    ...request.judged.map(
      ({ name, sha256 }) => [`judged/${name}`, sha256] as const,
    ),
    ...request.files.map(
      ({ path, sha256 }) => [`tree/${path}`, sha256] as const,
    ),
  ]);
}

/**
 * Takes the files of one request into the vault: each sealed as it is read, compared with the statement, and
 * without a name until all of them are there and right. Whoever made it names them or drops them.
 */
export class FileKeeper {
  readonly #session: Session;
  readonly #batch: Batch;
  readonly #job: Job;
  readonly #expected: Map<string, Sha256>;
  readonly #kept: KeptFile[] = [];
  readonly #begun: string[] = [];

  constructor(session: Session, request: Request, job: Job) {
    this.#session = session;
    this.#batch = session.storage.openBatch();
    this.#job = job;
    this.#expected = expectedOf(request);
  }

  /** @throws `Failed`: `request-content-differs`, `request-damaged`, `cancelled`, or why it cannot be written */
  async take(member: ReadMember): Promise<void> {
    const { name, size } = member;
    const expected = this.#expected.get(name);
    if (expected === undefined)
      throw new Failed(
        failure("request-damaged", {
          reason:
            "it holds a file that the statement does not name, or one twice",
        }),
      );
    this.#expected.delete(name);
    const { identity, layout } = this.#session;
    const object = ObjectId.parse(toHex(randomBytes(16)));
    const digest = createSha256();
    const seen = this.#job.startFile(name, size);
    const { signal } = this.#job;
    async function* watched(): AsyncGenerator<Uint8Array, void, void> {
      for await (const piece of member.content()) {
        stopIfCancelled(signal);
        digest.update(piece);
        seen(piece.length);
        yield piece;
      }
    }
    const { file, headerSha256: header } = sealAge([identity], watched());
    const path = objectPath(layout, object);
    this.#begun.push(path);
    const written = await this.#batch.add(path, file);
    if (!written.ok) throw new Failed(written.error);
    const sha256 = digest.digest();
    if (sha256 !== expected)
      throw new Failed(failure("request-content-differs", { name }));
    this.#kept.push({ path: name, size, sha256, object, header });
  }

  /** Gives all files their names, durably. @throws `Failed` when one is missing, or cannot be named */
  async finish(): Promise<readonly KeptFile[]> {
    const [missing] = this.#expected.keys();
    if (missing !== undefined)
      throw new Failed(
        failure("request-damaged", { reason: `${missing} is missing` }),
      );
    for (const [, named] of await this.#batch.name())
      if (!named.ok) throw new Failed(named.error);
    return this.#kept;
  }

  /** Nothing of the files stays. */
  async drop(): Promise<void> {
    const { storage } = this.#session;
    for (const path of this.#begun) {
      await storage.remove(path + partEnding);
      await storage.remove(path);
    }
  }
}
