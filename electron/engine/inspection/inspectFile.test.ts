// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import { Failed, failure } from "../../../shared/failure.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";
import {
  inspectFile,
  type InspectorProcess,
  usualLimits,
} from "./inspectFile.ts";

async function* pieces(...all: string[]) {
  for (const each of all) yield await Promise.resolve(Buffer.from(each));
}

function fileOf(name: string, ...content: string[]) {
  const size = Buffer.byteLength(content.join(""));
  return { name, size, content: pieces(...content) };
}

const startInspector = (): InspectorProcess => startNodeHelper("inspector");

function look(
  start: () => InspectorProcess,
  file = fileOf("notes.txt", "All is well.\n"),
  { signal = new AbortController().signal, quietMs = usualLimits.quietMs } = {},
) {
  const limits = { ...usualLimits, quietMs };
  return inspectFile(
    start,
    file,
    emptyWatchList,
    signal,
    () => undefined,
    limits,
  );
}

/** A real inspector that something is done to once it was sent a message of this kind. */
function startAnd(kind: string, then: (inspector: InspectorProcess) => void) {
  return (): InspectorProcess => {
    const inspector = startInspector();
    return {
      ...inspector,
      send: (message) => {
        if (message.kind === kind) then(inspector);
        else inspector.send(message);
      },
    };
  };
}

describe("an inspection in a process of its own", () => {
  it("reports what is in a file, with its line", async () => {
    const file = fileOf("notes.txt", "All is well.\nA dra", "ft of it.\n");
    const { type, findings } = requireOk(await look(startInspector, file));
    expect(type).toBe("text");
    expect(findings).toEqual([
      {
        check: "draft-word",
        members: [],
        place: { kind: "line", line: 2 },
        times: 1,
        seen: "draft",
      },
    ]);
  });

  it("that crashes is a finding", async () => {
    const start = startAnd("end", (inspector) => {
      inspector.kill();
    });
    const report = requireOk(await look(start));
    expect(report.findings).toMatchObject([{ check: "inspector-crashed" }]);
    expect(report.unseen).toMatchObject([{ reason: "stopped" }]);
  });

  it("that hangs is a finding, and is killed", async () => {
    let ended = (): void => undefined;
    const gone = new Promise<void>((resolve) => (ended = resolve));
    const start = (): InspectorProcess => {
      const inspector = startAnd("end", () => undefined)();
      inspector.onEnd(ended);
      return inspector;
    };
    const report = requireOk(await look(start, undefined, { quietMs: 1500 }));
    expect(report.findings).toMatchObject([{ check: "inspector-hung" }]);
    await gone;
  });

  it("that says what is not of the protocol is not believed", async () => {
    const start = (): InspectorProcess => {
      const inspector = startInspector();
      return {
        ...inspector,
        onMessage: (listener) => {
          inspector.onMessage(() => {
            listener({ kind: "report", report: { findings: [] } });
          });
        },
      };
    };
    const report = requireOk(await look(start));
    expect(report.findings).toMatchObject([{ check: "inspector-crashed" }]);
  });

  it("is given up with the object that it reads", async () => {
    async function* damaged() {
      yield await Promise.resolve(Buffer.from("half"));
      throw new Failed(failure("object-damaged"));
    }
    const file = { name: "a.txt", size: 8, content: damaged() };
    const failed = requireError(await look(startInspector, file));
    expect(failed.code).toBe("object-damaged");
  });

  it("is cancelled while it runs", async () => {
    const controller = new AbortController();
    const start = startAnd("end", () => {
      controller.abort();
    });
    const { signal } = controller;
    const failed = requireError(await look(start, undefined, { signal }));
    expect(failed.code).toBe("cancelled");
  });

  it("does not load a file that is too large", async () => {
    const file = { ...fileOf("big.bin", ""), size: 2 ** 31 };
    const report = requireOk(
      await look(() => {
        throw new Error("not started");
      }, file),
    );
    expect(report.unseen).toMatchObject([{ reason: "limit-reached" }]);
  });
});
