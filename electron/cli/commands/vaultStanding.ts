// SPDX-License-Identifier: Apache-2.0
import type { VaultStatus } from "../../../shared/ipc/views.ts";
import { ok } from "../../../shared/result.ts";
import {
  type Advice,
  describePlaceWarning,
  readOnlyAdvice,
  unprovenAdvice,
} from "../../../shared/text/standing.ts";
import { handOverStep } from "../../../shared/text/handOver.ts";
import { required } from "../argument.ts";
import {
  type Answer,
  type Command,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { words } from "../readers.ts";

type OpenVault = Extract<VaultStatus, { state: "open" }>;

function adviceText({ title, facts, next }: Advice): string {
  return [`${title}.`, ...facts, next].map(sentence).join("");
}

/** What must not be missed about a vault that was just opened. */
export function standingNotices(status: VaultStatus): string {
  if (status.state !== "open") return "";
  const { standing, freshness, notices, handOver } = status;
  const advice = readOnlyAdvice(standing);
  return (
    (advice === null ? "" : adviceText(advice)) +
    (freshness === "unproven" ? adviceText(unprovenAdvice) : "") +
    [
      ...standing.warnings.map(describePlaceWarning),
      ...notices,
      ...(handOver === null
        ? []
        : [`A hand-over is under way. ${handOverStep(handOver)}`]),
    ]
      .map(sentence)
      .join("")
  );
}

/** 3 when entries are lost or damaged; being read-only alone is no damage. */
function exitCodeOf({ standing }: OpenVault): 0 | 3 {
  return standing.lost !== null || standing.damagedAt !== null ? 3 : 0;
}

function standingAnswer(status: OpenVault): Answer {
  const { checkpoint, freshness, standing } = status;
  const { lost, damagedAt, adoptions, readOnlyWhy, lastEntry } = standing;
  return {
    value: status,
    text: fields([
      ["Freshness", freshness],
      ["Newest entry", `${checkpoint.seq} of ${lastEntry}`],
      ["Last seen", lost && `${lost.seq} of ${lost.at} (${lost.head})`],
      ["Damaged from", damagedAt === null ? null : `entry ${damagedAt}`],
      [
        "Open for",
        readOnlyWhy === null ? "reading and writing" : "reading only",
      ],
      ["Because", readOnlyWhy],
      ...adoptions.map(
        ({ at, reason }) => ["Adopted", `${at}: ${reason}`] as const,
      ),
    ]),
    exitCode: exitCodeOf(status),
  };
}

const status = vaultCommand({
  words: ["vault", "status"],
  summary:
    "Says whether this is the newest state of the vault, what is missing, and who else has it open.",
  details: [
    "Ends with 3 when entries are known to be lost or damaged. What endangers the vault where it lies is said on standard error.",
  ],
  positionals: {},
  options: {},
  async run(session) {
    const found = await session.call("vault.status", {});
    if (!found.ok) return refused(found.error);
    return found.value.state === "open"
      ? ok(standingAnswer(found.value))
      : refused({ code: "vault-locked" });
  },
});

const adopt = vaultCommand({
  words: ["vault", "adopt"],
  summary: "Goes on with a vault that lacks entries, and records why.",
  details: [
    "Look for a newer copy first. An entry names the last checkpoint that was seen and your reason; a damaged part of the ledger, and files that no entry names any more, are kept in the vault's quarantine folder. Statements made in the lost part stay valid for whoever holds them.",
  ],
  positionals: {},
  options: {
    reason: required("text", "why there is no newer copy to go on with", words),
  },
  async run(session, given) {
    const adopted = await session.call("vault.adopt", { reason: given.reason });
    if (!adopted.ok) return refused(adopted.error);
    return adopted.value.state === "open"
      ? ok(standingAnswer(adopted.value))
      : refused({ code: "vault-locked" });
  },
});

export const vaultStandingCommands: readonly Command[] = [status, adopt];
