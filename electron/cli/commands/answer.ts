// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { path } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import { auditOption } from "./audit.ts";
import { answerListText } from "./consentText.ts";

const record = vaultCommand({
  words: ["answer", "record"],
  summary:
    "Keeps a signed text that came back: a decline, a withdrawal, a receipt, a revocation, and what people agree to or declare.",
  details: [
    "It is verified first: signed by its Signer, with a key that a charter of the audit lists for them. A withdrawal, a revocation and a recusal take effect at once.",
  ],
  positionals: { text: required("file", "the text", path) },
  options: {
    audit: auditOption,
    signature: optional(
      "file",
      "its signature; the text's name and .sig unless given",
      path,
    ),
  },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const recorded = await session.call("answer.record", {
      audit: audit.value,
      statement: session.grant(given.text),
      signature: session.grant(given.signature ?? `${given.text}.sig`),
    });
    return recorded.ok
      ? ok({ value: recorded.value, text: answerListText([recorded.value]) })
      : refused(recorded.error);
  },
});

const list = vaultCommand({
  words: ["answer", "list"],
  summary: "Lists what people have answered, and said of themselves.",
  positionals: {},
  options: { audit: auditOption },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const listed = await session.call("answer.list", { audit: audit.value });
    return listed.ok
      ? ok({ value: listed.value, text: answerListText(listed.value.answers) })
      : refused(listed.error);
  },
});

export const answerCommands: readonly Command[] = [record, list];
