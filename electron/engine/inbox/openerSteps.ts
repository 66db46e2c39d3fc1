// SPDX-License-Identifier: Apache-2.0
import { Readable } from "node:stream";
import { z } from "zod";
import {
  Failed,
  failure,
  failureCodes,
  type Failure,
} from "../../../shared/failure.ts";
import { Sha256 } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { AgeError } from "../../crypto/age/ageError.ts";
import { armorBegin, dearmorAge } from "../../crypto/age/armor.ts";
import {
  type AgeIdentity,
  parseIdentityFile,
} from "../../crypto/age/identity.ts";
import { openAge } from "../../crypto/age/open.ts";
import { parseSshIdentity } from "../../crypto/age/sshIdentity.ts";
import { createSha256, sha256 } from "../../crypto/digest.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import { publicKeyFromBlob } from "../../crypto/ssh/publicKey.ts";
import { createStorage } from "../../storage/storage.ts";
import { readTar, TarFault } from "../exchange/tarReader.ts";

const foreignKey = {
  keyPath: z.string(),
  /** Of a key file that has one. */
  passphrase: z.string().nullable(),
};

/**
 * What the engine asks of the process that holds a foreign key: once `open` or `open-text`, then `next` until
 * the end.
 */
export const OpenerQuestion = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("open"),
    ...foreignKey,
    parcelPath: z.string(),
  }),
  z.strictObject({
    kind: z.literal("open-text"),
    ...foreignKey,
    /** An age file, binary or armoured. */
    sealed: z.instanceof(Uint8Array),
  }),
  z.strictObject({ kind: z.literal("next") }),
]);
export type OpenerQuestion = z.infer<typeof OpenerQuestion>;

const FailureShape = z.strictObject({
  code: z.enum(failureCodes),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const OpenerAnswer = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("opened"),
    /** Public halves of the keys in the key file, as a charter would seal to them. */
    recipients: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal("member"),
    name: z.string(),
    size: z.number().int().nonnegative(),
  }),
  z.strictObject({
    kind: z.literal("piece"),
    bytes: z.instanceof(Uint8Array),
  }),
  /** `parcel`: digest of the sealed file, all of which was read. */
  z.strictObject({ kind: z.literal("end"), parcel: Sha256 }),
  z.strictObject({ kind: z.literal("failed"), failure: FailureShape }),
]);
export type OpenerAnswer = z.infer<typeof OpenerAnswer>;

const largestKeyBytes = 65_536;

type Opening = Exclude<OpenerQuestion, { kind: "next" }>;

function recipientOf(identity: AgeIdentity): string[] {
  switch (identity.kind) {
    case "X25519":
      return [identity.recipient];
    case "ssh-ed25519":
    case "ssh-rsa": {
      const key = publicKeyFromBlob(identity.blob);
      return key.ok ? [key.value.line] : [];
    }
    case "mlkem768x25519":
    case "scrypt":
    case "file-key":
      return [];
  }
}

async function readIdentities(
  keyPath: string,
  passphrase: string | null,
): Promise<Result<readonly AgeIdentity[], Failure>> {
  const bytes = await createStorage().readWhole(keyPath, largestKeyBytes);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value) ?? "";
  wipe(bytes.value);
  if (!text.includes("-----BEGIN ")) return parseIdentityFile(text);
  const key = parseSshIdentity(text, passphrase);
  return key.ok ? ok([key.value]) : key;
}

const cutOrChanged = "it was cut short or changed on its way";

/** The same of an answer that came back. */
function answerFailureOf({ stage }: AgeError): Failure {
  switch (stage) {
    case "no-match":
      return failure("answer-not-yours");
    case "armor":
    case "header":
      return failure("answer-damaged", { reason: "it is no whole age file" });
    case "hmac":
    case "payload":
      return failure("answer-damaged", { reason: cutOrChanged });
  }
}

function failureOf(thrown: unknown, kind: Opening["kind"]): Failure {
  if (thrown instanceof Failed) return thrown.failure;
  if (thrown instanceof TarFault)
    return failure("request-damaged", { reason: thrown.message });
  if (!(thrown instanceof AgeError)) throw thrown;
  if (kind === "open-text") return answerFailureOf(thrown);
  switch (thrown.stage) {
    case "no-match":
      return failure("request-not-yours");
    case "armor":
    case "header":
      return failure("request-not-a-request");
    case "hmac":
    case "payload":
      return failure("request-damaged", { reason: cutOrChanged });
  }
}

async function* membersOf(
  identities: readonly AgeIdentity[],
  parcelPath: string,
): AsyncGenerator<OpenerAnswer, void, void> {
  const source = await createStorage().openSource(parcelPath);
  if (!source.ok) throw new Failed(source.error);
  const digest = createSha256();
  async function* sealed(
    pieces: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of pieces) {
      digest.update(piece);
      yield piece;
    }
  }
  try {
    const plaintext = openAge(identities, sealed(source.value.chunks()));
    for await (const { name, size, content } of readTar(plaintext, "long")) {
      yield { kind: "member", name, size };
      for await (const bytes of content())
        // A copy: a message takes all of the memory that a view is of.
        yield { kind: "piece", bytes: bytes.slice() };
    }
  } finally {
    await source.value.close();
  }
  yield { kind: "end", parcel: digest.digest() };
}

async function* textOf(
  identities: readonly AgeIdentity[],
  sealed: Uint8Array,
): AsyncGenerator<OpenerAnswer, void, void> {
  const isArmored = decodeUtf8(sealed.subarray(0, armorBegin.length));
  const source = Readable.from([sealed]);
  const binary = isArmored === armorBegin ? dearmorAge(source) : source;
  for await (const bytes of openAge(identities, binary))
    yield { kind: "piece", bytes: bytes.slice() };
  yield { kind: "end", parcel: sha256(sealed) };
}

/** Everything that the process answers, one at a time; nothing is read before it is asked for. */
export async function* openerSteps(
  question: Opening,
): AsyncGenerator<OpenerAnswer, void, void> {
  try {
    const { keyPath, passphrase } = question;
    const identities = await readIdentities(keyPath, passphrase);
    if (!identities.ok) throw new Failed(identities.error);
    const recipients = identities.value.flatMap(recipientOf);
    yield { kind: "opened", recipients };
    yield* question.kind === "open"
      ? membersOf(identities.value, question.parcelPath)
      : textOf(identities.value, question.sealed);
  } catch (thrown) {
    yield { kind: "failed", failure: failureOf(thrown, question.kind) };
  }
}
