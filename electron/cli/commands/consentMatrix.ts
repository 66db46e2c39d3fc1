// SPDX-License-Identifier: Apache-2.0
import type {
  ConsentMatrixView,
  MatrixAudience,
  MatrixRow,
} from "../../../shared/ipc/consentViews.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { declinedAfterSigning } from "../../../shared/text/answers.ts";
import { describeCondition } from "../../../shared/text/conditions.ts";
import { type Refusal, refused, vaultCommand } from "../command.ts";
import { sentence, shortId, table } from "../layout.ts";
import { resolveAudit } from "../references.ts";
import type { Session } from "../session.ts";
import type { AuditId } from "../../../shared/ids.ts";
import { auditOption } from "./audit.ts";

const rowsAtOnce = 500;

function audienceName(audience: MatrixAudience): string {
  return audience.kind === "person"
    ? audience.person
    : `${audience.role} (${audience.people.join(", ")})`;
}

function cellLines(
  { audiences }: ConsentMatrixView,
  { name, sha256, cells }: MatrixRow,
): string[][] {
  const file = [name, shortId(sha256)];
  if (cells.length === 0) return [[...file, "-", "nothing asked", "-", ""]];
  return cells.map((cell) => {
    const { audience: index, state, unmet, consents, members } = cell;
    const audience = audiences[index];
    const [first] = unmet;
    const standing = members
      .map((each) => `${each.person}: ${each.state}`)
      .join(", ");
    return [
      ...file,
      audience === undefined ? "-" : audienceName(audience),
      state === "none" ? "nothing asked" : state,
      consents.map(shortId).join(", "),
      [
        standing !== ""
          ? standing
          : first === undefined
            ? ""
            : describeCondition(first),
        ...cell.declinedAfterSigning.map(
          (person) => `${person} ${declinedAfterSigning}.`,
        ),
      ]
        .filter((each) => each !== "")
        .join(" "),
    ];
  });
}

function matrixText(matrix: ConsentMatrixView): string {
  if (matrix.rows.length === 0)
    return sentence("There is nothing in this audit yet.");
  return table(
    ["File", "SHA-256", "With", "State", "Consents", "What is missing"],
    matrix.rows.flatMap((row) => cellLines(matrix, row)),
  );
}

/** All rows, asked for some at a time. */
async function wholeMatrix(
  session: Session,
  audit: AuditId,
): Promise<Result<ConsentMatrixView, Refusal>> {
  const rows: MatrixRow[] = [];
  for (;;) {
    const page = await session.call("consent.matrix", {
      audit,
      from: rows.length,
      limit: rowsAtOnce,
    });
    if (!page.ok) return refused(page.error);
    rows.push(...page.value.rows);
    if (page.value.rows.length === 0 || rows.length >= page.value.total)
      return ok({ ...page.value, rows });
  }
}

export const matrix = vaultCommand({
  words: ["consent", "matrix"],
  summary: "Shows which version may go to whom, now, and what is missing.",
  details: [
    "For each version, and each person whom a consent names or role that somebody holds: granted, partial, declined, expired, voided, withdrawn, or nothing asked. A role stands as the weakest of its people does.",
    "Declined is what cannot be agreed to any more without those who said no; while others suffice it is partial.",
    "With --json, a cell stands only where something was asked for; audience is its place in audiences.",
  ],
  positionals: {},
  options: { audit: auditOption },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const whole = await wholeMatrix(session, audit.value);
    return whole.ok
      ? ok({ value: whole.value, text: matrixText(whole.value) })
      : whole;
  },
});
