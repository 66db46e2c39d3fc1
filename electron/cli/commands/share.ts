// SPDX-License-Identifier: Apache-2.0
import type { VersionId } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import { repeated, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { sentence } from "../layout.ts";
import { path, personId, reference } from "../readers.ts";
import { resolveVersion } from "../references.ts";
import { consentOption, resolveConsent } from "./consentReference.ts";
import { consentAnswer } from "./consentText.ts";

const create = vaultCommand({
  words: ["share", "create"],
  summary:
    "Seals files to people, when and only when a live consent covers it.",
  details: [
    "One new file, which each of them opens with stock age and their own key. Everything that the consent names is shared, with everybody whom it still covers, unless --to or --file name a part of it.",
  ],
  positionals: {},
  options: {
    consent: consentOption,
    to: repeated("person", "some of the people that it names", personId),
    file: repeated("version", "some of the files that it names", reference),
    out: required("file", "the sealed file; it must not exist", path),
  },
  async run(session, given) {
    const known = await resolveConsent(session, given.consent);
    if (!known.ok) return known;
    const { consent, audit } = known.value;
    const versions: VersionId[] = [];
    for (const named of given.file) {
      const version = await resolveVersion(session, audit, named);
      if (!version.ok) return version;
      versions.push(version.value);
    }
    const shared = await session.runJob("share.create", {
      consent,
      ...(given.to.length === 0 ? {} : { to: [...given.to] }),
      ...(versions.length === 0 ? {} : { versions }),
      file: session.grant(given.out),
    });
    if (shared.ok) {
      const answer = consentAnswer(shared.value);
      return ok({
        ...answer,
        text: `${answer.text}\n${sentence(`Written: ${given.out}`)}`,
      });
    }
    if (shared.error.code !== "share-unmet") return refused(shared.error);
    const now = await session.call("consent.show", { consent });
    const { unmet, uncovered } = now.ok ? now.value : known.value;
    return err({
      kind: "failure",
      failure: shared.error,
      unmet: [...unmet, ...uncovered],
    });
  },
});

export const shareCommands: readonly Command[] = [create];
