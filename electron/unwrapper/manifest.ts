// SPDX-License-Identifier: Apache-2.0
import type { ManifestFinding } from "../../shared/domain/handedOver.ts";

const names =
  /^(?:sha256sums?(?:\.txt)?|sha256sum\.txt|checksums?(?:\.sha256|\.txt)?|manifest-sha256\.txt|.*\.sha256(?:sums?)?)$/i;
const bagIt = /^manifest-sha256\.txt$/i;
const evidence = /\.(?:sig|asc|minisig|sigstore)$/i;

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

export function isManifest(path: string): boolean {
  return names.test(baseOf(path));
}

interface Line {
  readonly path: string;
  readonly sha256: string;
}

/** `sha256sum`'s own form, its binary one, BSD's, and BagIt's. */
function parseLine(line: string): Line | null {
  const plain = /^([0-9a-fA-F]{64})(?: [ *]|[ \t]+)(\S.*)$/.exec(line);
  const bsd = /^SHA256 \((.+)\) = ([0-9a-fA-F]{64})$/.exec(line);
  const [sha256, path] = plain
    ? [plain[1], plain[2]]
    : bsd
      ? [bsd[2], bsd[1]]
      : [];
  if (sha256 === undefined || path === undefined) return null;
  const relative = path.replace(/^(?:\.\/)+/, "").normalize("NFC");
  return { path: relative, sha256: sha256.toLowerCase() };
}

export interface Digested {
  readonly path: string;
  readonly sha256: string | null;
}

interface Listed {
  /** Digest by path in the package. */
  readonly digests: ReadonlyMap<string, string>;
  readonly duplicate: readonly string[];
  readonly unread: number;
}

function readLines(text: string, folder: string): Listed {
  const digests = new Map<string, string>();
  const duplicate: string[] = [];
  let unread = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line === "" || line.startsWith("#")) continue;
    const read = parseLine(line);
    if (read === null) unread += 1;
    else {
      const path = folder + read.path;
      if (digests.has(path)) duplicate.push(path);
      digests.set(path, read.sha256);
    }
  }
  return { digests, duplicate, unread };
}

/**
 * Holds a list of digests against what came. Paths count from the list's own folder.
 * @param packages may be listed, too, but are not missed by the list: packages as they came
 * @returns also the paths, as they stand in the package, of files that it lists and that are as it says
 */
export function checkManifest(
  path: string,
  text: string,
  files: readonly Digested[],
  packages: readonly Digested[] = [],
): { readonly finding: ManifestFinding; readonly covered: readonly string[] } {
  const folder = folderOf(path);
  const { digests, duplicate, unread } = readLines(text, folder);
  const present = new Map(
    [...packages, ...files].map((file) => [file.path, file.sha256]),
  );
  const listed = [...digests.keys()];
  const missing = listed.filter((each) => !present.has(each));
  const isAsListed = (each: string): boolean =>
    present.get(each) === digests.get(each);
  const scope = bagIt.test(baseOf(path)) ? `${folder}data/` : folder;
  const extra = files
    .map((file) => file.path)
    .filter(
      (each) =>
        each.startsWith(scope) &&
        !digests.has(each) &&
        !isManifest(each) &&
        !evidence.test(each),
    );
  const changed = listed.filter(
    (each) => present.has(each) && !isAsListed(each),
  );
  const covered = listed.filter(
    (each) => isAsListed(each) && !duplicate.includes(each),
  );
  return {
    finding: {
      ...{ path, listed: listed.length, missing, extra, changed },
      ...{ duplicate: [...duplicate], unread },
    },
    covered,
  };
}
