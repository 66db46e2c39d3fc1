// SPDX-License-Identifier: Apache-2.0
import type { Channel } from "../../shared/ipc/channels.ts";
import type { Request } from "../../shared/ipc/contract.ts";

/** A request of each channel that makes an answer, which its schema takes; `id`: of a grant. */
export function validAnswerRequests(
  id: string,
): Pick<
  { readonly [C in Channel]: Request<C> },
  "answer.draft" | "answer.carryOut" | "answer.sign"
> {
  return {
    "answer.draft": {
      audit: "audit-2026",
      answer: {
        ...{ act: "declaration", signer: "ada", vendor: "Quillhart Labs" },
        recused: true,
        interests: ["Employed there until 2023."],
      },
    },
    "answer.carryOut": {
      ...{ audit: "audit-2026", folder: id, unsealed: true },
      answer: {
        act: "attestation",
        signer: "ada",
        expires: "2027-01-01T00:00:00Z",
      },
    },
    "answer.sign": {
      audit: "audit-2026",
      answer: {
        ...{ act: "withdrawal", signer: "ada", of: "0".repeat(64) },
        reason: "mistake",
      },
      key: id,
    },
  };
}
