// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";

function lineOf(text: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? "";
}

/** chiyo's decline of a statement, under the charter of `asked`, with lines that are changed. */
export function declineOf(
  asked: string,
  of: string,
  changes: Readonly<Record<string, string>> = {},
): string {
  const lines = {
    Audit: "harbour",
    Charter: lineOf(asked, "Charter"),
    Id: "0".repeat(32),
    Issued: lineOf(asked, "Issued"),
    Signer: "chiyo",
    Of: createHash("sha256").update(of).digest("hex"),
    Answer: "decline",
    Reason: "Page 7 still names a person.",
    ...changes,
  };
  const rows = Object.entries(lines).map(([key, value]) => `${key}: ${value}`);
  return `counterseal-decline 1\n${rows.join("\n")}\n`;
}

/** chiyo's recusal from the whole audit, under any charter. */
export function recusalUnder(charter: string, asked: string): string {
  return `counterseal-declaration 1
Audit: harbour
Charter: ${charter}
Id: ${"5".repeat(32)}
Issued: ${lineOf(asked, "Issued")}
Signer: chiyo
Scope: the audit
Recused: yes
`;
}
