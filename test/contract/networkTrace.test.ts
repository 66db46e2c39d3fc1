// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  escapesIn,
  judged,
  traceArguments,
  watchPlace,
} from "../../scripts/networkTrace.mjs";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

/** What strace says of a Node that does this, judged as the app's own trace is. */
function judge(source: string): string[] {
  const tracePath = join(tempFolder(), "trace");
  const words = [...traceArguments, "-o", tracePath, process.execPath];
  spawnSync("strace", [...words, "-e", source]);
  return escapesIn(readFileSync(tracePath, "latin1"));
}

describe.skipIf(!haveTools("strace"))(
  "the trace of the app's network, taken of a program that reaches out",
  () => {
    it.each([
      [
        "connects to a server of this machine",
        `require("node:net").connect(9, "127.0.0.1").on("error", () => {})`,
        /^connect\(\d+, \{sa_family=AF_INET, .*127\.0\.0\.1/,
      ],
      [
        "connects over IPv6",
        `require("node:net").connect(9, "::1").on("error", () => {})`,
        /^connect\(\d+, \{sa_family=AF_INET6/,
      ],
      [
        "sends a datagram",
        `const s = require("node:dgram").createSocket("udp4");
         s.on("error", () => {}); s.send("x", 9, "127.0.0.1", () => s.close())`,
        /^send\w+\(.*AF_INET/,
      ],
      [
        "listens to other machines",
        `require("node:net").createServer().listen(0, "0.0.0.0", () => process.exit())`,
        /^bind\(.*0\.0\.0\.0/,
      ],
      [
        "connects to a socket of another program",
        `require("node:net").connect("/nowhere/docker.sock").on("error", () => {})`,
        /^connect\(.*docker\.sock/,
      ],
    ])("names one that %s", (_what, source, call) => {
      expect(judge(source)).toContainEqual(expect.stringMatching(call));
    });

    it("names nothing of a program that keeps to itself and a debugger's port", () => {
      const source = `require("node:net").createServer().listen(0, "127.0.0.1", () => process.exit())`;
      expect(judge(source)).toEqual([]);
    });

    it("is taken of all that tests start, and fails their stage", async () => {
      const env: Record<string, string> = {};
      const place = { electronPath: process.execPath, as: { env } };
      const tracesDir = watchPlace(place, tempFolder()) ?? "";
      const judgement = (least = 1) => {
        const outcome = { failed: 0, failures: [], output: "", campaigns: {} };
        const { failed, campaigns } = judged(
          ...([outcome, tracesDir, "network", least] as const),
        );
        const { starts, escapes } = campaigns["network"] ?? {};
        return { failed, starts, escapes };
      };
      // Nothing was watched: nothing is proven.
      expect(judgement()).toMatchObject({ failed: 1, starts: 0 });
      expect(judgement(0)).toMatchObject({ failed: 0, starts: 0 });
      const quiet = ["-e", "process.exitCode = 3"];
      const electron = env["COUNTERSEAL_WATCHED_ELECTRON"] ?? "";
      expect(spawnSync(electron, quiet).status).toBe(3);
      await expect
        .poll(() => judgement(0))
        .toEqual({ failed: 0, starts: 1, escapes: 0 });
      // It made no call, which no start of the app does.
      expect(judgement()).toMatchObject({ failed: 1, starts: 1 });
      const reaching = `require("node:net").connect(9, "127.0.0.1").on("error", () => {})`;
      const args = [process.execPath, "-e", reaching];
      spawnSync(env["COUNTERSEAL_WATCHED"] ?? "", args);
      await expect
        .poll(() => judgement(2))
        .toEqual({ failed: 1, starts: 2, escapes: 1 });
      expect(judgement(3).failed).toBe(2);
    });
  },
);

it("is taken of each call by which a program could reach out", () => {
  const [traced = ""] = traceArguments.filter((word) =>
    word.startsWith("trace="),
  );
  expect(traced.slice("trace=".length).split(",").sort()).toEqual([
    ...["bind", "connect", "sendmmsg", "sendmsg", "sendto"],
  ]);
});

it("is taken of every start in the tests but those that say why", () => {
  const folders = ["e2e", "packaged"].map((name) =>
    join(import.meta.dirname, "..", name),
  );
  const unwatched = folders.flatMap((dir) =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "launchApp.ts")
      .filter(({ parentPath, name }) =>
        /\belectronPath\(\)|isWatched: false|\b(?:run|spawn|spawnSync)\((?:launcher|binary)Path,/.test(
          readFileSync(join(parentPath, name), "utf8"),
        ),
      )
      .map(({ name }) => name),
  );
  expect(unwatched.sort()).toEqual([
    // Crashes, which a tracer keeps from ending what crashed.
    "crash.e2e.test.ts",
    // Times, which a tracer changes.
    "deskMeasured.e2e.test.ts",
    // Another tracer than this one.
    "hindered.e2e.test.ts",
    "lock.e2e.test.ts",
    "longList.ts",
    // Copies the binary, and starts nothing.
    "packagedShape.ts",
    // Reaches out itself.
    "sessionReach.e2e.test.ts",
  ]);
});

describe("a line of a trace", () => {
  it.each([
    `11 connect(5, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0`,
    `11 connect(5, {sa_family=AF_UNIX, sun_path="/run/dbus/system_bus_socket"}, 29) = -1 ENOENT (No such file or directory)`,
    `11 sendto(5, ""..., 28, MSG_NOSIGNAL, NULL, 0) = 28`,
    `11 sendmsg(5, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=""..., iov_len=8}], msg_iovlen=1}, 0 <unfinished ...>`,
    `11 sendto(5, [{nlmsg_len=17}], 17, 0, {sa_family=AF_NETLINK, nl_pid=0}, 12) = 17`,
    `11 bind(5, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")}, 16) = 0`,
  ])("is none of an escape: %s", (line) => {
    expect(escapesIn(line)).toEqual([]);
  });

  it.each([
    `11 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr)}, 28) = -1 ENETUNREACH (Network is unreachable)`,
    `11 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>`,
    `11 sendmsg(5, {msg_name={sa_family=AF_INET, sin_port=htons(5353), sin_addr=inet_addr("224.0.0.251")}, msg_namelen=16}, 0) = 8`,
    `11 connect(5, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0/../../other"}, 20) = 0`,
    `11 connect(5, {sa_family=AF_VSOCK, svm_cid=2}, 16) = 0`,
  ])("is an escape, though it failed: %s", (line) => {
    expect(escapesIn(line)).toEqual([line.slice(3)]);
  });
});
