// SPDX-License-Identifier: Apache-2.0
import type { ExchangeCard } from "../../../shared/ipc/cardContract.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import { secretWanted } from "../../../shared/domain/keySecrets.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { repeated, required } from "../argument.ts";
import {
  type Command,
  misused,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { key, path, personId, words } from "../readers.ts";
import {
  type GivenSigning,
  secretOf,
  signingOptions,
  wayOf,
} from "../signingOptions.ts";
import type { Session } from "../session.ts";
import { inspectKeys } from "./givenKeys.ts";
import { keyLines } from "./person.ts";

type Given = Pick<
  GivenSigning,
  "agent-socket" | "key-passphrase-file" | "key-passphrase-fd"
> &
  Readonly<Record<"key" | "agent" | "own", readonly string[]>>;

/** Every key that was named, each with the way in which it signs. */
async function waysOf(
  session: Session,
  { key: files, agent, own, ...rest }: Given,
): Promise<Result<SigningWay[], Refusal>> {
  const none = { key: undefined, agent: undefined, own: undefined };
  const named: GivenSigning[] = [
    ...files.map((one) => ({ ...none, ...rest, key: one })),
    ...agent.map((one) => ({ ...none, ...rest, agent: one })),
    ...own.map((one) => ({ ...none, ...rest, own: one })),
  ];
  if (named.length === 0)
    return misused("Give the keys of the card: --key, --agent or --own.");
  const ways: SigningWay[] = [];
  for (const one of named) {
    const way = await wayOf(session, one);
    if (!way.ok) return way;
    ways.push(way.value);
  }
  return ok(ways);
}

function withPassphrase(way: SigningWay, passphrase: string): SigningWay {
  return typeof way !== "string" && way.way === "file"
    ? { ...way, passphrase }
    : way;
}

function cardText({
  person,
  name,
  issued,
  keys,
  sealKeys,
}: ExchangeCard): string {
  return fields([
    ["Card of", `${person}, ${name}`],
    ["  made", issued],
    ...keyLines(
      "  signs with",
      keys.filter(({ canSign }) => canSign),
    ),
    ...keyLines(
      "  opens with",
      keys.filter((one) => sealKeys.includes(one.key)),
    ),
  ]);
}

const card = vaultCommand({
  words: ["person", "card"],
  summary: "Makes your exchange card: who you are, and which keys are yours.",
  details: [
    "Hand it to whoever enrols you: person enroll --card. Every key that it lists signs it, so that nobody can put another's key on theirs. Who reads it still compares the fingerprints with you by voice; they are printed here, in words besides.",
    "A key file of type ssh-ed25519 or ssh-rsa also opens parcels, unless --seal-key names another key for that. A key in an agent, on hardware or in the vault only signs: add an age recipient. Of a key file only the public half beside it (.pub) is read here; ssh-keygen signs.",
  ],
  positionals: {
    person: required("person", "your short name of a-z, 0-9 and -", personId),
  },
  options: {
    name: required("name", "your full name", words),
    out: required("file", "the new file for the card", path),
    key: repeated("file", "a private key file of yours", path),
    agent: repeated(
      "key",
      "a key of yours in ssh-agent, by fingerprint or comment",
      words,
    ),
    own: repeated(
      "key",
      "a key made in the vault, by fingerprint or name",
      words,
    ),
    "seal-key": repeated(
      "key",
      "what parcels are sealed to: an age1 recipient, or an ssh-ed25519 or ssh-rsa public key",
      key,
    ),
    "agent-socket": signingOptions["agent-socket"],
    "key-passphrase-file": signingOptions["key-passphrase-file"],
    "key-passphrase-fd": signingOptions["key-passphrase-fd"],
  },
  async run(session, given) {
    const seal = await inspectKeys(session, given["seal-key"]);
    if (!seal.ok) return seal;
    const ways = await waysOf(session, given);
    if (!ways.ok) return ways;
    const make = (keys: SigningWay[]) =>
      session.call("card.make", {
        ...{ person: given.person, name: given.name, keys },
        ...{ sealKeys: [...seal.value], file: session.grant(given.out) },
      });
    let made = await make(ways.value);
    if (!made.ok && secretWanted(made.error) !== null) {
      const secret = await secretOf(session, given);
      if (!secret.ok) return secret;
      made = await make(
        ways.value.map((way) => withPassphrase(way, secret.value)),
      );
    }
    if (!made.ok) return refused(made.error);
    return ok({
      value: made.value,
      text: `${cardText(made.value.card)}\n${sentence(`It lies in ${given.out}. Send it to whoever enrols you, and read the words aloud to them.`)}`,
    });
  },
});

export const personCardCommands: readonly Command[] = [card];
