// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import { signStatement } from "../../electron/engine/consent/signStatement.ts";
import { createContext } from "../../electron/engine/context.ts";
import { signWithAgent } from "../../electron/engine/tools/sshKeygen.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { failure, type FailureCode } from "../../shared/failure.ts";
import { GrantId, JobId } from "../../shared/ids.ts";
import type { SigningWay } from "../../shared/ipc/signingContract.ts";
import { err } from "../../shared/result.ts";
import { describeFailure } from "../../shared/text/failures.ts";
import { keyFailures, plugIn } from "../support/securityKey.ts";
import { startFalseAgent } from "../support/falseAgent.ts";
import { startAgent, withEnvironment } from "../support/sshAgent.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireError, requireOk } from "../support/unwrap.ts";
import { testTime } from "../support/vaults.ts";

/** What a key can refuse, by real processes of ssh-keygen and ssh-agent, each told apart from the others. */

const text = "counterseal-decline 1\nan invented statement\n";
const grant = GrantId.parse("0123456789abcdef0123456789abcdef");

function contextIn(folder: string) {
  return createContext({
    storage: createStorage(),
    profileDir: join(folder, "profile"),
    newSlotCost: () => Promise.resolve(kdfFloor),
    now: () => testTime,
    emit: () => undefined,
    startHelper: () => {
      throw new Error("no process is started here");
    },
    openPreview: () => Promise.resolve(null),
  });
}

function signerIn(folder: string, keyPath: string) {
  const context = contextIn(folder);
  context.grant(grant, keyPath, ["signing-key"]);
  const sign = (way: SigningWay) =>
    signStatement(context, way, "decline", text);
  const codeOf = async (way: SigningWay = grant): Promise<FailureCode> =>
    requireError(await sign(way)).code;
  return { context, sign, codeOf };
}

const withSecret = (passphrase: string): SigningWay => ({
  way: "file",
  file: grant,
  passphrase,
});

function makeKey(path: string, ...options: readonly string[]): string {
  execFileSync("ssh-keygen", [
    ...["-q", "-N", "", "-C", "ada", "-f", path],
    ...options,
  ]);
  return path;
}

const have = haveTools("ssh-keygen", "ssh-agent", "ssh-add");

describe.skipIf(!have)("a security key", () => {
  it("signs when it is touched", async () => {
    const folder = tempFolder();
    const key = plugIn(folder);
    key.conduct("signs");
    const { sign } = signerIn(folder, key.keyPath);
    requireOk(await sign(grant));
    expect(key.pins()).toEqual([""]);
  });

  it.each([
    ["untouched", "security-key-untouched"],
    ["absent", "security-key-absent"],
    ["cannot", "security-key-unsupported"],
    ["wantsPin", "security-key-pin-unasked"],
  ] as const)("that is %s says so: %s", async (what, code) => {
    const folder = tempFolder();
    const key = plugIn(folder);
    key.conduct({ fails: keyFailures[what] });
    const { codeOf } = signerIn(folder, key.keyPath);
    expect(await codeOf()).toBe(code);
    expect(await codeOf(withSecret("2468"))).toBe(code);
  });

  it("is given no PIN but the one that was typed: not the statement's first line", async () => {
    const folder = tempFolder();
    const key = plugIn(folder, { verifyRequired: true });
    key.conduct({ pin: "2468" });
    const { codeOf, sign } = signerIn(folder, key.keyPath);
    expect(await codeOf()).toBe("security-key-pin-needed");
    expect(key.pins()).toEqual([""]);
    expect(await codeOf(withSecret("1357"))).toBe("security-key-pin-wrong");
    requireOk(await sign(withSecret("2468")));
    expect(key.pins()).toEqual(["", "", "1357", "", "2468"]);
  });

  it("with a PIN that is right is untouched, absent or unable still", async () => {
    const folder = tempFolder();
    const key = plugIn(folder, { verifyRequired: true });
    const { codeOf } = signerIn(folder, key.keyPath);
    key.conduct({ fails: keyFailures.absent });
    expect(await codeOf()).toBe("security-key-absent");
    key.conduct({ fails: keyFailures.untouched });
    expect(await codeOf()).toBe("security-key-pin-needed");
    expect(await codeOf(withSecret("2468"))).toBe("security-key-untouched");
  });

  it("whose file has a passphrase as well is told so, and no line of the text goes to it", async () => {
    const folder = tempFolder();
    const key = plugIn(folder, { verifyRequired: true });
    execFileSync("ssh-keygen", [
      ...["-q", "-p", "-P", "", "-N", "secret", "-f", key.keyPath],
    ]);
    key.conduct({ pin: "2468" });
    const { codeOf } = signerIn(folder, key.keyPath);
    expect(await codeOf()).toBe("key-passphrase-needed");
    expect(await codeOf(withSecret("wrong"))).toBe("key-passphrase-wrong");
    expect(await codeOf(withSecret("secret"))).toBe("security-key-two-secrets");
    expect(key.pins()).toEqual([""]);
  });

  it("is not blamed for what OpenSSH lacks to talk to it", async () => {
    const folder = tempFolder();
    const key = plugIn(folder);
    const { codeOf } = signerIn(folder, key.keyPath);
    withEnvironment({ SSH_SK_HELPER: join(folder, "none") });
    expect(await codeOf()).toBe("security-key-unsupported");
    withEnvironment({
      SSH_SK_HELPER: undefined,
      SSH_SK_PROVIDER: join(folder, "none.so"),
    });
    expect(await codeOf()).toBe("security-key-unsupported");
  });

  it("that waits for a touch can be given up", async () => {
    const folder = tempFolder();
    const key = plugIn(folder);
    key.conduct("waits");
    const { context, sign } = signerIn(folder, key.keyPath);
    const job = JobId.parse("e".repeat(32));
    const signing = sign({ way: "file", file: grant, job });
    while (key.pins().length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    context.cancelJob(job);
    expect(requireError(await signing).code).toBe("cancelled");
  });
});

describe.skipIf(!have)("a key file", () => {
  it("says why it is refused", async () => {
    const folder = tempFolder();
    const at = (name: string): string => join(folder, name);
    const codeOf = (path: string) => signerIn(folder, path).codeOf();
    makeKey(at("key"), "-t", "ed25519");
    makeKey(at("other"), "-t", "ed25519");
    chmodSync(at("key"), 0o644);
    expect(await codeOf(at("key"))).toBe("key-file-exposed");
    chmodSync(at("key"), 0o600);
    copyFileSync(at("other.pub"), at("key.pub"));
    expect(await codeOf(at("key"))).toBe("key-halves-differ");
    writeFileSync(at("none"), "not a key\n", { mode: 0o600 });
    expect(await codeOf(at("none"))).toBe("key-file-not-a-key");
    expect(await codeOf(at("absent"))).toBe("file-vanished");
  });

  it.each([
    "unsupported",
    "no device",
    "SHIPPING",
    "passphrase",
    "PIN",
    "PIN-f",
  ])("in a folder called %s is refused for what it is", async (name) => {
    const folder = join(tempFolder(), name);
    mkdirSync(folder);
    const locked = makeKey(join(folder, "locked"), "-N", "open sesame");
    const { codeOf, sign } = signerIn(folder, locked);
    expect(await codeOf()).toBe("key-passphrase-needed");
    expect(await codeOf(withSecret("wrong"))).toBe("key-passphrase-wrong");
    requireOk(await sign(withSecret("open sesame")));
    const broken = join(folder, "broken");
    writeFileSync(broken, "no key\n", { mode: 0o600 });
    const other = signerIn(folder, broken);
    expect(await other.codeOf()).toBe("key-file-not-a-key");
  });

  it("that cannot be read is told apart from one that is no key", async () => {
    const folder = tempFolder();
    const path = makeKey(join(folder, "key"), "-t", "ed25519");
    const facts = { name: "key", reason: "EACCES" };
    // As the disk answers someone whom the file does not let in; root reads everything.
    const openSource = () =>
      Promise.resolve(err(failure("file-unreadable", facts)));
    const context = createContext({
      ...contextIn(folder),
      storage: { ...createStorage(), openSource },
    });
    context.grant(grant, path, ["signing-key"]);
    const refused = await signStatement(context, grant, "decline", text);
    expect(requireError(refused)).toEqual({
      code: "key-file-unreadable",
      facts,
    });
  });

  it("of a kind that does not count gives nothing that is taken", async () => {
    const folder = tempFolder();
    const path = makeKey(join(folder, "key"), "-t", "rsa", "-b", "2048");
    expect(await signerIn(folder, path).codeOf()).toBe("signing-key-refused");
  });

  it("needs ssh-keygen", async () => {
    const folder = tempFolder();
    const path = makeKey(join(folder, "key"), "-t", "ed25519");
    withEnvironment({ PATH: join(folder, "empty") });
    const refused = requireError(await signerIn(folder, path).sign(grant));
    expect(refused).toEqual({
      code: "tool-missing",
      facts: { tool: "ssh-keygen" },
    });
    expect(describeFailure(refused).next).toContain("openssh-client");
  });
});

describe.skipIf(!have)("ssh-agent", () => {
  it("that is locked is told apart from one that holds other keys", async () => {
    const folder = tempFolder();
    const path = makeKey(join(folder, "key"), "-t", "ed25519");
    const agent = await startAgent(folder);
    agent.add(path);
    withEnvironment({ SSH_AUTH_SOCK: agent.socket });
    copyFileSync(`${path}.pub`, join(folder, "only.pub"));
    rmSync(path);
    const { codeOf, sign } = signerIn(folder, join(folder, "only.pub"));
    requireOk(await sign(grant));
    const askpass = join(folder, "lock");
    writeFileSync(askpass, "#!/bin/sh\necho word\n", { mode: 0o755 });
    withEnvironment({ SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: "force" });
    execFileSync("ssh-add", ["-x"], { stdio: "ignore" });
    expect(await codeOf()).toBe("agent-locked");
    execFileSync("ssh-add", ["-X"], { stdio: "ignore" });
    requireOk(await sign(grant));
  });

  it.each([
    ["refuses", "agent-refused"],
    ["other-key", "signing-other-key"],
    ["ends", "agent-missing"],
  ] as const)("that %s says so: %s", async (conduct, code) => {
    const folder = tempFolder();
    const agent = await startFalseAgent(folder, conduct);
    withEnvironment({ SSH_AUTH_SOCK: agent.socket });
    const { codeOf } = signerIn(folder, join(folder, "none"));
    expect(await codeOf({ way: "agent", key: agent.line })).toBe(code);
  });

  it("that does not answer is waited for no longer than is said", async () => {
    const folder = tempFolder();
    const { socket, line: key } = await startFalseAgent(folder, "silent");
    const signed = await signWithAgent(contextIn(folder), {
      ...{ key, socket, signal: unending, timeLimitMs: 300 },
      ...{ namespace: "decline@counterseal", message: Buffer.from(text) },
    });
    expect(requireError(signed).code).toBe("signing-timed-out");
  });

  it("signs by the stand-in when it behaves", async () => {
    const folder = tempFolder();
    const agent = await startFalseAgent(folder, "signs");
    withEnvironment({ SSH_AUTH_SOCK: agent.socket });
    const { sign } = signerIn(folder, join(folder, "none"));
    requireOk(await sign({ way: "agent", key: agent.line }));
  });
});
