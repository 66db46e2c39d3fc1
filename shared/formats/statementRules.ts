// SPDX-License-Identifier: Apache-2.0
import type { Approval, Consent, Request, Statement } from "./acts.ts";
import { findPathCollision, foldAscii } from "./repoPath.ts";

/** Rules between the lines of a statement; the reason in words, or null (docs/format/statements.md). */
export function statementFault(statement: Statement): string | null {
  const { act } = statement;
  if (act === "approval")
    return requestFault(statement) ?? approvalFault(statement);
  if (act === "consent")
    return requestFault(statement) ?? consentFault(statement);
  return act === "attestation" && statement.expires <= statement.issued
    ? lateFault
    : null;
}

const lateFault = "it expires before it is issued";

function requestFault({
  issued,
  expires,
  notBefore,
  judged,
}: Request): string | null {
  if (expires <= issued) return lateFault;
  if (notBefore !== null && expires <= notBefore)
    return "it expires before its Not-before";
  const names = judged.map(({ name }) => name);
  return new Set(names).size < names.length
    ? "a judged text stands twice"
    : null;
}

function collisionFault(paths: readonly string[]): string | null {
  const collision = findPathCollision(paths, foldAscii);
  return (
    collision &&
    `these cannot lie in one tree: ${collision.first} and ${collision.second}`
  );
}

function approvalFault({ files, place, removes }: Approval): string | null {
  const paths = files.map(({ path }) => path);
  const collision = collisionFault([...paths, place]);
  if (collision !== null) return collision;
  const listed = new Set(paths);
  for (const removed of removes) {
    if (listed.has(removed)) return `both listed and removed: ${removed}`;
    if (removed === place || removed.startsWith(`${place}/`))
      return `removed from the new folder: ${removed}`;
  }
  return null;
}

function consentFault({ files, audience }: Consent): string | null {
  const keys = audience.map(({ recipient }) => recipient);
  if (new Set(keys).size < keys.length)
    return "a key of the audience stands for two people";
  return collisionFault(files.map(({ path }) => path));
}
