// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { optional, repeated, required } from "../argument.ts";
import {
  type Command,
  misused,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { path, personId, reference } from "../readers.ts";
import { resolveRelease } from "../references.ts";
import type { Session } from "../session.ts";
import { resolveConsent } from "./consentReference.ts";

type Judged = Request<"review.show">["request"];

async function requestOf(
  session: Session,
  given: {
    readonly release: string | undefined;
    readonly consent: string | undefined;
  },
): Promise<Result<Judged, Refusal>> {
  if ((given.release === undefined) === (given.consent === undefined))
    return misused(
      "Name the request that is to be judged: --release or --consent, one of them.",
    );
  if (given.release === undefined) {
    const consent = await resolveConsent(session, given.consent);
    return consent.ok
      ? ok({ act: "consent", consent: consent.value.consent })
      : consent;
  }
  const release = await resolveRelease(session, given.release);
  return release.ok
    ? ok({ act: "approval", release: release.value.release })
    : release;
}

const create = vaultCommand({
  words: ["review", "create"],
  summary:
    "Seals the files of a request to people whom it asks, so that they can judge it.",
  details: [
    "One new file, which each of them opens with stock age and their own key: every file that the request names, the request with its signatures, the terms, and a receipt to sign. Everyone who holds a seat and is asked receives it unless --to names some of them; nobody else can.",
    "A request that goes out with release send or consent send shows its files too. This is for showing them again: to one who lost them, whose key is new, or who confirms by receipt what arrived.",
  ],
  positionals: {},
  options: {
    release: optional("id", "the release that is asked for", reference),
    consent: optional("id", "or the consent that is asked for", reference),
    to: repeated("person", "some of the people whom it asks", personId),
    out: required("file", "the sealed file; it must not exist", path),
  },
  async run(session, given) {
    const request = await requestOf(session, given);
    if (!request.ok) return request;
    const judged = {
      request: request.value,
      ...(given.to.length === 0 ? {} : { to: [...given.to] }),
    };
    const file = session.grant(given.out);
    const made = await session.runJob("review.create", { ...judged, file });
    if (made.ok) {
      const { at, to, files, parcel } = made.value;
      const people = [...new Set(to.map(({ person }) => person))].join(", ");
      const facts = fields([
        ["Shown to", people],
        ["When", at],
        ["Files", files.map((each) => each.path).join(", ")],
        ["SHA-256", parcel],
      ]);
      return ok({
        value: made.value,
        text: `${facts}${sentence(`Written: ${given.out}`)}`,
      });
    }
    if (made.error.code !== "review-unmet") return refused(made.error);
    const shown = await session.call("review.show", judged);
    return err({
      kind: "failure",
      failure: made.error,
      unmet: shown.ok ? shown.value.unmet : [],
    });
  },
});

export const reviewCommands: readonly Command[] = [create];
