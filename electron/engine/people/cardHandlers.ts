// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  type GrantId,
  type PersonId,
  StatementId,
} from "../../../shared/ids.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8, encodeUtf8, toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import { parseKeyOrRecipientText } from "../../crypto/ssh/keyCard.ts";
import { signStatement } from "../consent/signStatement.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "./plainText.ts";
import { cardFile, readCard } from "./readCard.ts";

const publicHalf = ".pub";
const longestLine = 65_536;

/** The public half that lies beside a key file: the private one is for the tool that signs, and not read here. */
async function publicLineBeside(
  context: Context,
  file: GrantId,
): Promise<Result<string, Failure>> {
  const path = context.pathOf(file, "signing-key");
  if (!path.ok) return path;
  const beside = path.value.endsWith(publicHalf)
    ? path.value
    : `${path.value}${publicHalf}`;
  const bytes = await context.storage.readWhole(beside, longestLine);
  if (!bytes.ok && bytes.error.code === "file-not-regular") return bytes;
  const text = bytes.ok ? decodeUtf8(bytes.value) : null;
  return text === null
    ? err(failure("card-public-half-missing", { name: basename(beside) }))
    : ok(text);
}

interface Signing {
  readonly way: SigningWay;
  readonly key: KeyCard;
  /** Whether stock age opens with it: of a key in an agent or in the vault there is no file to give it. */
  readonly opens: boolean;
}

/** The key file of this way; of another, the line of the key that it names. */
function fileOf(way: SigningWay): GrantId | { readonly key: string } {
  if (typeof way === "string") return way;
  return way.way === "file" ? way.file : way;
}

async function signingOf(
  context: Context,
  way: SigningWay,
): Promise<Result<Signing, Failure>> {
  const file = fileOf(way);
  const line =
    typeof file === "string"
      ? await publicLineBeside(context, file)
      : ok(file.key);
  if (!line.ok) return line;
  const cards = parseKeyOrRecipientText(line.value);
  if (!cards.ok) return cards;
  const [key, ...others] = cards.value;
  if (key === undefined || others.length > 0 || !key.canSign)
    return err(failure("key-cannot-sign", { type: key?.type ?? "" }));
  return ok({ way, key, opens: typeof file === "string" && key.canSeal });
}

async function signings(
  context: Context,
  ways: readonly SigningWay[],
): Promise<Result<Signing[], Failure>> {
  const found: Signing[] = [];
  for (const way of ways) {
    const one = await signingOf(context, way);
    if (!one.ok) return one;
    const { key, fingerprint } = one.value.key;
    if (found.some((other) => other.key.key === key))
      return err(failure("key-duplicate", { fingerprint }));
    found.push(one.value);
  }
  return ok(found);
}

/** What parcels are to be sealed to: what was given, else the key files that stock age opens with. */
function sealLines(
  untrustedLines: readonly string[],
  keys: readonly Signing[],
): Result<string[], Failure> {
  if (untrustedLines.length === 0) {
    const own = keys.filter(({ opens }) => opens).map(({ key }) => key.key);
    return own.length > 0 ? ok(own) : err(failure("card-opens-nothing"));
  }
  const given = parseKeyOrRecipientText(untrustedLines.join("\n"));
  if (!given.ok) return given;
  const unfit = given.value.find(({ canSeal }) => !canSeal);
  return unfit === undefined
    ? ok([...new Set(given.value.map(({ key }) => key))])
    : err(failure("key-cannot-seal", { type: unfit.type }));
}

interface Wanted {
  readonly person: PersonId;
  readonly name: string;
  readonly keys: readonly SigningWay[];
  readonly sealKeys: readonly string[];
}

async function makeCard(
  context: Context,
  { person, name, keys, sealKeys }: Wanted,
): Promise<Result<string, Failure>> {
  const plain = checkPlainText(name, "name");
  if (!plain.ok) return plain;
  const signing = await signings(context, keys);
  if (!signing.ok) return signing;
  const seal = sealLines(sealKeys, signing.value);
  if (!seal.ok) return seal;
  const text = formatStatement({
    act: "card",
    id: StatementId.parse(toHex(randomBytes(16))),
    issued: context.now(),
    ...{ signer: person, name: plain.value, seal: seal.value },
    sign: signing.value.map(({ key }) => key.key),
  });
  const armours: string[] = [];
  for (const { way } of signing.value) {
    const armour = await signStatement(context, way, "card", text);
    if (!armour.ok) return armour;
    armours.push(armour.value);
  }
  return ok(cardFile(text, armours));
}

export const cardHandlers: Handlers<"card.make"> = {
  async "card.make"(context, { file, ...wanted }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const path = context.pathOf(file, "card");
    if (!path.ok) return path;
    const made = await makeCard(context, wanted);
    if (!made.ok) return made;
    // A key file may have another public half beside it than its own.
    const card = readCard(made.value);
    if (!card.ok) return card;
    const bytes = encodeUtf8(made.value);
    const done = await context.storage.createDurably(path.value, bytes, 0o644);
    return done.ok ? ok({ card: card.value, text: made.value }) : done;
  },
};
