// SPDX-License-Identifier: Apache-2.0
import type {
  FoundPackage,
  SignatureFinding,
} from "../../shared/domain/handedOver.ts";
import { AgeError } from "../crypto/age/ageError.ts";
import { dearmorAge } from "../crypto/age/armor.ts";
import { openAge } from "../crypto/age/open.ts";
import {
  bytesInMemory,
  collect,
  type Pieces,
  type RandomBytes,
  StreamReader,
  wholeOf,
} from "../inspector/archive/bytes.ts";
import { ArchiveFault } from "../inspector/archive/faults.ts";
import type { Budget } from "../inspector/archive/limits.ts";
import { sniff, sniffBytes } from "../inspector/archive/sniff.ts";
import {
  unpack,
  type UnpackedFile,
  unpackStreamed,
} from "../inspector/archive/unpack.ts";
import { openMessage, type readPinned } from "./openPgp.ts";
import type { Secrets } from "./secrets.ts";

type Layers = FoundPackage["layers"][number][];

export interface Opening {
  readonly secrets: Secrets;
  readonly pinned: Awaited<ReturnType<typeof readPinned>>;
  readonly budget: Budget;
}

/** What a package turned out to be, filled while it is read. */
export interface Opened {
  readonly layers: Layers;
  readonly signatures: SignatureFinding[];
}

/** An envelope in an envelope is sent now and then; more is an attack. */
const mostEnvelopes = 3;
const envelopeEnding = /\.(?:age|gpg|pgp|asc)$/i;

async function* openAgePieces(
  reader: StreamReader,
  { identities }: Secrets,
): Pieces {
  const head = await reader.peek(16);
  const isArmoured = head[0] === 0x2d;
  const source = isArmoured ? dearmorAge(reader.rest()) : reader.rest();
  try {
    yield* openAge(identities, source);
  } catch (thrown) {
    if (!(thrown instanceof AgeError)) throw thrown;
    throw new ArchiveFault(
      thrown.stage === "no-match" ? "not-opened" : "envelope-damaged",
    );
  }
}

const noteworthy = ["zip", "tar", "gzip", "xz", "zstd"] as const;

function noteArchive(head: Uint8Array, layers: Layers): void {
  const wrapping = sniff(head);
  const found = noteworthy.find((each) => each === wrapping);
  if (found !== undefined) layers.push(found);
}

async function openPgpMessage(
  reader: StreamReader,
  packageName: string,
  { secrets, pinned, budget }: Opening,
  { layers, signatures }: Opened,
): Promise<Uint8Array> {
  const { memoryBytes } = budget.limits;
  const bytes = await collect(reader.rest(), memoryBytes);
  try {
    const message = await openMessage(
      bytes,
      packageName,
      secrets,
      pinned,
      memoryBytes,
    );
    signatures.push(...message.signatures);
    if (message.wasEncrypted) layers.push("openpgp");
    return message.bytes;
  } catch (thrown) {
    // What does not open is encrypted all the same, and is called so.
    if (thrown instanceof ArchiveFault && thrown.fault === "not-opened")
      layers.push("openpgp");
    throw thrown;
  }
}

/**
 * The files of a package, through its envelopes. What wraps them is written into `opened` as it is met.
 * @throws ArchiveFault while iterating
 */
export async function* openPackage(
  source: RandomBytes,
  packageName: string,
  opening: Opening,
  opened: Opened,
): AsyncGenerator<UnpackedFile, void, void> {
  const { secrets, budget } = opening;
  const { layers } = opened;
  const options = {
    ...{ budget, passphrases: secrets.passphrases },
    met: (wrapping: "tar") => layers.push(wrapping),
  };
  let name = packageName;
  let reader = new StreamReader(wholeOf(source));
  try {
    for (let envelopes = 0; ; envelopes++) {
      const head = await reader.peek(sniffBytes);
      const wrapping = sniff(head);
      if (wrapping !== "age" && wrapping !== "openpgp") {
        noteArchive(head, layers);
        // At the outside the file itself can be read from anywhere, however large it is.
        if (envelopes === 0) yield* unpack(source, name, options);
        else yield* unpackStreamed(reader, name, options);
        return;
      }
      if (envelopes === mostEnvelopes) throw new ArchiveFault("limit-depth");
      name = name.replace(envelopeEnding, "");
      if (wrapping === "age") {
        reader = new StreamReader(openAgePieces(reader, secrets));
        layers.push("age");
      } else {
        const message = await openPgpMessage(
          reader,
          packageName,
          opening,
          opened,
        );
        reader = new StreamReader(wholeOf(bytesInMemory(message)));
      }
    }
  } finally {
    await reader.close();
  }
}

/** Whether its files lie in an archive, so that their paths begin with its name beside other packages. */
export function isArchive(layers: readonly Layers[number][]): boolean {
  return layers.some((layer) => layer !== "age" && layer !== "openpgp");
}
