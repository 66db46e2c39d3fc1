// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { openAt } from "../../../test/faults/support/opening.ts";
import { placesIn } from "../../../test/faults/support/work.ts";
import {
  type Member,
  membersOf,
  sealedOf,
  withMember,
} from "../../../test/support/forgedBackup.ts";
import {
  flipped,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import { jobOf } from "../../../test/support/rekeying.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { parseIdentityFile } from "../../crypto/age/identity.ts";
import { sha256 } from "../../crypto/digest.ts";
import { subkey } from "../../crypto/kdf.ts";
import { liveFiles } from "./checkVault.ts";
import { verifyBackupFile } from "./verifyBackupFile.ts";

let scenes: Scenes;
let members: Member[];
beforeAll(async () => {
  scenes = await makeScenes();
  members = membersOf(scenes.whole);
});

async function verified(written: readonly Member[]) {
  const path = "/model/written.age";
  const file = await sealedOf(scenes, written);
  const tree = new Map([...scenes.whole, [path.slice(1), file]]);
  const session = requireOk(
    await openAt(createModelDisk(tree).disk, placesIn("/model")),
  );
  const key = await session.withMaster((master) =>
    Promise.resolve(subkey(master, "ledger")),
  );
  const packed = {
    segments: members
      .filter(([name]) => name.endsWith(".sealed"))
      .map(([name]) => name.slice("ledger/".length)),
    texts: new Map(
      members.slice(-2).map(([name, bytes]) => [name, sha256(bytes)]),
    ),
  };
  const keyFile = Buffer.from(tree.get("model/key.txt") ?? []).toString();
  const identities = requireOk(parseIdentityFile(keyFile));
  const versions = liveFiles(session.state).sort((one, other) =>
    one.object < other.object ? -1 : 1,
  );
  const ended = await verifyBackupFile(
    session,
    { path, identities },
    { key, packed },
    versions,
    jobOf(),
  );
  await session.close();
  return ended;
}

describe("a backup in one file that was just written", () => {
  it("is good when everything in it is what was put in", async () => {
    requireOk(await verified(members));
  });

  it.each<readonly [string, (all: Member[]) => readonly Member[]]>([
    ["lacks its end", (all) => all.slice(0, -1)],
    ["has its files in another order", (all) => all.toReversed()],
    ["holds more", (all) => [...all, ["more", new Uint8Array(1)]]],
    ["lacks an entry", (all) => withMember(all, /^ledger\//, flipped(400))],
    [
      "holds a damaged file",
      (all) => withMember(all, /^objects\//, flipped(3)),
    ],
    [
      "holds another header",
      (all) => withMember(all, /^vault\.json$/, () => new Uint8Array(9)),
    ],
  ])("is refused when it %s", async (_what, change) => {
    const refused = requireError(await verified([...change(members)]));
    expect(refused.code).toBe("backup-damaged");
  });
});
