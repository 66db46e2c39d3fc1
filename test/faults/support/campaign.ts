// SPDX-License-Identifier: Apache-2.0

/** What a campaign came to. A finding is a sentence; none is what is wanted. */
export interface Outcome {
  readonly name: string;
  /** Kind of case and how many of it were tried. */
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
}

const mostFindings = 20;

/** Counts cases and keeps the first findings; a campaign goes on after one. */
export class Tally {
  readonly #name: string;
  readonly #counts = new Map<string, number>();
  readonly #findings: string[] = [];
  #found = 0;

  constructor(name: string) {
    this.#name = name;
  }

  count(kind: string, by = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + by);
  }

  find(sentence: string): void {
    this.#found += 1;
    if (this.#findings.length < mostFindings) this.#findings.push(sentence);
  }

  get found(): number {
    return this.#found;
  }

  outcome(): Outcome {
    const more = this.#found - this.#findings.length;
    return {
      name: this.#name,
      counts: Object.fromEntries(this.#counts),
      findings:
        more > 0
          ? [...this.#findings, `and ${String(more)} more`]
          : this.#findings,
    };
  }
}

/** One line for the terminal and the report. */
export function summary({ name, counts, findings }: Outcome): string {
  const said = Object.entries(counts).map(
    ([kind, count]) => `${count.toLocaleString("en")} ${kind}`,
  );
  return `${name}: ${said.join(", ")}; ${findings.length === 0 ? "no finding" : findings.join(" | ")}`;
}
