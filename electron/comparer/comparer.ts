// SPDX-License-Identifier: Apache-2.0
import type {
  FromComparer,
  ToComparer,
} from "../../shared/domain/comparisonMessages.ts";
import { compare, type Compared, comparisonOf } from "./compare.ts";
import { NotSeenList, type Readable, type Steps } from "./readable.ts";
import { proposeFindings } from "./findings/proposeFindings.ts";
import { readVersion } from "./readVersion.ts";

/** A version as it comes in. */
interface Coming {
  readonly name: string;
  bytes: Uint8Array;
  filled: number;
}

/**
 * One conversation: two versions come, are compared, and then give out rows; or one comes, and what it says of
 * findings is given out. Anything else throws.
 */
export class Comparer {
  readonly #came: Coming[] = [];
  #steps: Steps<FromComparer> | null = null;
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
      case "propose":
        if (this.#came.length !== 1) throw new Error("not one version");
        this.#steps = this.#propose();
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
    return next.done === true ? next.value : { kind: "ready" };
  }

  async *#propose(): Steps<FromComparer> {
    const [coming] = this.#came;
    if (coming === undefined) throw new Error("a version is missing");
    const { name, bytes } = coming;
    const read = yield* readVersion(name, bytes, new NotSeenList());
    const found = read.kind === "lines" ? proposeFindings(read.lines) : null;
    return { kind: "proposed", type: read.type, found };
  }

  async *#work(): Steps<FromComparer> {
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
    const comparison = comparisonOf(before, after, this.#compared);
    return { kind: "compared", comparison };
  }
}
