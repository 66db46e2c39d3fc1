// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { GrantUse, ParsedRequest } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { checkPlainText } from "../people/plainText.ts";
import { statusOf } from "../session.ts";
import { type Kit, largestKitBytes, parseKit } from "./kit.ts";
import { openingOf } from "./opening.ts";
import { recoverVault } from "./recoverVault.ts";
import { makeRecoveryKit } from "./recoveryKit.ts";

/** The chosen place, or null where none was chosen. */
function chosenPath(
  context: Context,
  grant: GrantId | undefined,
  use: GrantUse,
): Result<string | null, Failure> {
  return grant === undefined ? ok(null) : context.pathOf(grant, use);
}

async function readKit(
  context: Context,
  given: ParsedRequest<"vault.recover">["kit"],
): Promise<Result<Kit, Failure>> {
  if ("text" in given) return parseKit(given.text);
  const path = context.pathOf(given.file, "kit");
  if (!path.ok) return path;
  const bytes = await context.storage.readWhole(path.value, largestKitBytes);
  if (!bytes.ok)
    return bytes.error.code === "file-too-large"
      ? err(failure("kit-not-a-kit"))
      : bytes;
  const text = decodeUtf8(bytes.value);
  wipe(bytes.value);
  return text === null ? err(failure("kit-not-a-kit")) : parseKit(text);
}

export const keyHandlers: Handlers<"vault.recoveryKit" | "vault.recover"> = {
  async "vault.recover"(context, request) {
    const rootDir = context.pathOf(request.folder, "vault");
    if (!rootDir.ok) return rootDir;
    const name = checkPlainText(request.name, "name");
    if (!name.ok) return name;
    const { passphrase, replaceOthers } = request;
    if (passphrase === "") return err(failure("passphrase-empty"));
    const kit = await readKit(context, request.kit);
    if (!kit.ok) return kit;
    await context.closeSession();
    const session = await recoverVault(context.storage, {
      ...openingOf(context),
      rootDir: rootDir.value,
      kit: kit.value,
      name: name.value,
      passphrase,
      cost: await context.newSlotCost(),
      replaceOthers,
    });
    if (!session.ok) return session;
    context.setSession(session.value);
    return ok(statusOf(session.value));
  },

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
