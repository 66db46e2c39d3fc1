// SPDX-License-Identifier: Apache-2.0
import type {
  FoundFile,
  FoundPackage,
} from "../../shared/domain/handedOver.ts";
import type {
  FromUnwrapper,
  UnwrapperJob,
} from "../../shared/domain/unwrapperMessages.ts";
import { usualLimits } from "../../shared/domain/unpackLimits.ts";
import { bytesInMemory } from "../../electron/inspector/archive/bytes.ts";
import { work } from "../../electron/unwrapper/job.ts";

export interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Given {
  readonly keyFiles?: readonly Uint8Array[];
  readonly passphrases?: readonly string[];
  readonly pinned?: UnwrapperJob["pinned"];
  readonly limits?: Partial<UnwrapperJob["limits"]>;
  readonly wanted?: number[];
}

type Evidence = Extract<FromUnwrapper, { kind: "evidence" }>;

export interface Looked {
  readonly packages: FoundPackage[];
  readonly files: FoundFile[];
  readonly signatures: Evidence["signatures"];
  readonly manifests: Evidence["manifests"];
  readonly keysRefused: Evidence["keysRefused"];
  readonly contents: Map<number, string>;
}

/** An unwrapper's job in this process, over bytes at hand. */
export async function open(
  packages: readonly Sent[],
  given: Given = {},
): Promise<Looked> {
  const keyFiles = given.keyFiles ?? [];
  const sources = [...packages.map(({ bytes }) => bytes), ...keyFiles];
  const said: FromUnwrapper[] = [];
  await work(
    {
      packages: packages.map(({ name, bytes }) => ({
        name,
        size: bytes.length,
      })),
      keyFiles: keyFiles.map(({ length }) => length),
      passphrases: [...(given.passphrases ?? [])],
      pinned: given.pinned ?? [],
      limits: { ...usualLimits, ...given.limits },
      wanted: given.wanted ?? null,
    },
    {
      source: (number) => bytesInMemory(sources[number]!),
      say: (message) => said.push(message),
      mayGive: () => Promise.resolve(),
    },
  );
  const evidence = said.find((message) => message.kind === "evidence");
  const contents = new Map<number, string>();
  for (const message of said)
    if (message.kind === "piece")
      contents.set(
        message.index,
        (contents.get(message.index) ?? "") +
          Buffer.from(message.bytes).toString("latin1"),
      );
  return {
    packages: said.flatMap((m) => (m.kind === "package" ? [m.package] : [])),
    files: said.flatMap((m) => (m.kind === "file" ? [m.file] : [])),
    signatures: evidence?.signatures ?? [],
    manifests: evidence?.manifests ?? [],
    keysRefused: evidence?.keysRefused ?? [],
    contents,
  };
}
