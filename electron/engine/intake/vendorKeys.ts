// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type {
  FromUnwrapper,
  PinnedKey,
} from "../../../shared/domain/unwrapperMessages.ts";
import { usualLimits } from "../../../shared/domain/unpackLimits.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import { holdsPrivateKey } from "../../crypto/ssh/privateKeyText.ts";
import type { AuditState } from "../catalog/state.ts";
import type { Context } from "../context.ts";
import { runUnwrapper } from "./unwrapperRun.ts";

const mostKeyBytes = 262_144;

export interface ReadVendorKey {
  readonly kind: "minisign" | "openpgp";
  readonly id: string;
  readonly key: string;
}

/** Reads a public key in an unwrapper, which parses what comes from outside. Fails with `vendor-key-refused`. */
export async function readVendorKey(
  context: Context,
  path: string,
): Promise<Result<ReadVendorKey, Failure>> {
  const bytes = await context.storage.readWhole(path, mostKeyBytes);
  if (!bytes.ok) return bytes;
  const key = decodeUtf8(bytes.value)?.trim() ?? "";
  if (holdsPrivateKey(key)) return err(failure("key-is-private"));
  const kind = key.includes("BEGIN PGP PUBLIC KEY") ? "openpgp" : "minisign";
  const candidate: PinnedKey = { kind, key, holder: "" };
  let evidence: Extract<FromUnwrapper, { kind: "evidence" }> | null = null;
  const done = await runUnwrapper({
    storage: context.storage,
    start: context.startHelper,
    job: {
      ...{ packages: [], keyFiles: [], passphrases: [], wanted: null },
      pinned: [candidate],
      limits: usualLimits,
    },
    files: [],
    signal: new AbortController().signal,
    seen: () => undefined,
    hear: (message) => {
      if (message.kind === "evidence") evidence = message;
    },
  });
  if (!done.ok) return done;
  const heard = evidence as Extract<FromUnwrapper, { kind: "evidence" }> | null;
  const id = heard?.pinned[0] ?? null;
  return id === null
    ? err(failure("vendor-key-refused"))
    : ok({ kind, id, key });
}

/** Keys that count as a vendor's in this audit: of enrolled vendors, and pinned ones. */
export function vendorKeyViews({ people, vendorKeys }: AuditState) {
  const enrolled = [...people.values()]
    .filter(({ roles }) => roles.some(({ role }) => role === "vendor"))
    .flatMap(({ name, signKeys }) =>
      signKeys.map((line) => {
        const key = parsePublicKeyLine(line);
        return {
          kind: "ssh" as const,
          id: key.ok ? key.value.fingerprint : line,
          holder: name,
          pinned: null,
        };
      }),
    );
  const pinned = [...vendorKeys.values()].map(({ kind, id, holder, at }) => ({
    ...{ kind, id, holder },
    pinned: at,
  }));
  return [...enrolled, ...pinned];
}
