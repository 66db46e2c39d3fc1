// SPDX-License-Identifier: Apache-2.0
import type { Comparison } from "../../shared/domain/comparison.ts";
import type {
  FromComparer,
  ToComparer,
} from "../../shared/domain/comparisonMessages.ts";
import { compare, type Compared, comparisonOf } from "./compare.ts";
import { NotSeenList, type Readable, type Steps } from "./readable.ts";
import { readVersion } from "./readVersion.ts";

/** A version as it comes in. */
interface Coming {
  readonly name: string;
  bytes: Uint8Array;
  filled: number;
}

/** One conversation: two versions come, are compared, and then give out rows. Anything else throws. */
export class Comparer {
  readonly #came: Coming[] = [];
  #steps: Steps<Comparison> | null = null;
  #compared: Compared | null = null;

  async answer(message: ToComparer): Promise<FromComparer> {
    switch (message.kind) {
      case "begin": {
        if (this.#came.length === 2) throw new Error("a third version");
        const { name, size } = message;
        this.#came.push({ name, bytes: new Uint8Array(size), filled: 0 });
        return { kind: "ready" };
      }
      case "bytes":
        this.#fill(message.bytes);
        return { kind: "ready" };
      case "end":
        if (this.#came.length === 2) this.#steps = this.#work();
        return { kind: "ready" };
      case "next":
        return this.#next();
      case "rows":
        if (this.#compared === null) throw new Error("nothing is compared");
        return { kind: "rows", rows: this.#compared.rows(message.wanted) };
    }
  }

  #fill(bytes: Uint8Array): void {
    const coming = this.#came.at(-1);
    if (coming === undefined) throw new Error("nothing was begun");
    coming.bytes.set(bytes, coming.filled);
    coming.filled += bytes.length;
  }

  async #next(): Promise<FromComparer> {
    const next = await this.#steps?.next();
    if (next === undefined) throw new Error("a version is missing");
    return next.done === true
      ? { kind: "compared", comparison: next.value }
      : { kind: "ready" };
  }

  async *#work(): Steps<Comparison> {
    const sides: { read: Readable; notSeen: NotSeenList["all"] }[] = [];
    for (const coming of this.#came) {
      const notSeen = new NotSeenList();
      const read = yield* readVersion(coming.name, coming.bytes, notSeen);
      // Only what was read of it is needed further on.
      coming.bytes = new Uint8Array();
      sides.push({ read, notSeen: notSeen.all });
      yield;
    }
    const [before, after] = sides;
    if (before === undefined || after === undefined)
      throw new Error("a version is missing");
    this.#compared = compare(before.read, after.read);
    return comparisonOf(before, after, this.#compared);
  }
}
