// SPDX-License-Identifier: Apache-2.0
import {
  type AuthorizedRelease,
  authorizeRelease,
} from "../../shared/domain/authorizeRelease.ts";
import type {
  SignedText,
  VerifiedSignature,
} from "../../shared/domain/gateState.ts";
import { parseStatement } from "../../shared/formats/statementText.ts";
import { Instant } from "../../shared/ids.ts";
import { digestOf, type ReleaseParts } from "./releases.ts";
import type { SshSigner } from "./sshSigner.ts";
import { requireOk } from "./unwrap.ts";

function signedText(
  content: string,
  namespace: string,
  signers: readonly (readonly [string, SshSigner])[],
): SignedText {
  const digest = digestOf(content);
  const signatures = signers.map(([, key]): VerifiedSignature => ({
    message: digest,
    namespace,
    key: key.line,
    armour: key.sign(content, { namespace }),
    flags: null,
    recorded: Instant.parse("2026-12-01T12:00:00Z"),
  }));
  return { text: content, digest, signatures };
}

/** The leave to write a right release, from the gate itself. */
export function authorize(parts: ReleaseParts): AuthorizedRelease {
  const approval = requireOk(parseStatement(parts.statement));
  if (approval.act !== "approval") throw new Error("not an approval");
  const now = Instant.parse("2026-12-02T00:00:00Z");
  return requireOk(
    authorizeRelease({
      audit: approval.audit,
      vault: approval.vault,
      charters: parts.charters.map(({ text, signers }) =>
        signedText(text, "charter@counterseal", signers),
      ),
      statement: signedText(
        parts.statement,
        "approval@counterseal",
        parts.signers,
      ),
      proposal: {
        requester: approval.requester,
        notBefore: approval.notBefore,
      },
      content: [...parts.files].map(([path, bytes]) => ({
        path,
        sha256: digestOf(bytes),
      })),
      judged: approval.judged,
      inspection: "clear",
      ...{ findings: [], findingsText: null },
      unprovenRemovals: [],
      publicWords: [],
      clock: now,
      ledgerTime: approval.issued,
      agreementTexts: [],
      statementTimes: [],
      answers: [],
      fingerprints: new Map(),
      revokedKeys: [],
      recused: [],
      vendors: [],
    }),
  );
}
