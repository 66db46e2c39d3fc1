// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, optional, required, type Values } from "../argument.ts";
import { type Command, misused, refused } from "../command.ts";
import { sentence } from "../layout.ts";
import {
  choice,
  localTime,
  path,
  personId,
  reference,
  words,
} from "../readers.ts";
import { resolveRelease } from "../references.ts";
import { auditCommand } from "./audit.ts";
import { embargoAnswer } from "./embargoText.ts";

const zoneDetails = [
  "The time is as a clock in the zone shows it, and is kept as an instant. A time that the zone's clocks jump over is refused; of one that they show twice, --which says which is meant.",
  "Recommended is 16:00 UTC from Monday to Thursday. Any other time is taken, and said to be unwise.",
];

const dateOptions = {
  at: required("time", "on a clock, such as 2027-03-04T16:00", localTime),
  zone: required("zone", "an IANA zone such as Europe/Berlin, or UTC", words),
  which: optional(
    "which",
    "earlier or later, for a time that comes twice",
    choice(["earlier", "later"]),
  ),
  ask: atLeastOne("person", "whose agreement it needs", personId),
  reason: required("words", "why, for the record", words),
};

function wantedDate(audit: AuditId, given: Values<typeof dateOptions>) {
  const { at, zone, which, ask, reason } = given;
  const date = {
    ...{ local: at, zone },
    ...(which === undefined ? {} : { which }),
  };
  return { audit, date, reason, asked: [...ask] };
}

const propose = auditCommand({
  words: ["embargo", "propose"],
  summary: "Proposes until when an audit's results are held back.",
  details: zoneDetails,
  positionals: {},
  options: dateOptions,
  async run(session, audit, given) {
    const done = await session.call(
      "embargo.propose",
      wantedDate(audit, given),
    );
    return done.ok ? ok(embargoAnswer(done.value)) : refused(done.error);
  },
});

const revise = auditCommand({
  words: ["embargo", "revise"],
  summary: "Proposes another date; the one before holds until all have agreed.",
  details: zoneDetails,
  positionals: {},
  options: dateOptions,
  async run(session, audit, given) {
    const done = await session.call("embargo.revise", wantedDate(audit, given));
    return done.ok ? ok(embargoAnswer(done.value)) : refused(done.error);
  },
});

const agree = auditCommand({
  words: ["embargo", "agree"],
  summary: "Records who agreed to the newest date, and how.",
  details: [
    "In their words with --words, which also say where they stand; or by the approval that they signed, with --release, whose Not-before is this very date.",
  ],
  positionals: { person: required("person", "who agreed", personId) },
  options: {
    words: optional("words", "what they said, and where", words),
    release: optional("id", "the release that they signed", reference),
  },
  async run(session, audit, given) {
    const { person, words: said, release: named } = given;
    if ((said === undefined) === (named === undefined))
      return misused(
        "Say how they agreed: in their --words, or by the --release that they signed; one of the two.",
      );
    if (said !== undefined) {
      const how = { kind: "words", words: said } as const;
      const noted = await session.call("embargo.agree", { audit, person, how });
      return noted.ok ? ok(embargoAnswer(noted.value)) : refused(noted.error);
    }
    const release = await resolveRelease(session, named, "any");
    if (!release.ok) return release;
    const { release: signed } = release.value;
    const how = { kind: "statement", release: signed } as const;
    const done = await session.call("embargo.agree", { audit, person, how });
    return done.ok ? ok(embargoAnswer(done.value)) : refused(done.error);
  },
});

const lift = auditCommand({
  words: ["embargo", "lift"],
  summary: "Ends an embargo early, by the approval that supersedes another.",
  details: [
    "The release was proposed with --supersedes and an earlier --not-before, and everybody needed has signed it. Nothing else lifts an embargo.",
  ],
  positionals: {},
  options: {
    release: required("id", "the release whose approval lifts it", reference),
    reason: required("words", "why, for the record", words),
  },
  async run(session, audit, given) {
    const known = await resolveRelease(session, given.release, "any");
    if (!known.ok) return known;
    const { release } = known.value;
    const { reason } = given;
    const done = await session.call("embargo.lift", { audit, release, reason });
    return done.ok ? ok(embargoAnswer(done.value)) : refused(done.error);
  },
});

const show = auditCommand({
  words: ["embargo", "show"],
  summary:
    "Shows the dates, who agreed, what remains, and when to notify whom.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const shown = await session.call("embargo.show", { audit });
    return shown.ok ? ok(embargoAnswer(shown.value)) : refused(shown.error);
  },
});

const exportCalendar = auditCommand({
  words: ["embargo", "export"],
  summary: "Writes the date and its marks as a calendar (.ics).",
  details: [
    "The agreed date, or else the proposed one, with the two times at which distributors are to be notified; in UTC. Its titles are the same for every audit: no name, title or finding is in it, and it is not sealed. That it left is on the record.",
  ],
  positionals: {},
  options: { out: required("file", "the new file", path) },
  async run(session, audit, given) {
    const file = session.grant(given.out);
    const written = await session.call("embargo.export", { audit, file });
    if (!written.ok) return refused(written.error);
    const { sha256 } = written.value;
    return ok({
      value: written.value,
      text: sentence(`Written: ${given.out}; SHA-256 ${sha256}.`),
    });
  },
});

export const embargoCommands: readonly Command[] = [
  propose,
  agree,
  revise,
  lift,
  show,
  exportCalendar,
];
