// SPDX-License-Identifier: Apache-2.0
import { isAbsenceProven } from "../../../shared/domain/crossCheck.ts";
import type { PublicWord } from "../../../shared/domain/publicWords.ts";
import type { ReleaseId } from "../../../shared/ids.ts";
import type {
  CrossCheckView,
  RemovalView,
} from "../../../shared/ipc/crossCheckContract.ts";
import { removalStateWords } from "../../../shared/text/crossCheck.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { ReleaseState, State } from "../catalog/state.ts";
import { isCarvingBlind } from "./carvedFindings.ts";
import { crossCheckView } from "./crossCheckView.ts";
import { versionIn } from "./inspectionView.ts";
import { removedWordsOf } from "./publicWords.ts";

interface LeftOut {
  readonly path: string;
  readonly sha256: string;
  readonly view: CrossCheckView;
}

type Released = Pick<ReleaseState, "release" | "audit" | "files" | "carveOuts">;

/** What was marked, and what this release carves out; another that has the same file may carve out more. */
function leftOutBy(release: ReleaseId) {
  return ({ from, carvedOut }: RemovalView): boolean =>
    from.length > 0 || carvedOut.some((each) => each.release === release);
}

/** The files of a release that something was marked as removed from, or that a finding is carved out of. */
function leftOutOf(
  state: State,
  { release, audit, files, carveOuts }: Released,
): LeftOut[] {
  // Most vaults hold no mark, and this is asked at every look at a release.
  if (state.removals.size === 0 && carveOuts.length === 0) return [];
  return files.flatMap(({ version, path }) => {
    const found = versionIn(state, version);
    if (found === undefined) return [];
    const whole = crossCheckView(state, audit, found.version);
    const removals = whole.removals.filter(leftOutBy(release));
    const view = { ...whole, removals };
    return view.removals.length === 0
      ? []
      : [{ path, sha256: found.version.sha256, view }];
  });
}

/** Paths of the files of a release in which something may still be that was marked as removed. */
export function unprovenRemovalsOf(
  { state }: { readonly state: State },
  release: Released,
): string[] {
  if (isCarvingBlind(state, release))
    return release.files.map(({ path }) => path);
  return leftOutOf(state, release)
    .filter(({ view }) => !isAbsenceProven(view))
    .map(({ path }) => path);
}

/** Where a release says itself, in public, what was marked as removed from its files. */
export function removedWordsIn(
  { state }: { readonly state: State },
  release: ReleaseState,
): PublicWord[] {
  const marked = leftOutOf(state, release).flatMap(({ view }) =>
    view.removals.map(({ text }) => text),
  );
  return removedWordsOf([...new Set(marked)], release);
}

/**
 * `carve-outs.txt`: how much each file leaves out, each text by a digest that the nonce keeps from being guessed.
 * The texts are not in it: they are what the private version alone may say. Null where nothing was marked.
 */
export function carveOutsText(
  { state }: { readonly state: State },
  release: Released,
): string | null {
  const leftOut = leftOutOf(state, release);
  if (leftOut.length === 0) return null;
  const nonce = toHex(randomBytes(32));
  const digestOf = (text: string): string =>
    sha256(encodeUtf8(`${nonce}\n${text}\n`));
  const lines = leftOut.flatMap(({ path, sha256: digest, view }) => [
    "",
    `File: ${digest}  ${path}`,
    ...view.removals
      .map(({ text, state: found, findings }) => [
        `  Left out: ${digestOf(text)} (${removalStateWords[found]})`,
        ...findings.flatMap(({ resolution }) =>
          resolution === null
            ? []
            : [
                `    decided by ${resolution.person}, ${resolution.at}: ${resolution.reason}`,
              ],
        ),
      ])
      .flat(),
  ]);
  const head = [
    `Nonce: ${nonce}`,
    `Left out of ${String(leftOut.length)} file(s) for ${release.audit}: what was marked as removed, and carved-out findings`,
    "Each text is named by the SHA-256 of the nonce, LF, the text, LF.",
  ];
  return `${[...head, ...lines].join("\n")}\n`;
}
