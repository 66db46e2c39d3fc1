// SPDX-License-Identifier: Apache-2.0
import { type AuditId, instantAt, type PersonId } from "../../../shared/ids.ts";
import { failure } from "../../../shared/failure.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { KeyCard, PersonView } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { personRoles } from "../../../shared/domain/personRoles.ts";
import { flag, optional, repeated, required } from "../argument.ts";
import {
  type Command,
  misused,
  type Outcome,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { sentence } from "../layout.ts";
import { choice, instant, key, personId, words } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import type { Session } from "../session.ts";
import { auditOption } from "./audit.ts";
import { effectsText } from "./effectsText.ts";
import { inspectKeys, keyListOptions, pickedKeys } from "./givenKeys.ts";
import { personText } from "./person.ts";

const person = required("person", "the person's short name", personId);
const reason = required("reason", "why, for the ledger", words);
const untilNext =
  "It counts from the next charter on: draft one and have it signed. Until then the one in force stays as it is, and all that was signed under it; what a new one would void is printed.";

const beforeApplied =
  "Without --apply nothing changes, and what would be void and what would stay is printed.";
const apply = flag("do it");

type Change = Request<"person.change">["change"];

interface GivenChange {
  readonly audit: AuditId | undefined;
  readonly person: PersonId;
  readonly reason: string;
  /** Absent where nothing is taken from anybody, and nothing needs saying first. */
  readonly apply?: boolean;
}

async function change(
  session: Session,
  given: GivenChange,
  wanted: Change,
): Promise<Outcome> {
  const audit = await resolveAudit(session, given.audit);
  if (!audit.ok) return audit;
  const whose = { audit: audit.value, person: given.person };
  const effects = await session.call("person.effects", {
    ...whose,
    act: wanted,
  });
  if (!effects.ok) return refused(effects.error);
  const said = `${sentence(untilNext)}${effectsText(effects.value)}`;
  if (given.apply === false)
    return ok({
      value: { applied: false, effects: effects.value },
      text: `${sentence(`Nothing has changed yet; with --apply ${given.person} gives up the key.`)}${said}`,
    });
  const changed = await session.call("person.change", {
    ...whose,
    change: wanted,
    reason: given.reason,
  });
  return changed.ok
    ? ok({
        value: { ...changed.value, effects: effects.value },
        text: `${personText(changed.value)}\n${said}`,
      })
    : refused(changed.error);
}

const onRoster = ({ signKeys, sealKeys }: PersonView) => [
  ...signKeys,
  ...sealKeys,
];

/** A key may turn out to be lost after it was given up, and a lost one to be lost for longer. */
const everHeld = (person: PersonView) => [
  ...onRoster(person),
  ...person.formerKeys,
  ...person.lostKeys.map(({ card }) => card),
];

/** The one key of a person that is meant by a fingerprint or its beginning, among these of theirs. */
async function keyOf(
  session: Session,
  given: { audit: AuditId | undefined; person: PersonId },
  fingerprint: string,
  among: (person: PersonView) => readonly KeyCard[] = onRoster,
): Promise<Result<string, Refusal>> {
  const audit = await resolveAudit(session, given.audit);
  if (!audit.ok) return audit;
  const listed = await session.call("person.list", { audit: audit.value });
  if (!listed.ok) return refused(listed.error);
  const { people, former } = listed.value;
  const known = [...people, ...former].find(
    (each) => each.person === given.person,
  );
  if (known === undefined)
    return err({
      kind: "failure",
      failure: failure("person-unknown", { person: given.person }),
    });
  const cards = among(known);
  const fits = new Set(
    cards
      .filter((card) => card.fingerprint.startsWith(fingerprint))
      .map((card) => card.key),
  );
  const [only, ...others] = fits;
  return only === undefined || others.length > 0
    ? misused(
        `${fingerprint} ${only === undefined ? "is none" : "fits several"} of their keys: give the fingerprint as person list shows it.`,
      )
    : ok(only);
}

const addKey = vaultCommand({
  words: ["person", "add-key"],
  summary: "Adds keys to a person, for the next charter.",
  details: [untilNext],
  positionals: {
    person,
    key: repeated(
      "key",
      "a .pub file, a public key line or an age1 recipient",
      key,
    ),
  },
  options: { audit: auditOption, ...keyListOptions, reason },
  async run(session, given) {
    const named = await inspectKeys(session, given.key);
    if (!named.ok) return named;
    const listed = await pickedKeys(session, given);
    if (!listed.ok) return listed;
    const keys = [...named.value, ...listed.value];
    return keys.length > 0
      ? change(session, given, { what: "add-keys", keys })
      : misused("Give a key, or a list of keys with --keys-file.");
  },
});

const rotate = vaultCommand({
  words: ["person", "rotate"],
  summary: "Puts a new key in the place of one, for the next charter.",
  details: [
    beforeApplied,
    untilNext,
    "With that charter, an open request that the old key signed needs a signature by the new one. A consent that names the old one seals nothing more to it. A key that may be known to others is reported lost instead.",
  ],
  positionals: { person },
  options: {
    audit: auditOption,
    from: required("fingerprint", "the key that goes", words),
    to: required("key", "the one that comes: a .pub file or a line", key),
    reason,
    apply,
  },
  async run(session, given) {
    const from = await keyOf(session, given, given.from);
    if (!from.ok) return from;
    const to = await inspectKeys(session, [given.to]);
    if (!to.ok) return to;
    const [line, ...others] = to.value;
    if (line === undefined || others.length > 0)
      return misused("--to takes one key.");
    return change(session, given, {
      what: "rotate",
      from: from.value,
      to: line,
    });
  },
});

const dropKey = vaultCommand({
  words: ["person", "drop-key"],
  summary: "Takes a key away from a person, for the next charter.",
  details: [
    beforeApplied,
    untilNext,
    "Nothing more is sealed to it by a consent that names it: ask anew, and the new keys are named.",
  ],
  positionals: {
    person,
    key: required("fingerprint", "the key, by its fingerprint", words),
  },
  options: { audit: auditOption, reason, apply },
  async run(session, given) {
    const gone = await keyOf(session, given, given.key);
    return gone.ok
      ? change(session, given, { what: "drop-key", key: gone.value })
      : gone;
  },
});

const setTerm = vaultCommand({
  words: ["person", "set-term"],
  summary:
    "Lets a role begin or end earlier or later, from the next charter on.",
  details: [untilNext],
  positionals: { person },
  options: {
    audit: auditOption,
    role: required("role", "which of their roles", choice(personRoles)),
    from: optional("time", "its beginning; as it is unless given", instant),
    until: required("time", "its end, which is not part of it", instant),
    reason,
  },
  run: (session, given) =>
    change(session, given, {
      what: "set-term",
      role: given.role,
      ...(given.from === undefined ? {} : { from: given.from }),
      until: given.until,
    }),
});

const retire = vaultCommand({
  words: ["person", "retire"],
  summary: "Ends every role of a person now, for the next charter (emeritus).",
  details: [
    untilNext,
    "What they signed in their term goes on counting. They stay on the roster, with roles that are over.",
  ],
  positionals: { person },
  options: { audit: auditOption, reason },
  run: (session, given) => change(session, given, { what: "retire" }),
});

const reportLost = vaultCommand({
  words: ["person", "report-lost"],
  summary:
    "Records on an owner's word that a key was lost, and says what that voids.",
  details: [
    "The key signs nothing that the ledger recorded at --since or later; without --since, from now on. From then on it is off the roster, too, and nothing is sealed to it; until then it counts. It may have left the roster before, and its holder with it. Without --apply nothing is recorded, and what would be void and what would stay is printed. It is not taken back. A person's own word, by another key of theirs, is person revoke-key.",
  ],
  positionals: {
    person,
    key: required("fingerprint", "the key, by its fingerprint", words),
  },
  options: {
    audit: auditOption,
    since: optional("time", "from when on it counts no more", instant),
    reason,
    apply: flag("record it"),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const lost = await keyOf(session, given, given.key, everHeld);
    if (!lost.ok) return err(lost.error);
    const since = given.since ?? instantAt(session.now);
    const key = lost.value;
    const whose = { audit: audit.value, person: given.person };
    const act = { what: "lose-key", key, since } as const;
    const effects = await session.call("person.effects", { ...whose, act });
    if (!effects.ok) return refused(effects.error);
    const said = `${effectsText(effects.value)}\n${sentence("What was published or shared already stays published or shared.")}`;
    const answer = { applied: given.apply, ...effects.value };
    if (!given.apply)
      return ok({
        value: answer,
        text: `${sentence(`Nothing is recorded yet; with --apply the key of ${given.person} is lost for good.`)}${said}`,
      });
    const { reason } = given;
    const reported = await session.call("person.reportLost", {
      ...whose,
      ...{ key, since, reason },
    });
    return reported.ok
      ? ok({
          value: { person: reported.value, ...answer },
          text: `${sentence(`The key of ${given.person} is recorded as lost.`)}${said}`,
        })
      : refused(reported.error);
  },
});

export const personKeyCommands: readonly Command[] = [
  addKey,
  rotate,
  dropKey,
  setTerm,
  retire,
  reportLost,
];
