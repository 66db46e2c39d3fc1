// SPDX-License-Identifier: Apache-2.0
import { Instant, type PersonId } from "../../../shared/ids.ts";
import type { ExchangeCard } from "../../../shared/ipc/cardContract.ts";
import type {
  KeyCard,
  PersonView,
  RoleTerm,
} from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { atLeastOne, optional, repeated, required } from "../argument.ts";
import { type Command, misused, type Refusal, refused } from "../command.ts";
import { fields, sentence } from "../layout.ts";
import {
  type GivenRole,
  key,
  path,
  personId,
  role,
  startOfDay,
  words,
} from "../readers.ts";
import type { Session } from "../session.ts";
import { auditCommand } from "./audit.ts";
import { inspectKeys, keyListOptions, pickedKeys } from "./givenKeys.ts";

function twoYearsFrom(from: Instant): Instant {
  const year = Number(from.slice(0, 4)) + 2;
  // 29 February has no namesake two years on; the day before it has.
  const day = from.slice(5, 10) === "02-29" ? "02-28" : from.slice(5, 10);
  return Instant.parse(`${year}-${day}${from.slice(10)}`);
}

function withTerm({ role: name, term }: GivenRole, now: number): RoleTerm {
  const from = startOfDay(now);
  return { role: name, ...(term ?? { from, until: twoYearsFrom(from) }) };
}

function keyWords({ fingerprint, type }: KeyCard): string {
  return type === "age" || fingerprint.startsWith("age1")
    ? fingerprint
    : `${fingerprint} (${type})`;
}

/** The fingerprint, and below it the same in words. */
export function keyLines(
  label: string,
  cards: readonly KeyCard[],
): (readonly [string, string])[] {
  return cards.flatMap((card) => [
    [label, keyWords(card)] as const,
    ["    in words", card.words.join(" ")] as const,
  ]);
}

const charterWords: Readonly<Record<PersonView["charter"], string>> = {
  none: "not in a charter yet",
  draft: "in the draft",
  "in-force": "in the charter",
  former: "left out by the charter in force",
};

export function personText(person: PersonView): string {
  return fields([
    ["Person", `${person.person}, ${person.name}`],
    ...person.roles.map(
      ({ role: name, from, until }) =>
        [`  ${name}`, `from ${from} until ${until}`] as const,
    ),
    ...keyLines("  signs with", person.signKeys),
    ...keyLines("  opens with", person.sealKeys),
    ...person.formerKeys.map((card) => ["  gave up", keyWords(card)] as const),
    ...person.lostKeys.map(
      ({ card, since, reason, by }) =>
        [
          by === "holder" ? "  revoked" : "  lost",
          `${keyWords(card)}, counts for nothing from ${since} on: ${reason}`,
        ] as const,
    ),
    ["  charter", charterWords[person.charter]],
  ]);
}

/** The card of this very person, if one was given. */
async function givenCard(
  session: Session,
  cardPath: string | undefined,
  person: PersonId,
): Promise<Result<ExchangeCard | null, Refusal>> {
  if (cardPath === undefined) return ok(null);
  const read = await session.call("key.inspect", {
    file: session.grant(cardPath),
  });
  if (!read.ok) return refused(read.error);
  const { card } = read.value;
  if (card === null)
    return misused(
      `${cardPath} is no exchange card: give keys with --sign-key.`,
    );
  return card.person === person
    ? ok(card)
    : misused(`The card is of ${card.person}, and you enrol ${person}.`);
}

const enroll = auditCommand({
  words: ["person", "enroll"],
  summary: "Enrols a person with roles and public keys.",
  details: [
    "Compare the fingerprints that are printed with the person, by voice, also as the words below them: the charter will trust these keys.",
    "A card is what the person made in their own Counterseal (person card), signed by every key on it; keys given besides are added.",
    "An SRC member (src), a coordinator or an expert receives what people consent to, and is not in the charter.",
    "A role holds from today for two years unless a term is given: --role chair:2026-01-01..2027-12-31. The end is not part of the term.",
    "An ssh-ed25519 or ssh-rsa signing key also opens parcels, unless --seal-key names another key for that. A key that lives on hardware or in an agent only signs: add an age recipient.",
  ],
  positionals: {
    person: required("person", "a short name of a-z, 0-9 and -", personId),
  },
  options: {
    card: optional(
      "file",
      "their exchange card: it says the name and the keys",
      path,
    ),
    name: optional("name", "the person's full name", words),
    role: atLeastOne(
      "role",
      "owner, chair, vendor, reviewer, src, coordinator or expert, with a term if need be",
      role,
    ),
    "sign-key": repeated(
      "key",
      "a .pub or .keys file, or a public key line; at least one for a role in the charter",
      key,
    ),
    "seal-key": repeated(
      "key",
      "the same, or an age1 recipient: what parcels are sealed to",
      key,
    ),
    ...keyListOptions,
  },
  async run(session, audit, given) {
    const signKeys = await inspectKeys(session, given["sign-key"]);
    if (!signKeys.ok) return signKeys;
    const listed = await pickedKeys(session, given);
    if (!listed.ok) return listed;
    const sealKeys = await inspectKeys(session, given["seal-key"]);
    if (!sealKeys.ok) return sealKeys;
    const card = await givenCard(session, given.card, given.person);
    if (!card.ok) return card;
    const name = given.name ?? card.value?.name;
    if (name === undefined)
      return misused("Give --name, or a card with --card.");
    const enrolled = await session.call("person.enrol", {
      audit,
      person: given.person,
      name,
      roles: given.role.map((one) => withTerm(one, session.now)),
      signKeys: [
        ...(card.value?.signKeys ?? []),
        ...signKeys.value,
        ...listed.value,
      ],
      sealKeys: [...(card.value?.sealKeys ?? []), ...sealKeys.value],
    });
    if (!enrolled.ok) return refused(enrolled.error);
    return ok({ value: enrolled.value, text: personText(enrolled.value) });
  },
});

const list = auditCommand({
  words: ["person", "list"],
  summary: "Lists an audit's people with their roles, terms and keys.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("person.list", { audit });
    if (!listed.ok) return refused(listed.error);
    const { people } = listed.value;
    return ok({
      value: listed.value,
      text:
        people.length === 0
          ? sentence("Nobody is enrolled yet.")
          : people.map(personText).join("\n"),
    });
  },
});

const remove = auditCommand({
  words: ["person", "remove"],
  summary: "Takes a person out who is in no charter, on the record.",
  details: [
    "Who is in the charter leaves by a new one: charter draft --without. When that is in force, they can be removed.",
  ],
  positionals: {
    person: required("person", "the person's short name", personId),
  },
  options: {
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const removed = await session.call("person.remove", {
      audit,
      person: given.person,
      reason: given.reason,
    });
    if (!removed.ok) return refused(removed.error);
    return ok({
      value: {},
      text: sentence(`${given.person} is no longer enrolled.`),
    });
  },
});

export const personCommands: readonly Command[] = [enroll, list, remove];
