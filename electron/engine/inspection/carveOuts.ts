// SPDX-License-Identifier: Apache-2.0
import { isAbsenceProven } from "../../../shared/domain/crossCheck.ts";
import type { PublicWord } from "../../../shared/domain/publicWords.ts";
import type { CrossCheckView } from "../../../shared/ipc/crossCheckContract.ts";
import { removalStateWords } from "../../../shared/text/crossCheck.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { ReleaseState, State } from "../catalog/state.ts";
import { crossCheckView } from "./crossCheckView.ts";
import { versionIn } from "./inspectionView.ts";
import { removedWordsOf } from "./publicWords.ts";

interface LeftOut {
  readonly path: string;
  readonly sha256: string;
  readonly view: CrossCheckView;
}

/** The files of a release that something was marked as removed from. */
function leftOutOf(
  state: State,
  { audit, files }: Pick<ReleaseState, "audit" | "files">,
): LeftOut[] {
  // Most vaults hold no mark, and this is asked at every look at a release.
  if (state.removals.size === 0) return [];
  return files.flatMap(({ version, path }) => {
    const found = versionIn(state, version);
    if (found === undefined) return [];
    const view = crossCheckView(state, audit, found.version);
    return view.removals.length === 0
      ? []
      : [{ path, sha256: found.version.sha256, view }];
  });
}

/** Paths of the files of a release in which something may still be that was marked as removed. */
export function unprovenRemovalsOf(
  { state }: { readonly state: State },
  release: Pick<ReleaseState, "audit" | "files">,
): string[] {
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
  release: Pick<ReleaseState, "audit" | "files">,
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
    `Left out of ${String(leftOut.length)} file(s) for ${release.audit}, as marked on their private versions`,
    "Each text is named by the SHA-256 of the nonce, LF, the text, LF.",
  ];
  return `${[...head, ...lines].join("\n")}\n`;
}
