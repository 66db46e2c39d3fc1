// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import {
  type Arguments,
  optional,
  required,
  type Values,
} from "../argument.ts";
import {
  type Command,
  type Outcome,
  refused,
  type Spec,
  vaultCommand,
} from "../command.ts";
import { sentence, table } from "../layout.ts";
import { auditId, words } from "../readers.ts";
import { resolveAudit } from "../references.ts";
import type { Session } from "../session.ts";

/** For every command that works inside one audit. */
export const auditOption = optional(
  "id",
  "the audit; may be left out when the vault holds only one",
  auditId,
);

type AuditOption = Readonly<{ audit: typeof auditOption }>;

/** A command inside one audit, which it is given. */
export function auditCommand<P extends Arguments, O extends Arguments>({
  run,
  options,
  ...rest
}: Omit<Spec<P, O>, "run"> & {
  readonly run: (
    session: Session,
    audit: AuditId,
    given: Values<P> & Values<O>,
  ) => Promise<Outcome>;
}): Command {
  return vaultCommand<P, O & AuditOption>({
    ...rest,
    options: { audit: auditOption, ...options },
    async run(session, given) {
      // What is said of all options together, said of this one.
      const { audit: named } = given as unknown as Values<AuditOption>;
      const audit = await resolveAudit(session, named);
      return audit.ok ? run(session, audit.value, given) : audit;
    },
  });
}

const create = vaultCommand({
  words: ["audit", "create"],
  summary: "Makes an audit, such as security-audit-2026.",
  positionals: {
    audit: required("audit", "a short name of a-z, 0-9 and -", auditId),
  },
  options: {
    title: required("title", "the audit's name for people", words),
  },
  async run(session, { audit, title }) {
    const made = await session.call("audit.create", { audit, title });
    if (!made.ok) return refused(made.error);
    return ok({
      value: made.value,
      text: sentence(
        `The audit ${made.value.audit} is there: ${made.value.title}.`,
      ),
    });
  },
});

const list = vaultCommand({
  words: ["audit", "list"],
  summary: "Lists the vault's audits.",
  positionals: {},
  options: {},
  async run(session) {
    const listed = await session.call("audit.list", {});
    if (!listed.ok) return refused(listed.error);
    const rows = listed.value.audits.map((audit) => [
      audit.audit,
      audit.charter === "in-force" ? "in force" : audit.charter,
      String(audit.people),
      String(audit.deliverables),
      String(audit.releases),
      audit.title,
    ]);
    return ok({
      value: listed.value,
      text:
        rows.length === 0
          ? sentence("No audit yet.")
          : table(
              [
                "Audit",
                "Charter",
                "People",
                "Deliverables",
                "Releases",
                "Title",
              ],
              rows,
            ),
    });
  },
});

export const auditCommands: readonly Command[] = [create, list];
