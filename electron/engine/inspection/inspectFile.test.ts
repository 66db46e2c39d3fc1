// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { emptyWatchList } from "../../../shared/domain/inspection.ts";
import { Failed, failure } from "../../../shared/failure.ts";
import { inPieces } from "../../../test/support/byteStreams.ts";
import { makeZip } from "../../../test/support/makeZip.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { startNodeHelper } from "../helpers/nodeHelper.ts";
import {
  inspectFile,
  type InspectedFile,
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

function placesOf(bytes: Uint8Array) {
  const places = {
    reads: 0,
    isClosed: false,
    read: (position: number, length: number) => {
      places.reads += 1;
      return Promise.resolve(bytes.slice(position, position + length));
    },
    close: () => {
      places.isClosed = true;
      return Promise.resolve();
    },
  };
  return places;
}

const startInspector = (): InspectorProcess => startNodeHelper("inspector");

function look(
  start: () => InspectorProcess,
  file: InspectedFile = fileOf("notes.txt", "All is well.\n"),
  {
    signal = new AbortController().signal,
    quietMs = usualLimits.quietMs,
    mostSent = usualLimits.mostSent,
  } = {},
) {
  const limits = { ...usualLimits, quietMs, mostSent };
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

  describe("of an archive that is not sent", () => {
    const bytes = makeZip([
      { name: "one.txt", content: Buffer.from("All is well.\n") },
      {
        name: "two.txt",
        content: Buffer.from(`${"-".repeat(90_000)}\na draft`),
        stored: true,
      },
      {
        name: "three.zip",
        content: makeZip([{ name: "é.md", content: Buffer.from("TLP:RED") }]),
      },
    ]);
    const archive = (name = "package.zip", places = placesOf(bytes)) => ({
      ...{
        name,
        size: bytes.length,
        content: inPieces(bytes, 10_000),
      },
      openPlaces: () => Promise.resolve(places),
    });
    const asked = { mostSent: 1000 };

    it("finds what it finds in one that is", async () => {
      const places = placesOf(bytes);
      const sent = requireOk(await look(startInspector, archive()));
      expect(places.reads).toBe(0);
      const report = requireOk(
        await look(startInspector, archive("package.zip", places), asked),
      );
      expect(report).toEqual(sent);
      const found = report.findings.map(
        ({ check, members }) => `${check} in ${members.join(" / ")}`,
      );
      expect(found).toContain("draft-word in two.txt");
      expect(found).toContain("tlp-tag in three.zip / é.md");
      expect(places.reads).toBeGreaterThan(3);
      expect(places.isClosed).toBe(true);
    });

    it("looks at nothing of what is no archive", async () => {
      const file = {
        ...archive("a.txt", placesOf(Buffer.from("a draft ".repeat(20_000)))),
        size: 160_000,
      };
      const report = requireOk(await look(startInspector, file, asked));
      expect(report).toMatchObject({
        findings: [],
        unseen: [{ reason: "limit-reached", what: "all of its 160000 bytes" }],
      });
    });

    it("closes it only once nobody reads of it any more", async () => {
      const controller = new AbortController();
      const done: string[] = [];
      let isKilled = (): void => undefined;
      const killed = new Promise<void>((resolve) => (isKilled = resolve));
      const places = {
        read: async (position: number, length: number) => {
          controller.abort();
          await killed;
          await new Promise(setImmediate);
          done.push("read");
          return bytes.slice(position, position + length);
        },
        close: () => Promise.resolve(void done.push("closed")),
      };
      const start = (): InspectorProcess => {
        const inspector = startInspector();
        const kill = (): void => {
          inspector.kill();
          isKilled();
        };
        return { ...inspector, kill };
      };
      const file = { ...archive(), openPlaces: () => Promise.resolve(places) };
      const { signal } = controller;
      const failed = requireError(
        await look(start, file, { ...asked, signal }),
      );
      expect(failed.code).toBe("cancelled");
      expect(done).toEqual(["read", "closed"]);
    });

    it("is given up with a place that cannot be read", async () => {
      const places = {
        ...placesOf(bytes),
        read: () => Promise.reject(new Failed(failure("object-damaged"))),
      };
      const file = archive("package.zip", places);
      const failed = requireError(await look(startInspector, file, asked));
      expect(failed.code).toBe("object-damaged");
    });

    it("is not begun on a file that is not whole", async () => {
      async function* damaged() {
        yield await Promise.resolve(Buffer.from("half"));
        throw new Failed(failure("object-damaged"));
      }
      const places = placesOf(bytes);
      const file = { ...archive("package.zip", places), content: damaged() };
      const failed = requireError(
        await look(
          () => {
            throw new Error("not started");
          },
          file,
          asked,
        ),
      );
      expect(failed.code).toBe("object-damaged");
      expect(places.reads).toBe(0);
    });

    it.each([
      ["beyond the file", { position: bytes.length - 1, length: 2 }],
      ["of no length", { position: 0, length: 0 }],
      ["before the file", { position: -1, length: 2 }],
      ["of more than one answer holds", { position: 0, length: 1 << 21 }],
    ])("is given no place %s", async (_where, place) => {
      const places = placesOf(bytes);
      const start = (): InspectorProcess => {
        const inspector = startInspector();
        return {
          ...inspector,
          onMessage: (listener) => {
            inspector.onMessage((message) => {
              const wants = (message as { kind: string }).kind === "want";
              listener(wants ? { kind: "want", ...place } : message);
            });
          },
        };
      };
      const file = archive("package.zip", places);
      const report = requireOk(await look(start, file, asked));
      expect(report.findings).toMatchObject([{ check: "inspector-crashed" }]);
      expect(places.reads).toBe(0);
    });
  });
});
