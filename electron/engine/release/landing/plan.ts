// SPDX-License-Identifier: Apache-2.0
import type { Sha256, VersionId } from "../../../../shared/ids.ts";
import type {
  LandingProblem,
  LandingProblemName,
} from "../../../../shared/domain/landing.ts";

/** A file that a release brings, as far as it is known before it is written. */
export interface PlannedFile {
  /** From the public repository's root. */
  readonly path: string;
  readonly own: boolean;
  /** Absent where it is the release folder's own. */
  readonly version?: VersionId;
  /** Null where it is made later. */
  readonly content: { readonly size: number; readonly sha256: Sha256 } | null;
  /** What it holds, or, where it is made later, what it is going to hold at least. */
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export interface Plan {
  readonly place: string;
  readonly files: readonly PlannedFile[];
  readonly removes: readonly string[];
}

/** One path, before those with the same problem are put together. */
export interface Trouble {
  readonly name: LandingProblemName;
  readonly path: string;
  readonly by: string;
}

/** What is told of many paths is told once, and of the first of them by name. */
export function gathered(
  troubles: readonly Trouble[],
  mostPaths: number,
): LandingProblem[] {
  const problems = new Map<string, Trouble[]>();
  for (const trouble of troubles) {
    const key = `${trouble.name}\0${trouble.by}`;
    const alike = problems.get(key) ?? [];
    alike.push(trouble);
    problems.set(key, alike);
  }
  return [...problems.values()].flatMap((alike) => {
    const [first] = alike;
    const paths = alike.map(({ path }) => path);
    return first === undefined
      ? []
      : [
          {
            name: first.name,
            by: first.by,
            count: paths.length,
            paths: paths.slice(0, mostPaths),
          },
        ];
  });
}
