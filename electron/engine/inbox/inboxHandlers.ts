// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type { ReceivedView } from "../../../shared/ipc/inboxContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { signedTogether } from "../../crypto/ssh/signedTogether.ts";
import type { ReceivedState } from "../catalog/inboxState.ts";
import { readSignatureText } from "../consent/readSignature.ts";
import { signStatement } from "../consent/signStatement.ts";
import type { Context } from "../context.ts";
import { writeFolder } from "../exchange/writeFolder.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { objectPath } from "../vault/layout.ts";
import {
  checkOpen,
  declineText,
  isDecline,
  recordAnswer,
} from "./answerRequest.ts";
import { carriedDecline, carriedOut, declineDraft } from "./carryOut.ts";
import { answerText, chosenOf, isCharter, textOf } from "./chosenFiles.ts";
import { receiveCharter, receiveParcel } from "./receive.ts";
import { receivedView, signingSheet } from "./receivedView.ts";
import { responseOf } from "./response.ts";

interface OpenRequest {
  readonly session: Session;
  readonly received: ReceivedState;
}

function openRequest(
  context: Context,
  request: Sha256,
): Result<OpenRequest, Failure> {
  const session = context.openSession();
  if (!session.ok) return session;
  const received = session.value.state.received.get(request);
  return received === undefined
    ? err(failure("request-unknown"))
    : ok({ session: session.value, received });
}

function viewOf(
  session: Session,
  request: Sha256,
): Result<ReceivedView, Failure> {
  const received = session.state.received.get(request);
  if (received === undefined) throw new Error("a kept request is not there");
  return ok(receivedView(session, received));
}

async function receive(
  context: Context,
  session: Session,
  request: ParsedRequest<"inbox.receive">,
): Promise<Result<Sha256, Failure>> {
  const path = context.pathOf(request.file, "request");
  if (!path.ok) return path;
  const chosen = await chosenOf(context, request.charter);
  if (!chosen.ok) return chosen;
  const facts = await context.storage.facts(path.value);
  if (!facts.ok) return facts;
  const plain = await isCharter(context, path.value);
  if (!plain.ok) return plain;
  if (plain.value) {
    const text = await textOf(context, path.value);
    return text.ok ? receiveCharter(session, text.value, chosen.value) : text;
  }
  if (request.key === undefined) return err(failure("request-needs-key"));
  const keyPath = context.pathOf(request.key, "age-identity");
  if (!keyPath.ok) return keyPath;
  const parcel = {
    ...{ parcelPath: path.value, keyPath: keyPath.value },
    ...{ passphrase: request.passphrase ?? null, chosen: chosen.value },
  };
  const size = { total: facts.value?.size ?? 0, count: 1 };
  return context.runJob(request.job, size, (job) =>
    receiveParcel(session, context.startHelper, parcel, job),
  );
}

type InboxChannel =
  | "inbox.receive"
  | "inbox.list"
  | "inbox.sheet"
  | "inbox.sign"
  | "inbox.draft"
  | "inbox.decline"
  | "inbox.record"
  | "inbox.carryOut"
  | "inbox.response"
  | "inbox.writeResponse"
  | "inbox.remove"
  | "inbox.charters";

export const inboxHandlers: Handlers<InboxChannel> = {
  async "inbox.receive"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const kept = await receive(context, session.value, request);
    return kept.ok ? viewOf(session.value, kept.value) : kept;
  },

  "inbox.list": (context) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const { value } = session;
    const requests = [...value.state.received.values()].map((received) =>
      receivedView(value, received),
    );
    return Promise.resolve(ok({ requests: requests.reverse() }));
  },

  async "inbox.sheet"(context, { request }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    return ok(await signingSheet(session, received));
  },

  async "inbox.sign"(context, { request, key }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    const ready = checkOpen(session, received);
    if (!ready.ok) return ready;
    const { act, text } = received;
    const signature = await signStatement(context, key, act, text);
    if (!signature.ok) return signature;
    const recorded = await recordAnswer(
      ...([session, received, null, signature.value] as const),
    );
    return recorded.ok ? viewOf(session, request) : recorded;
  },

  "inbox.draft": (context, { request, unsealed, ...wanted }) => {
    const open = openRequest(context, request);
    if (!open.ok) return Promise.resolve(open);
    const { session, received } = open.value;
    return Promise.resolve(declineDraft(session, received, wanted, unsealed));
  },

  async "inbox.decline"(context, { request, key, ...wanted }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    const text = declineText(session, received, wanted);
    if (!text.ok) return text;
    const signed = await signStatement(context, key, "decline", text.value);
    if (!signed.ok) return signed;
    const recorded = await recordAnswer(
      ...([session, received, text.value, signed.value] as const),
    );
    return recorded.ok ? viewOf(session, request) : recorded;
  },

  async "inbox.record"(context, { request, text, signature, opening }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    const source =
      "text" in signature ? { signature: signature.text } : signature;
    const armour = await readSignatureText(context, { ...source, opening });
    if (!armour.ok) return armour;
    const said = await answerText(context, text);
    if (!said.ok) return said;
    const together = said.value === null ? signedTogether(armour.value) : null;
    const isAnswer = together !== null && isDecline(together.text);
    const recorded = await recordAnswer(
      ...([session, received] as const),
      isAnswer ? together.text : said.value,
      isAnswer ? together.signature : armour.value,
    );
    return recorded.ok ? viewOf(session, request) : recorded;
  },

  async "inbox.carryOut"(context, { request, folder, decline }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    const files =
      decline === undefined
        ? carriedOut(session, received)
        : carriedDecline(session, received, decline);
    if (!files.ok) return files;
    const path = context.pathOf(folder, "carry-out-folder");
    return path.ok
      ? writeFolder(context.storage, path.value, files.value)
      : path;
  },

  "inbox.response": (context, { request, ...wanted }) => {
    const open = openRequest(context, request);
    if (!open.ok) return Promise.resolve(open);
    const { session, received } = open.value;
    return Promise.resolve(responseOf(session, received, wanted));
  },

  async "inbox.writeResponse"(context, { request, file, ...wanted }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    const response = responseOf(session, received, wanted);
    if (!response.ok) return response;
    const path = context.pathOf(file, "response");
    if (!path.ok) return path;
    const { text, to } = response.value;
    const written = await context.storage.createDurably(
      ...([path.value, encodeUtf8(text), 0o644] as const),
    );
    return written.ok ? ok({ to }) : written;
  },

  async "inbox.remove"(context, { request, reason }) {
    const open = openRequest(context, request);
    if (!open.ok) return open;
    const { session, received } = open.value;
    if (received.removed !== null) return err(failure("request-removed"));
    const plain = checkPlainText(reason, "reason");
    if (!plain.ok) return plain;
    const committed = await session.commit([
      { type: "request.removed", body: { request, reason: plain.value } },
    ]);
    if (!committed.ok) return committed;
    // On the record already: a file that cannot go now goes at the next start.
    for (const { object } of received.files)
      await session.storage.remove(objectPath(session.layout, object));
    return viewOf(session, request);
  },

  "inbox.charters": (context) => {
    const session = context.openSession();
    if (!session.ok) return Promise.resolve(session);
    const { trusted } = session.value.state;
    const charters = [...trusted].flatMap(([audit, list]) =>
      list.map(({ version, digest, how, at }) => ({
        ...{ audit, version, digest, how, at },
      })),
    );
    return Promise.resolve(ok({ charters }));
  },
};
