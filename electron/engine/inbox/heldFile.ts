// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Previewed } from "../../../shared/ipc/previewContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import { versionIn } from "../inspection/inspectionView.ts";
import type { Session } from "../session.ts";

/** A version, or a file that came with a request, as long as it is kept. */
export function heldFile(
  { state }: Session,
  of: Previewed,
): Result<HeldFile, Failure> {
  if ("version" in of) {
    const { version } = of;
    const found = versionIn(state, version);
    return found === undefined
      ? err(failure("version-unknown", { version }))
      : ok(found.version);
  }
  const received = state.received.get(of.request);
  if (received === undefined) return err(failure("request-unknown"));
  if (received.removed !== null) return err(failure("request-removed"));
  const file = received.files.find(({ name }) => name === of.path);
  return file === undefined
    ? err(failure("file-vanished", { name: of.path }))
    : ok(file);
}
