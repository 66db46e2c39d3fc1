// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type {
  FoundPackage,
  ManifestFinding,
  SignatureState,
} from "./handedOver.ts";
import { packageFaults } from "./memberReasons.ts";

const name = z.string().max(4096);

/** What keeps a hand-over from being whole, by the name of the package or file that it is about. */
export const Flaw = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("not-read-to-end"),
    name,
    fault: z.enum(packageFaults),
  }),
  z.strictObject({ kind: z.literal("missing"), name }),
  z.strictObject({ kind: z.literal("changed"), name }),
  z.strictObject({ kind: z.literal("signature-broken"), name }),
]);
export type Flaw = z.infer<typeof Flaw>;

interface HeldAgainst {
  readonly signature: SignatureState;
  readonly listed: "same" | "changed" | null;
}

/** The sender's word about a file is broken: its signature, or its place in a list of digests. */
export function isBroken({ signature, listed }: HeldAgainst): boolean {
  return signature === "broken" || listed === "changed";
}

/**
 * All that is not whole when these files of a hand-over are taken in. Packages and lists count whichever
 * files are chosen, since what did not come cannot be left out; a broken file counts only when it is chosen.
 */
export function flawsOf(
  {
    packages,
    manifests,
  }: {
    readonly packages: readonly Pick<FoundPackage, "name" | "fault">[];
    readonly manifests: readonly Pick<ManifestFinding, "missing">[];
  },
  chosen: readonly (HeldAgainst & { readonly path: string })[],
): readonly Flaw[] {
  const missing = new Set(manifests.flatMap((each) => each.missing));
  return [
    ...packages.flatMap(({ name, fault }): Flaw[] =>
      fault === null ? [] : [{ kind: "not-read-to-end", name, fault }],
    ),
    ...[...missing].map((name): Flaw => ({ kind: "missing", name })),
    ...chosen
      .filter(({ listed }) => listed === "changed")
      .map(({ path: name }): Flaw => ({ kind: "changed", name })),
    ...chosen
      .filter(({ signature }) => signature === "broken")
      .map(({ path: name }): Flaw => ({ kind: "signature-broken", name })),
  ];
}

interface AboutFile {
  /** In its package. */
  readonly path: string;
  /** Digest of that package. */
  readonly package: string;
}

/** Flaws of an intake that have to do with one of its files; what is missing has to do with all. */
export function flawsAbout(
  flaws: readonly Flaw[],
  packages: readonly { readonly name: string; readonly sha256: string }[],
  { path, package: source }: AboutFile,
): readonly Flaw[] {
  const own = packages.filter(({ sha256 }) => sha256 === source);
  const names = new Set([path, ...own.map(({ name }) => name)]);
  return flaws.filter(
    ({ kind, name }) => kind === "missing" || names.has(name),
  );
}
