// SPDX-License-Identifier: Apache-2.0
import { isCharterRole } from "../../../shared/domain/personRoles.ts";
import { hasSampleMark } from "../../../shared/domain/sample.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type {
  AuditView,
  KeyCard,
  PersonView,
} from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { parseKeyOrRecipientText } from "../../crypto/ssh/keyCard.ts";
import { keysOfPerson, rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import type { Handlers } from "../handler.ts";
import type { Session } from "../session.ts";
import { charterPlaceOf } from "./charterPlace.ts";
import { requireNotLost } from "./lostKeys.ts";
import { checkPlainText } from "./plainText.ts";
import { isCard, readCard } from "./readCard.ts";

const largestKeyFileBytes = 262_144;

function auditView(session: Session, audit: AuditState): AuditView {
  const { state } = session;
  const mine = (item: { audit: AuditId }): boolean =>
    item.audit === audit.audit;
  const live = [...state.deliverables.values()].filter(
    (item) => mine(item) && !item.removed,
  );
  const charter = audit.charters.at(-1);
  return {
    audit: audit.audit,
    title: audit.title,
    created: audit.created,
    people: audit.people.size,
    deliverables: live.length,
    releases: [...state.releases.values()].filter(mine).length,
    consents: [...state.consents.values()].filter(mine).length,
    findings: [...state.findings.values()].filter(mine).length,
    charter:
      charter === undefined ? "none" : charter.inForce ? "in-force" : "draft",
  };
}

/** The audit of that name, or `audit-unknown`. */
export function auditOf(
  session: Session,
  audit: AuditId,
): Result<AuditState, Failure> {
  const found = session.state.audits.get(audit);
  return found === undefined
    ? err(failure("audit-unknown", { audit }))
    : ok(found);
}

function cardsOf(keys: readonly string[]): KeyCard[] {
  return keys.flatMap((key) => {
    const cards = parseKeyOrRecipientText(key);
    if (!cards.ok) throw new Error("an enrolled key does not parse");
    return cards.value;
  });
}

function lostKeysOf(
  { lostKeys }: AuditState,
  person: PersonState["person"],
): PersonView["lostKeys"] {
  return lostKeys
    .filter((lost) => lost.person === person)
    .flatMap(({ key, since, reason, at, by }) =>
      cardsOf([key]).map((card) => ({ card, since, reason, recorded: at, by })),
    );
}

function formerKeysOf(audit: AuditState, person: PersonState): KeyCard[] {
  const lost = audit.lostKeys.map(({ key }) => key);
  const others = new Set([...person.signKeys, ...person.sealKeys, ...lost]);
  const theirs = [...keysOfPerson(audit, person.person)];
  return cardsOf(theirs.filter((key) => !others.has(key)));
}

/** `audit`: with the keys that its people have now. */
export function personView(audit: AuditState, person: PersonState): PersonView {
  const { name, roles, enrolled } = person;
  const signKeys = cardsOf(person.signKeys);
  const sealKeys = cardsOf(person.sealKeys);
  return {
    person: person.person,
    name,
    roles,
    signKeys,
    sealKeys,
    formerKeys: formerKeysOf(audit, person),
    lostKeys: lostKeysOf(audit, person.person),
    enrolled,
    charter: charterPlaceOf(audit, person),
  };
}

/** One key of each line, in the form of a charter; each must be able to do what it is enrolled for. */
function parseKeys(
  untrustedLines: readonly string[],
  able: (card: KeyCard) => boolean,
  otherwise: "key-cannot-sign" | "key-cannot-seal",
): Result<KeyCard[], Failure> {
  const cards: KeyCard[] = [];
  for (const untrusted of untrustedLines) {
    const parsed = parseKeyOrRecipientText(untrusted);
    if (!parsed.ok) return parsed;
    for (const card of parsed.value) {
      if (!able(card)) return err(failure(otherwise, { type: card.type }));
      if (cards.some(({ key }) => key === card.key))
        return err(failure("key-duplicate", { fingerprint: card.fingerprint }));
      cards.push(card);
    }
  }
  return ok(cards);
}

/** Keys that seal: those given, else signing keys that also can. */
function parseSealKeys(
  untrustedLines: readonly string[],
  signing: readonly KeyCard[],
): Result<KeyCard[], Failure> {
  if (untrustedLines.length > 0)
    return parseKeys(untrustedLines, (card) => card.canSeal, "key-cannot-seal");
  const also = signing.filter((card) => card.canSeal);
  return also.length > 0
    ? ok(also)
    : err(failure("key-cannot-seal", { type: signing[0]?.type ?? "" }));
}

function isInCharter({ role }: PersonState["roles"][number]): boolean {
  return isCharterRole(role);
}

function keyHolder(audit: AuditState, key: string): PersonState | undefined {
  return [...audit.people.values()].find((person) =>
    [...person.signKeys, ...person.sealKeys].includes(key),
  );
}

export const peopleHandlers: Handlers<
  | "audit.create"
  | "audit.list"
  | "key.inspect"
  | "person.enrol"
  | "person.remove"
  | "person.list"
> = {
  async "audit.create"(context, { audit, title }) {
    const session = context.openSession();
    if (!session.ok) return session;
    if (hasSampleMark(audit)) return err(failure("audit-reserved"));
    if (session.value.state.audits.has(audit))
      return err(failure("audit-exists", { audit }));
    const plain = checkPlainText(title, "title");
    if (!plain.ok) return plain;
    const body = { audit, title: plain.value };
    const committed = await session.value.commit([
      { type: "audit.created", body },
    ]);
    if (!committed.ok) return committed;
    const created = auditOf(session.value, audit);
    return created.ok ? ok(auditView(session.value, created.value)) : created;
  },

  "audit.list": (context) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const audits = [...session.value.state.audits.values()];
    return Promise.resolve(
      ok({ audits: audits.map((audit) => auditView(session.value, audit)) }),
    );
  },

  async "key.inspect"(context, request) {
    let text: string | null;
    if ("text" in request) text = request.text;
    else {
      const path = context.pathOf(request.file, "public-key");
      if (!path.ok) return path;
      const bytes = await context.storage.readWhole(
        path.value,
        largestKeyFileBytes,
      );
      if (!bytes.ok) return bytes;
      text = decodeUtf8(bytes.value);
    }
    if (text === null) return err(failure("key-not-a-key", { line: 0 }));
    if (isCard(text)) {
      const card = readCard(text);
      return card.ok ? ok({ keys: card.value.keys, card: card.value }) : card;
    }
    const keys = parseKeyOrRecipientText(text);
    return keys.ok ? ok({ keys: keys.value, card: null }) : keys;
  },

  async "person.enrol"(
    context,
    { audit, person, name, roles, signKeys, sealKeys },
  ) {
    const session = context.openSession();
    if (!session.ok) return session;
    const into = auditOf(session.value, audit);
    if (!into.ok) return into;
    if (into.value.people.has(person))
      return err(failure("person-exists", { person }));
    const plain = checkPlainText(name, "name");
    if (!plain.ok) return plain;
    if (roles.some((role) => role.from >= role.until))
      return err(failure("time-refused"));
    const signing = parseKeys(
      signKeys,
      (card) => card.canSign,
      "key-cannot-sign",
    );
    if (!signing.ok) return signing;
    if (signing.value.length === 0 && roles.some(isInCharter))
      return err(failure("key-missing", { person }));
    const sealing = parseSealKeys(sealKeys, signing.value);
    if (!sealing.ok) return sealing;
    const cards = [...signing.value, ...sealing.value];
    const roster = rosterNow(session.value, into.value);
    const alive = requireNotLost(roster, cards);
    if (!alive.ok) return alive;
    for (const { key, fingerprint } of cards) {
      const holder = keyHolder(roster, key)?.person;
      if (holder !== undefined)
        return err(failure("key-duplicate", { fingerprint, person: holder }));
    }
    const keys = {
      signKeys: signing.value.map(({ key }) => key),
      sealKeys: sealing.value.map(({ key }) => key),
    };
    const body = { audit, person, name: plain.value, roles, ...keys };
    const committed = await session.value.commit([
      { type: "person.enrolled", body },
    ]);
    if (!committed.ok) return committed;
    const now = rosterNow(session.value, into.value);
    const enrolled = now.people.get(person);
    if (enrolled === undefined)
      throw new Error("a committed person is not there");
    return ok(personView(now, enrolled));
  },

  async "person.remove"(context, { audit, person, reason }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const from = auditOf(session.value, audit);
    if (!from.ok) return from;
    const known = from.value.people.get(person);
    if (known === undefined) return err(failure("person-unknown", { person }));
    const place = charterPlaceOf(from.value, known);
    if (place === "in-force" || place === "draft")
      return err(failure("person-in-charter", { person, charter: place }));
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const body = { audit, person, reason: plain.value };
    const committed = await session.value.commit([
      { type: "person.removed", body },
    ]);
    return committed.ok ? ok({}) : committed;
  },

  "person.list": (context, { audit }) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const found = auditOf(session.value, audit);
    if (!found.ok) return Promise.resolve(found);
    const roster = rosterNow(session.value, found.value);
    const viewOf = (person: PersonState) => personView(roster, person);
    const people = [...roster.people.values()].map(viewOf);
    const former = [...roster.formerPeople.values()].map(viewOf);
    return Promise.resolve(ok({ people, former }));
  },
};
