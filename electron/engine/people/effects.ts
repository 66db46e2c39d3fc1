// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type {
  EffectsView,
  PersonAct,
} from "../../../shared/ipc/rosterContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import { charterInForce } from "../consent/charters.ts";
import { effectsOn } from "../consent/charterTurnover.ts";
import { tryCharter } from "../consent/draftCharter.ts";
import type { Session } from "../session.ts";
import { changePerson } from "./changePerson.ts";
import { requireTheirs } from "./lostKeys.ts";

type Effects = EffectsView["requests"];

function inView(effects: ReturnType<typeof effectsOn>): Effects {
  return effects.map(({ change: turnover, kind, id, purpose, voids }) => ({
    ...{ kind, id, purpose, turnover, voids },
  }));
}

/** The charter in force stays as it is: what matters is the next one, drafted with the person as they will be. */
function underNextCharter(
  session: Session,
  audit: AuditState,
  person: PersonState,
): Omit<EffectsView, "atOnce"> {
  const roster = rosterNow(session, audit);
  const people = new Map(roster.people).set(person.person, person);
  const { drafted } = tryCharter({ ...roster, people }, {}, session.now());
  if (drafted.ok) {
    const { charter, text } = drafted.value;
    const next = { charter, text, digest: sha256(encodeUtf8(text)) };
    const requests = inView(
      effectsOn(session, audit, { what: "charter", next }),
    );
    return { counts: "next-charter", obstacle: null, requests };
  }
  const none = { obstacle: null, requests: [] };
  if (drafted.error.code === "charter-unchanged")
    return { counts: "nothing", ...none };
  // Before the first charter the group is still being put together.
  const isFirst = !charterInForce(audit).ok;
  const reason = String(drafted.error.facts?.["reason"] ?? drafted.error.code);
  return { counts: "next-charter", ...none, obstacle: isFirst ? null : reason };
}

/** Consents that cover somebody no longer as soon as a key of theirs is off the roster. */
function sealsNoMore(
  session: Session,
  audit: AuditState,
  act: PersonAct,
): EffectsView["atOnce"] {
  if (act.what !== "drop-key" && act.what !== "rotate") return [];
  const key = act.what === "rotate" ? act.from : act.key;
  return effectsOn(session, audit, { what: "drop", key })
    .filter(({ voids }) => voids)
    .map(({ change: turnover, kind, id, purpose }) => ({
      ...{ kind, id, purpose, turnover },
    }));
}

/**
 * What an act voids and keeps, with the reasons, before it is done; it fails where the act would be refused. A loss
 * counts at once, and so does that nothing is sealed to a key that is given up; everything else when the next
 * charter is in force.
 */
export function effectsOf(
  session: Session,
  audit: AuditState,
  person: PersonState,
  act: PersonAct,
): Result<EffectsView, Failure> {
  if (act.what !== "lose-key") {
    const next = changePerson(audit, person, act, session.now());
    if (!next.ok) return next;
    const changed = { ...person, ...next.value };
    return ok({
      ...underNextCharter(session, audit, changed),
      atOnce: sealsNoMore(session, audit, act),
    });
  }
  const theirs = requireTheirs(audit, person, act.key);
  if (!theirs.ok) return theirs;
  const { key, since } = act;
  const requests = effectsOn(session, audit, {
    what: "loss",
    lost: { key, since },
  });
  const known = { counts: "now", obstacle: null, atOnce: [] } as const;
  return ok({ ...known, requests: inView(requests) });
}
