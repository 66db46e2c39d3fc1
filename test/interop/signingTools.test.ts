// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../electron/crypto/ssh/signature.ts";
import { resolveBase } from "../../electron/engine/release/resolveBase.ts";
import { runTool } from "../../electron/engine/tools/runTool.ts";
import { signWithSshKeygen } from "../../electron/engine/tools/sshKeygen.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { GitId } from "../../shared/ids.ts";
import { makePublicRepository } from "../support/gitClone.ts";
import { text } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireError, requireOk } from "../support/unwrap.ts";

const signal = unending;
const namespace = "approval@counterseal";
const message = text("an invented statement\n");

function makeKey(folder: string, passphrase = "", type = "ed25519"): string {
  const keyPath = join(folder, "key of ada");
  execFileSync("ssh-keygen", [
    "-q",
    "-t",
    type,
    "-N",
    passphrase,
    "-C",
    "ada",
    "-f",
    keyPath,
  ]);
  return keyPath;
}

function sign(keyPath: string) {
  const profile = {
    storage: createStorage(),
    profileDir: join(tempFolder(), "profile"),
  };
  const signing = { keyPath, namespace, message, signal };
  return signWithSshKeygen(profile, signing, null);
}

describe.skipIf(!haveTools("ssh-keygen"))("signing with ssh-keygen", () => {
  it.each(["ed25519", "ecdsa", "rsa"])(
    "gives a signature of an %s key, exact and genuine",
    async (type) => {
      const keyPath = makeKey(tempFolder(), "", type);
      const armour = requireOk(await sign(keyPath));
      const signature = requireOk(parseArmoredSignature(armour));
      expect(verifySignature({ message, signature, namespace }).ok).toBe(true);
    },
  );

  it("never asks: a key with a passphrase is refused, in every kind of session", async () => {
    const folder = tempFolder();
    const keyPath = makeKey(folder, "secret");
    const askpass = join(folder, "askpass");
    writeFileSync(askpass, "#!/bin/sh\necho secret\n", { mode: 0o755 });
    const before = {
      DISPLAY: process.env["DISPLAY"],
      SSH_ASKPASS: process.env["SSH_ASKPASS"],
    };
    Object.assign(process.env, {
      DISPLAY: ":9",
      SSH_ASKPASS: askpass,
      SSH_ASKPASS_REQUIRE: "force",
    });
    onTestFinished(() => {
      Reflect.deleteProperty(process.env, "SSH_ASKPASS_REQUIRE");
      for (const [name, value] of Object.entries(before))
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
    });
    const refused = requireError(await sign(keyPath));
    expect(refused).toStrictEqual({
      code: "key-passphrase-needed",
    });
  });

  it.skipIf(!haveTools("ssh-agent", "ssh-add"))(
    "uses the agent for a .pub file, and for nothing else",
    async () => {
      const folder = tempFolder();
      const keyPath = makeKey(folder);
      const socket = join(folder, "agent");
      const agent = spawn("ssh-agent", ["-D", "-a", socket], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      const before = process.env["SSH_AUTH_SOCK"];
      onTestFinished(() => {
        agent.kill();
        if (before === undefined)
          Reflect.deleteProperty(process.env, "SSH_AUTH_SOCK");
        else process.env["SSH_AUTH_SOCK"] = before;
      });
      await new Promise((resolve) => agent.stdout.once("data", resolve));
      execFileSync("ssh-add", ["-q", keyPath], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
        stdio: "ignore",
      });
      const pubPath = join(folder, "only.pub");
      cpSync(`${keyPath}.pub`, pubPath);
      rmSync(keyPath);
      process.env["SSH_AUTH_SOCK"] = socket;
      const armour = requireOk(await sign(pubPath));
      expect(parseArmoredSignature(armour).ok).toBe(true);
      execFileSync("ssh-add", ["-q", "-D"], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
        stdio: "ignore",
      });
      expect(requireError(await sign(pubPath)).code).toBe("agent-locked");
      execFileSync("ssh-add", ["-q", makeKey(tempFolder())], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
        stdio: "ignore",
      });
      expect(requireError(await sign(pubPath)).code).toBe("agent-without-key");
      Reflect.deleteProperty(process.env, "SSH_AUTH_SOCK");
      expect(requireError(await sign(pubPath)).code).toBe("agent-missing");
    },
  );
});

describe("running a tool", () => {
  const run = {
    args: ["--version"],
    env: {},
    outputLimit: 1000,
    timeLimitMs: 20_000,
    signal,
  } as const;

  it("says that it is missing", async () => {
    const before = process.env["PATH"];
    process.env["PATH"] = tempFolder();
    onTestFinished(() => void (process.env["PATH"] = before));
    expect(requireError(await runTool({ ...run, name: "git" }))).toStrictEqual({
      code: "tool-missing",
      facts: { tool: "git" },
    });
  });

  it.skipIf(!haveTools("git"))(
    "ends it at a limit of output or time",
    async () => {
      const flood = {
        ...run,
        name: "git",
        args: ["help", "-a"],
        outputLimit: 10,
      } as const;
      expect(requireOk(await runTool(flood)).code).toBeNull();
      // A tool that is gone before its output is read has broken the limit all the same.
      const short = { ...flood, args: ["--version"] } as const;
      expect(requireOk(await runTool(short)).code).toBeNull();
      const waiting = {
        ...run,
        name: "git",
        args: ["-c", "alias.wait=!sleep 60 <&- >&- 2>&-", "wait"],
        timeLimitMs: 200,
      } as const;
      expect(requireOk(await runTool(waiting)).code).toBeNull();
    },
  );
});

describe.skipIf(!haveTools("git"))("resolving a base", () => {
  it("finds HEAD or a named commit, with its whole tree", async () => {
    const clone = makePublicRepository(join(tempFolder(), "a clone"));
    const head = requireOk(
      await resolveBase(createStorage(), { cloneDir: clone.dir, signal }),
    );
    expect(head.commit).toBe(clone.git("rev-parse", "HEAD"));
    expect(head.entries.map(({ mode, path }) => `${mode} ${path}`)).toContain(
      "100755 tools/run.sh",
    );
    const commit = GitId.parse(clone.git("rev-parse", "HEAD^"));
    const earlier = requireOk(
      await resolveBase(createStorage(), {
        cloneDir: clone.dir,
        commit,
        signal,
      }),
    );
    expect(earlier.entries.map(({ path }) => path)).toStrictEqual([
      "README.md",
    ]);
  });

  it("refuses what is no clone, no commit, or of another object format", async () => {
    const folder = tempFolder();
    const codeOf = async (question: Parameters<typeof resolveBase>[1]) =>
      requireError(await resolveBase(createStorage(), question));
    expect((await codeOf({ cloneDir: folder, signal })).code).toBe(
      "base-unknown",
    );
    expect(
      (await codeOf({ cloneDir: join(folder, "absent"), signal })).code,
    ).toBe("base-unknown");
    const clone = makePublicRepository(join(folder, "clone"));
    expect(
      (
        await codeOf({
          cloneDir: clone.dir,
          signal,
          commit: GitId.parse("0".repeat(40)),
        })
      ).code,
    ).toBe("base-unknown");
    execFileSync("git", [
      "init",
      "-q",
      "--object-format=sha256",
      join(folder, "new"),
    ]);
    execFileSync("git", [
      "-C",
      join(folder, "new"),
      "-c",
      "user.name=N",
      "-c",
      "user.email=n@example.org",
      "commit",
      "-q",
      "--allow-empty",
      "-m",
      "x",
    ]);
    expect(
      await codeOf({ cloneDir: join(folder, "new"), signal }),
    ).toStrictEqual({
      code: "git-refused",
      facts: { reason: "its ids are not SHA-1" },
    });
  });

  it.skipIf(process.getuid?.() !== 0)(
    "takes a clone of another owner, as a person chose it",
    async () => {
      const clone = makePublicRepository(join(tempFolder(), "clone"));
      const head = clone.git("rev-parse", "HEAD");
      for (const dir of [clone.dir, join(clone.dir, ".git")])
        chownSync(dir, 65_534, 65_534);
      expect(
        requireOk(
          await resolveBase(createStorage(), { cloneDir: clone.dir, signal }),
        ).commit,
      ).toBe(head);
    },
  );
});
