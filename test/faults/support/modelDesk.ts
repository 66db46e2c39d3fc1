// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { kdfFloor } from "../../../electron/crypto/kdf.ts";
import { createEngine } from "../../../electron/engine/engine.ts";
import type { Disk } from "../../../electron/storage/disk.ts";
import { createStorage } from "../../../electron/storage/storage.ts";
import type { Failure } from "../../../shared/failure.ts";
import { GrantId, JobId } from "../../../shared/ids.ts";
import type {
  EngineChannel,
  Request,
  Response,
} from "../../../shared/ipc/contract.ts";
import type { Result } from "../../../shared/result.ts";
import { requireOk } from "../../support/unwrap.ts";

/** The whole engine on a disk of the test's own. */
export interface DiskDesk {
  grant(path: string): GrantId;
  try<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Response<C>, Failure>>;
  do<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Response<C>>;
  close(): Promise<void>;
}

export function randomJob(): JobId {
  return JobId.parse(randomBytes(16).toString("hex"));
}

export const workClock = Date.parse("2027-01-31T12:00:00Z");

export async function openDiskDesk(
  disk: Disk,
  profileDir: string,
): Promise<DiskDesk> {
  const engine = await createEngine({
    profileDir,
    kdf: kdfFloor,
    storage: createStorage(disk),
    emit: () => undefined,
    clock: () => workClock,
  });
  const attempt = async <C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ) => (await engine.call(channel, request)) as Result<Response<C>, Failure>;
  return {
    grant(path) {
      const id = GrantId.parse(randomBytes(16).toString("hex"));
      engine.grant(id, path);
      return id;
    },
    try: attempt,
    do: async (channel, request) => requireOk(await attempt(channel, request)),
    close: () => engine.close(),
  };
}
