// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { GrantUse } from "../../../shared/ipc/contract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { makeRecoveryKit } from "./recoveryKit.ts";

/** The chosen place, or null where none was chosen. */
function chosenPath(
  context: Context,
  grant: GrantId | undefined,
  use: GrantUse,
): Result<string | null, Failure> {
  return grant === undefined ? ok(null) : context.pathOf(grant, use);
}

export const keyHandlers: Handlers<"vault.recoveryKit"> = {
  async "vault.recoveryKit"(context, { file, sheet, words, replace }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const filePath = chosenPath(context, file, "recovery-kit");
    if (!filePath.ok) return filePath;
    const sheetPath = chosenPath(context, sheet, "recovery-sheet");
    if (!sheetPath.ok) return sheetPath;
    return makeRecoveryKit(session.value, {
      filePath: filePath.value,
      sheetPath: sheetPath.value,
      words: words === true,
      replace: replace === true,
    });
  },
};
