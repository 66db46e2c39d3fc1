// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Act } from "../../../shared/formats/acts.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { GrantId } from "../../../shared/ids.ts";
import { err, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { Context } from "../context.ts";
import { signWithSshKeygen } from "../tools/sshKeygen.ts";

/** The armour of a signature over a text, made by `ssh-keygen` with the key that a person chose. */
export async function signStatement(
  context: Context,
  key: GrantId,
  act: Act,
  text: string,
): Promise<Result<string, Failure>> {
  const keyPath = context.pathOf(key, "signing-key");
  if (!keyPath.ok) return keyPath;
  // ssh-keygen says the same of a file that is missing and of one that is no key.
  const there = await context.storage.facts(keyPath.value);
  if (!there.ok) return there;
  if (there.value === null)
    return err(failure("file-vanished", { name: basename(keyPath.value) }));
  return signWithSshKeygen({
    keyPath: keyPath.value,
    namespace: namespaceOf(act),
    message: encodeUtf8(text),
  });
}
