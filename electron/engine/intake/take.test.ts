// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type {
  FromUnwrapper,
  ToUnwrapper,
} from "../../../shared/domain/unwrapperMessages.ts";
import {
  look,
  objectsIn,
  take,
  takeRequest,
} from "../../../test/support/intakeDesk.ts";
import {
  audit,
  createAudit,
  newJob,
  openDesk,
} from "../../../test/support/mainJob.ts";
import { makeZip } from "../../../test/support/makeZip.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { createStorage, type Storage } from "../../storage/storage.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";

/** An unwrapper that says what it is told to, also when it was ended already. */
function puppet(begun: () => void) {
  let hear: (message: FromUnwrapper) => void = () => undefined;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const helper: HelperProcess<ToUnwrapper> = {
    onMessage: (listener) => {
      hear = listener;
      setImmediate(listener, { kind: "ready" });
    },
    onEnd: () => undefined,
    send: ({ kind }) => {
      if (kind === "begin") begun();
    },
    kill: () => {
      end();
    },
  };
  const give = (index: number, bytes: Uint8Array<ArrayBuffer>): void => {
    hear({ kind: "piece", index, bytes });
    hear({ kind: "whole", index, ok: true });
  };
  return { helper, ended, give };
}

type Moment = "sealed" | "named";

/** A disk that says when files were sealed and when they are about to be named, and waits. */
function watchedStorage(at: (moment: Moment) => Promise<void>): Storage {
  const storage = createStorage();
  return {
    ...storage,
    openBatch: () => {
      const batch = storage.openBatch();
      return {
        add: async (...given) => {
          const added = await batch.add(...given);
          await at("sealed");
          return added;
        },
        name: async () => {
          await at("named");
          return batch.name();
        },
      };
    },
  };
}

/** As much as is put on the record at one stroke, whatever follows. */
const group = new Uint8Array(16 * 1024 * 1024);
const contents = [group, Buffer.from("the second"), Buffer.from("the third")];

it.each(["sealed", "named"] as const)(
  "finishes the file in hand when it is stopped, and hears of no other: %s",
  { timeout: 300_000 },
  async (moment) => {
    const folder = tempFolder();
    const job = newJob();
    const moments: Moment[] = [];
    const stopHere = async (here: Moment): Promise<void> => {
      moments.push(here);
      if (here !== moment || moments.length > 2) return;
      await desk.engine.call("job.cancel", { job });
      await unwrapper.ended;
      for (const index of [1, 2]) unwrapper.give(index, contents[index]!);
    };
    const unwrapper = puppet(() => {
      unwrapper.give(0, group);
    });
    const helpers: HelperProcess<ToUnwrapper>[] = [unwrapper.helper];
    let isTaking = false;
    const desk = await openDesk(
      folder,
      undefined,
      watchedStorage(stopHere),
      (which) =>
        (isTaking ? helpers.pop() : undefined) ?? startNodeHelper(which),
    );
    await createAudit(desk);
    const path = join(folder, "package.zip");
    const members = contents.map((content, at) => ({
      ...{ name: `${String(at)}.bin`, content, stored: true },
    }));
    writeFileSync(path, makeZip(members));
    const summary = await look(desk, [path]);
    isTaking = true;
    const stopped = await desk.try(
      "intake.take",
      takeRequest(summary, { job }),
    );
    expect(stopped).toMatchObject({ error: { code: "cancelled" } });
    expect(moments.filter((each) => each === "sealed")).toHaveLength(1);
    const { deliverables } = await desk.do("deliverable.list", { audit });
    expect(deliverables.map(({ title }) => title)).toEqual(["0.bin"]);
    expect(objectsIn(folder)).toHaveLength(1);
    await take(desk, await look(desk, [path]));
    expect(objectsIn(folder)).toHaveLength(contents.length);
    await desk.engine.close();
  },
);
