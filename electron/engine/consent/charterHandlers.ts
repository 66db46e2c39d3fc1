// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type { CharterPreview } from "../../../shared/ipc/charterViews.ts";
import { err, ok } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { judgedAt, rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import { charterHowToSign } from "../exchange/howToSign.ts";
import { writeFolder } from "../exchange/writeFolder.ts";
import type { Handlers } from "../handler.ts";
import type { Act } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import { openAudit } from "../people/openAudit.ts";
import type { Session } from "../session.ts";
import {
  alreadyRecorded,
  charterInForce,
  charterView,
  checkCharterSignature,
  draftOf,
} from "./charters.ts";
import { exportedCharters } from "./exportedCharters.ts";
import { turnoversBy } from "./charterTurnover.ts";
import { draftCharter, type Policy, tryCharter } from "./draftCharter.ts";
import { readSignature } from "./readSignature.ts";

type Wanted = ParsedRequest<"charter.preview">;

/** Zod gives absent seats as undefined; a charter has none. */
function quorumsOf(request: Wanted): Charter["quorums"] | undefined {
  return request.quorums?.map(({ act, seats }) => ({
    act,
    seats: {
      ...(seats.owner !== undefined && { owner: seats.owner }),
      ...(seats.chair !== undefined && { chair: seats.chair }),
      ...(seats.vendor !== undefined && { vendor: seats.vendor }),
    },
  }));
}

function policyOf(request: Wanted): Policy {
  const { conditions, without, roles, withoutSeal } = request;
  return {
    quorums: quorumsOf(request),
    ...{ conditions, without, roles, withoutSeal },
  };
}

function hasBadTerm({ roles = [] }: Policy): boolean {
  return roles.some(({ roles: terms }) =>
    terms.some(({ from, until }) => from >= until),
  );
}

/** The entries that set roles anew, of those people whose roles are not so already. */
function roleActs(
  { audit, people }: AuditState,
  { roles = [] }: Policy,
): Act[] {
  const given = new Map(roles.map(({ person, roles }) => [person, roles]));
  return [...people.values()].flatMap((known) => {
    const { person } = known;
    const wanted = given.get(person) ?? known.roles;
    if (JSON.stringify(known.roles) === JSON.stringify(wanted)) return [];
    const keys = {
      signKeys: [...known.signKeys],
      sealKeys: [...known.sealKeys],
    };
    const reason = "Terms that a charter was drafted with";
    const body = { audit, person, roles: [...wanted], ...keys, reason };
    return [{ type: "person.changed", body } satisfies Act];
  });
}

function preview(
  session: Session,
  audit: AuditState,
  policy: Policy,
): CharterPreview {
  const roster = rosterNow(session, audit);
  const { drafted, alternatives } = tryCharter(roster, policy, session.now());
  if (drafted.ok) {
    const { charter, text } = drafted.value;
    const next = { charter, text, digest: sha256(encodeUtf8(text)) };
    const turnovers = turnoversBy(session, audit, next);
    return { text, refusal: null, unchanged: false, alternatives, turnovers };
  }
  const unchanged = drafted.error.code === "charter-unchanged";
  const reason = drafted.error.facts?.["reason"];
  const refusal = unchanged ? null : String(reason ?? drafted.error.code);
  const none = { text: null, turnovers: [] };
  return { ...none, refusal, unchanged, alternatives: [...alternatives] };
}

export const charterHandlers: Handlers<
  | "charter.show"
  | "charter.preview"
  | "charter.draft"
  | "charter.discard"
  | "charter.send"
  | "charter.record"
  | "charter.export"
> = {
  "charter.show": (context, request) => {
    const open = openAudit(context, request.audit);
    return Promise.resolve(
      open.ok ? ok(charterView(open.value.session, open.value.audit)) : open,
    );
  },

  "charter.preview": (context, request) => {
    const open = openAudit(context, request.audit);
    if (!open.ok) return Promise.resolve(open);
    const { session, audit } = open.value;
    const policy = policyOf(request);
    return Promise.resolve(
      hasBadTerm(policy)
        ? err(failure("time-refused"))
        : ok(preview(session, audit, policy)),
    );
  },

  async "charter.draft"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const policy = policyOf(request);
    if (hasBadTerm(policy)) return err(failure("time-refused"));
    const waiting = draftOf(audit);
    if (waiting.ok && waiting.value.signatures.length > 0 && !request.replace)
      return err(
        failure("charter-draft-signed", {
          people: waiting.value.signatures
            .map(({ person }) => person)
            .join(", "),
        }),
      );
    const roster = rosterNow(session, audit);
    const drafted = draftCharter(roster, policy, session.now());
    if (!drafted.ok) return drafted;
    const { charter, text } = drafted.value;
    const digest = sha256(encodeUtf8(text));
    const body = {
      audit: request.audit,
      version: charter.version,
      digest,
      text,
    };
    const committed = await session.commit([
      ...roleActs(audit, policy),
      { type: "charter.drafted", body },
    ]);
    return committed.ok ? ok(charterView(session, audit)) : committed;
  },

  async "charter.discard"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const draft = draftOf(audit);
    if (!draft.ok) return draft;
    const plain = checkPlainText(request.reason, "reason");
    if (!plain.ok) return plain;
    const body = {
      audit: request.audit,
      digest: draft.value.digest,
      reason: plain.value,
    };
    const committed = await session.commit([
      { type: "charter.discarded", body },
    ]);
    return committed.ok ? ok(charterView(session, audit)) : committed;
  },

  async "charter.send"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const folder = context.pathOf(request.folder, "charter-folder");
    if (!folder.ok) return folder;
    const draft = draftOf(audit);
    if (!draft.ok) return draft;
    const body = { audit: request.audit, digest: draft.value.digest };
    const committed = await session.commit([{ type: "charter.sent", body }]);
    if (!committed.ok) return committed;
    const files = new Map([
      ["HOW-TO-SIGN.txt", encodeUtf8(charterHowToSign)],
      ["charter.txt", encodeUtf8(draft.value.text)],
    ]);
    return writeFolder(context.storage, folder.value, files);
  },

  async "charter.record"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const { session, audit } = open.value;
    const text = await readSignature(context, session, request);
    if (!text.ok) return text;
    const known = alreadyRecorded(audit, text.value);
    if (known !== null) return err(known);
    const draft = draftOf(audit);
    if (!draft.ok) return draft;
    const checked = checkCharterSignature(
      audit,
      draft.value,
      text.value,
      judgedAt(session),
    );
    if (!checked.ok) return checked;
    const body = {
      audit: request.audit,
      digest: draft.value.digest,
      ...checked.value,
    };
    const committed = await session.commit([{ type: "charter.signed", body }]);
    return committed.ok ? ok(charterView(session, audit)) : committed;
  },

  async "charter.export"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const folder = context.pathOf(request.folder, "charter-folder");
    if (!folder.ok) return folder;
    const inForce = charterInForce(open.value.audit);
    if (!inForce.ok) return inForce;
    const files = exportedCharters(open.value.audit);
    return writeFolder(context.storage, folder.value, files);
  },
};
