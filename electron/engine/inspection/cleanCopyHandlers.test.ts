// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { objectsIn } from "../../../test/support/intakeDesk.ts";
import {
  audit,
  createAudit,
  importFiles,
  newJob,
  openDesk,
} from "../../../test/support/mainJob.ts";
import { jpegWith } from "../../../test/support/realPicture.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";
import { failure } from "../../../shared/failure.ts";
import { err, ok } from "../../../shared/result.ts";
import { createStorage, type Storage } from "../../storage/storage.ts";

/** A storage in which something happens right before an object has its name, and right after. */
function watched(moments: {
  before?: () => Promise<unknown>;
  after?: () => void;
}): Storage {
  const storage = createStorage();
  return {
    ...storage,
    openBatch: () => {
      const batch = storage.openBatch();
      return {
        ...batch,
        name: async () => {
          await moments.before?.();
          const named = await batch.name();
          moments.after?.();
          return named;
        },
      };
    },
  };
}

/** A desk with one picture, whose clean copy can be asked for. */
async function deskWithPicture(storage: Storage) {
  const folder = tempFolder();
  const desk = await openDesk(folder, undefined, storage);
  await createAudit(desk);
  const [imported] = await importFiles(desk, {
    // With a comment, which is what a copy is made without.
    "quay.jpg": jpegWith([Buffer.from("\xff\xfe\0\x08secret", "latin1")]),
  });
  const version = imported?.versions[0]?.version;
  if (version === undefined) throw new Error("nothing was imported");
  const versions = async () => {
    const { deliverables } = await desk.do("deliverable.list", { audit });
    return deliverables.flatMap((each) =>
      each.versions.map(({ name }) => name),
    );
  };
  return { desk, folder, version, versions };
}

describe("a clean copy that has its name", { timeout: 300_000 }, () => {
  it("is put on the record, whoever gives it up then", async () => {
    const job = newJob();
    const moments: Parameters<typeof watched>[0] = {};
    const { desk, folder, version, versions } = await deskWithPicture(
      watched(moments),
    );
    moments.before = () => desk.engine.call("job.cancel", { job });
    const made = await desk.try("cleanCopy.make", { job, version });
    expect(made).toMatchObject({
      ok: true,
      value: { made: { name: "quay-clean.jpg" } },
    });
    expect(await versions()).toEqual(["quay.jpg", "quay-clean.jpg"]);
    expect(objectsIn(folder)).toHaveLength(2);
    await desk.engine.close();
  });

  it("is nobody's when the record cannot be written, and can be made again", async () => {
    const moments: Parameters<typeof watched>[0] = {};
    let isFull = false;
    const storage = watched(moments);
    const { desk, folder, version, versions } = await deskWithPicture({
      ...storage,
      async openAppend(path) {
        const opened = await storage.openAppend(path);
        if (!opened.ok) return opened;
        const file = opened.value;
        const refused = () => Promise.resolve(err(failure("disk-full")));
        return ok({
          ...file,
          append: (bytes) => (isFull ? refused() : file.append(bytes)),
        });
      },
    });
    moments.after = () => {
      isFull = true;
    };
    const made = await desk.try("cleanCopy.make", { job: newJob(), version });
    expect(requireError(made).code).toBe("disk-full");
    expect(await versions()).toEqual(["quay.jpg"]);
    await desk.engine.close();
    // What has a name and is on no record is put aside when the vault is opened.
    expect(objectsIn(folder)).toHaveLength(2);
    const again = await openDesk(folder);
    await again.do("vault.open", {
      folder: again.grant(join(folder, "vault")),
      passphrase: testPassphrase,
    });
    expect(objectsIn(folder)).toHaveLength(1);
    const copy = await again.do("cleanCopy.make", { job: newJob(), version });
    expect(copy.made.name).toBe("quay-clean.jpg");
    await again.engine.close();
  });
});
