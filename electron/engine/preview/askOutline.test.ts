// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Failed, failure } from "../../../shared/failure.ts";
import type { ToOutliner } from "../../../shared/domain/outlineMessages.ts";
import { makeZip } from "../../../test/support/makeZip.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";
import { askOutline } from "./askOutline.ts";

const zip = makeZip([{ name: "plan.txt", content: Buffer.from("words") }]);
const never = new AbortController().signal;

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 50)
    yield await Promise.resolve(bytes.subarray(at, at + 50));
}

function fileOf(name: string, bytes: Uint8Array) {
  return { name, size: bytes.length, content: pieces(bytes) };
}

type Outliner = HelperProcess<ToOutliner>;
const start = (): Outliner => startNodeHelper("outliner");

async function outlined(
  by: () => Outliner,
  file: ReturnType<typeof fileOf>,
  limitMs?: number,
) {
  return requireOk(await askOutline(by, file, never, limitMs));
}

/** A real outliner whose first message of this kind is replaced by what is done here. */
function startAnd(kind: string, then: (outliner: Outliner) => void) {
  return (): Outliner => {
    const outliner = start();
    return {
      ...outliner,
      send: (message) => {
        if ("kind" in message && message.kind === kind) then(outliner);
        else outliner.send(message);
      },
    };
  };
}

describe("what a file holds, by a process of its own", () => {
  it("is listed", async () => {
    expect(await outlined(start, fileOf("a.zip", zip))).toMatchObject({
      listing: { packing: "zip", members: [{ path: "plan.txt", size: 5 }] },
      text: null,
    });
  });

  it("is nothing for a file that holds none", async () => {
    const file = fileOf("a.tar", Buffer.from("no tar"));
    expect(await outlined(start, file)).toBeNull();
  });

  it("is unread where the process ends, and where it hangs", async () => {
    const crash = startAnd("end", (outliner) => {
      outliner.kill();
    });
    const hang = startAnd("end", () => undefined);
    const file = () => fileOf("a.zip", zip);
    expect(await outlined(crash, file())).toBe("unread");
    expect(await outlined(hang, file(), 1000)).toBe("unread");
  });

  it("is unread where it says what is not of the protocol", async () => {
    const lies = (): Outliner => {
      const outliner = start();
      return {
        ...outliner,
        onMessage: (listener) => {
          outliner.onMessage(() => {
            listener({ kind: "outline", outline: { listing: "all is well" } });
          });
        },
      };
    };
    expect(await outlined(lies, fileOf("a.zip", zip))).toBe("unread");
  });

  it("fails with what its content fails with", async () => {
    async function* damaged() {
      yield await Promise.resolve(zip.subarray(0, 9));
      throw new Failed(failure("object-damaged"));
    }
    const file = { name: "a.zip", size: zip.length, content: damaged() };
    const error = requireError(await askOutline(start, file, never));
    expect(error.code).toBe("object-damaged");
  });

  it("ends its process when it is given up", async () => {
    const controller = new AbortController();
    let ended = (): void => undefined;
    const gone = new Promise<void>((resolve) => (ended = resolve));
    const given = startAnd("end", (outliner) => {
      outliner.onEnd(ended);
      controller.abort();
    });
    const { signal } = controller;
    const error = requireError(
      await askOutline(given, fileOf("a.zip", zip), signal),
    );
    expect(error.code).toBe("cancelled");
    await gone;
  });
});
