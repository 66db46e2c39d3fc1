// SPDX-License-Identifier: Apache-2.0
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sha256 } from "../../shared/ids.ts";
import {
  firstText,
  type Made,
  requestedAt,
  writeKey,
} from "./foreignRequest.ts";
import { type Desk, newJob, openDesk } from "./mainJob.ts";
import { tempFolder } from "./tempFolder.ts";
import { testPassphrase } from "./vaults.ts";

/** A reader's vault, on a real engine with a clock that the test sets, and the process that opens parcels. */
export interface InboxDesk {
  readonly desk: Desk;
  readonly folder: string;
  clock: number;
  /** Gives the code of a refusal, or `kept`. */
  readonly receive: (made: Made, own?: string | null) => Promise<string>;
  readonly receiveText: (charter: string, own?: string) => Promise<string>;
  readonly sheet: (request: Sha256) => ReturnType<typeof sheetOf>;
  /** Names of everything below `objects`, whole or not. */
  readonly objects: () => string[];
}

function sheetOf(desk: Desk, request: Sha256) {
  return desk.do("inbox.sheet", { request });
}

export async function openInboxDesk(): Promise<InboxDesk> {
  const folder = tempFolder();
  const held = { clock: requestedAt };
  const desk = await openDesk(folder, () => held.clock);
  await desk.do("vault.create", {
    folder: desk.grant(join(folder, "vault")),
    passphrase: testPassphrase,
    slotName: "cleo",
  });
  const key = writeKey(folder);
  let count = 0;
  const place = (content: string | Uint8Array): string => {
    count += 1;
    const path = join(folder, `came-${String(count)}`);
    writeFileSync(path, content);
    return path;
  };
  const taken = async (content: string | Uint8Array, own?: string | null) => {
    const result = await desk.try("inbox.receive", {
      job: newJob(),
      file: desk.grant(place(content)),
      key: desk.grant(key),
      ...(typeof own === "string" && { charter: desk.grant(place(own)) }),
    });
    return result.ok ? "kept" : result.error.code;
  };
  const vaultDir = join(folder, "vault");
  return Object.assign(held, {
    ...{ desk, folder },
    receive: ({ bytes }: Made, own: string | null = firstText) =>
      taken(bytes, own),
    receiveText: (charter: string, own?: string) => taken(charter, own),
    sheet: (request: Sha256) => sheetOf(desk, request),
    objects: () =>
      readdirSync(vaultDir, { recursive: true, encoding: "utf8" }).filter(
        (name) => /^objects.+\.age/.test(name),
      ),
  });
}
