// SPDX-License-Identifier: Apache-2.0
import type {
  ManifestFinding,
  SignatureFinding,
} from "../../shared/domain/handedOver.ts";
import type { PinnedKey } from "../../shared/domain/unwrapperMessages.ts";
import { decodeUtf8 } from "../crypto/encoding.ts";
import { collect, wholeOf } from "../inspector/archive/bytes.ts";
import { ArchiveFault, MemberFault } from "../inspector/archive/faults.ts";
import { createBudget } from "../inspector/archive/limits.ts";
import { checkSignatureFile, signatureKindOf, targetOf } from "./detached.ts";
import type { Opening } from "./envelope.ts";
import { eachFile, type Package, type Survey } from "./packages.ts";
import { checkManifest, isManifest } from "./manifest.ts";

/** By its name; what it is its content decides. */
export function isEvidence(path: string): boolean {
  return targetOf(path) !== null || isManifest(path);
}

interface Wanted {
  readonly path: string;
  readonly over: string;
  readonly signature: Uint8Array;
}

/** Signatures whose file is there, by the file's place; those without one are findings already. */
function wantedOf(found: Survey): {
  readonly files: ReadonlyMap<number, Wanted[]>;
  readonly packages: ReadonlyMap<number, Wanted[]>;
  readonly lost: SignatureFinding[];
} {
  const files = new Map<number, Wanted[]>();
  const packages = new Map<number, Wanted[]>();
  const lost: SignatureFinding[] = [];
  const byPath = new Map(found.files.map((file) => [file.path, file.index]));
  const byName = new Map(found.packages.map(({ name }, at) => [name, at]));
  for (const [index, signature] of found.evidence) {
    const path = found.files.find((file) => file.index === index)?.path ?? "";
    const over = targetOf(path);
    const by = signatureKindOf(signature);
    if (over === null || by === null) continue;
    const file = byPath.get(over);
    const whole = byName.get(over);
    const add = (to: Map<number, Wanted[]>, at: number): void =>
      void to.set(at, [...(to.get(at) ?? []), { path, over, signature }]);
    // A package's own name comes first: what is signed is the file as it was sent.
    if (whole !== undefined) add(packages, whole);
    else if (file !== undefined) add(files, file);
    else
      lost.push({
        ...{ path, over, by, state: "broken", key: "", holder: null },
        fault: "target-missing",
      });
  }
  return { files, packages, lost };
}

/** Null where it is larger than what may be held. */
async function whole(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array | null> {
  try {
    return await collect(pieces, most);
  } catch (thrown) {
    if (thrown instanceof MemberFault) return null;
    if (thrown instanceof ArchiveFault && thrown.fault === "limit-memory")
      return null;
    throw thrown;
  }
}

async function checkSignatures(
  packages: readonly Package[],
  opening: Opening,
  found: Survey,
  pinned: readonly PinnedKey[],
): Promise<SignatureFinding[]> {
  const wanted = wantedOf(found);
  const findings = [...found.signatures, ...wanted.lost];
  const { limits } = opening.budget;
  const check = async (
    each: readonly Wanted[],
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<void> => {
    const message = await whole(pieces, limits.memoryBytes);
    for (const one of each)
      if (message === null)
        findings.push({
          ...{ path: one.path, over: one.over, key: "", holder: null },
          by: signatureKindOf(one.signature) ?? "openpgp",
          state: "broken",
          fault: "too-large",
        });
      else
        findings.push(
          ...(await checkSignatureFile(
            { ...one, message },
            pinned,
            opening.pinned,
          )),
        );
  };
  for (const [at, each] of wanted.packages) {
    const source = packages[at];
    if (source !== undefined) await check(each, wholeOf(source.bytes));
  }
  if (wanted.files.size > 0)
    await eachFile(
      packages,
      // The second reading of the same bytes has a budget of its own.
      { ...opening, budget: createBudget(limits) },
      async (file, { index }) => {
        const each = wanted.files.get(index);
        if (each !== undefined && file.refused === null)
          await check(each, file.content());
      },
      () => Promise.resolve(),
    );
  return findings;
}

function checkManifests(
  found: Survey,
  signatures: readonly SignatureFinding[],
): { manifests: ManifestFinding[]; through: SignatureFinding[] } {
  const manifests: ManifestFinding[] = [];
  const through: SignatureFinding[] = [];
  const files = found.files.filter(({ isFolder }) => !isFolder);
  const packages = found.packages.map(({ name, sha256 }) => ({
    path: name,
    sha256,
  }));
  for (const [index, bytes] of found.evidence) {
    const path = found.files.find((file) => file.index === index)?.path ?? "";
    const text = isManifest(path) ? decodeUtf8(bytes) : null;
    if (text === null) continue;
    const { finding, covered } = checkManifest(path, text, files, packages);
    if (finding.listed === 0) continue;
    manifests.push(finding);
    // Whoever signed the list signed what it lists.
    for (const signature of signatures)
      if (signature.over === path)
        through.push(...covered.map((over) => ({ ...signature, over })));
  }
  return { manifests, through };
}

/** Signatures and lists of digests that came along, held against what came. */
export async function checkEvidence(
  packages: readonly Package[],
  opening: Opening,
  found: Survey,
  pinned: readonly PinnedKey[],
): Promise<{
  readonly signatures: SignatureFinding[];
  readonly manifests: ManifestFinding[];
}> {
  const signatures = await checkSignatures(packages, opening, found, pinned);
  const { manifests, through } = checkManifests(found, signatures);
  return { signatures: [...signatures, ...through], manifests };
}
