// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import { createContext } from "../../electron/engine/context.ts";
import { signStatement } from "../../electron/engine/consent/signStatement.ts";
import {
  createOwnKey,
  ownKeyViews,
} from "../../electron/engine/people/ownKeys.ts";
import { listAgentKeys } from "../../electron/engine/tools/sshAgent.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { GrantId } from "../../shared/ids.ts";
import type { SigningWay } from "../../shared/ipc/signingContract.ts";
import { startAgent, withEnvironment } from "../support/sshAgent.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireError, requireOk } from "../support/unwrap.ts";
import { makeVault, testTime } from "../support/vaults.ts";

/** Every way to sign, against real agents, real keys and the stock verifier. */

const text = "counterseal-decline 1\nan invented statement\n";

function makeKey(path: string, passphrase = "", type = "ed25519"): string {
  const args = ["-q", "-t", type, "-N", passphrase, "-C", "ada", "-f", path];
  execFileSync("ssh-keygen", args);
  return readFileSync(`${path}.pub`, "utf8").trim();
}

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

/** What stock ssh-keygen says of a signature. Throws when it is not good. */
function verifyByStock(
  folder: string,
  publicLine: string,
  armour: string,
): string {
  const [type = "", base64 = ""] = publicLine.split(" ");
  writeFileSync(join(folder, "allowed"), `ada ${type} ${base64}\n`);
  writeFileSync(join(folder, "text.sig"), armour);
  const at = (name: string): string => join(folder, name);
  return execFileSync(
    "ssh-keygen",
    [
      ...["-Y", "verify", "-f", at("allowed"), "-I", "ada"],
      ...["-n", "decline@counterseal", "-s", at("text.sig")],
    ],
    { input: text, encoding: "utf8" },
  );
}

const grant = GrantId.parse("0123456789abcdef0123456789abcdef");

function setUp(passphrase = "", type = "ed25519") {
  const folder = tempFolder();
  const keyPath = join(folder, "a key");
  const line = makeKey(keyPath, passphrase, type);
  const context = contextIn(folder);
  context.grant(grant, keyPath, ["signing-key"]);
  const sign = (way: SigningWay) =>
    signStatement(context, way, "decline", text);
  const left = (): string[] => {
    const dir = join(folder, "profile");
    return existsSync(dir) ? readdirSync(dir) : [];
  };
  return { folder, keyPath, line, context, sign, left };
}

describe.skipIf(!haveTools("ssh-keygen"))("a key file", () => {
  it.each(["ed25519", "ecdsa", "rsa"])(
    "of %s with a passphrase signs with it, and nothing stays behind",
    async (type) => {
      const { folder, line, sign, left } = setUp("pass wörd €", type);
      expect(requireError(await sign(grant)).code).toBe(
        "key-passphrase-needed",
      );
      const armour = requireOk(
        await sign({ way: "file", file: grant, passphrase: "pass wörd €" }),
      );
      expect(verifyByStock(folder, line, armour)).toContain("Good");
      expect(left()).toEqual([]);
    },
  );

  it("says that the passphrase is wrong, and takes none of several lines", async () => {
    const { sign } = setUp("right");
    for (const passphrase of ["wrong", "", "right\nright"])
      expect(
        requireError(await sign({ way: "file", file: grant, passphrase })).code,
      ).toBe("key-passphrase-wrong");
  });

  it("that needs no passphrase is given none", async () => {
    const { folder, line, sign } = setUp();
    const way = { way: "file", file: grant, passphrase: "typed" } as const;
    const armour = requireOk(await sign(way));
    expect(verifyByStock(folder, line, armour)).toContain("Good");
  });

  it("never wakes the person's own askpass", async () => {
    const { folder, sign } = setUp("secret");
    const marker = join(folder, "woken");
    const askpass = join(folder, "askpass");
    writeFileSync(askpass, `#!/bin/sh\n: > '${marker}'\necho secret\n`, {
      mode: 0o755,
    });
    withEnvironment({
      DISPLAY: ":9",
      SSH_ASKPASS: askpass,
      SSH_ASKPASS_REQUIRE: "force",
    });
    expect(requireError(await sign(grant)).code).toBe("key-passphrase-needed");
    const wrong = { way: "file", file: grant, passphrase: "no" } as const;
    expect(requireError(await sign(wrong)).code).toBe("key-passphrase-wrong");
    expect(existsSync(marker)).toBe(false);
  });
});

describe.skipIf(!haveTools("ssh-keygen", "ssh-agent", "ssh-add"))(
  "ssh-agent",
  () => {
    it("lists its keys and signs with the one that is chosen", async () => {
      const { folder, keyPath, line, sign, left } = setUp();
      const agent = await startAgent(folder);
      withEnvironment({ SSH_AUTH_SOCK: agent.socket });
      expect(requireOk(await listAgentKeys(agent.socket, unending))).toEqual(
        [],
      );
      makeKey(join(folder, "other"), "", "ecdsa");
      for (const path of [keyPath, join(folder, "other")]) {
        agent.add(path);
        rmSync(path);
        rmSync(`${path}.pub`);
      }
      const cards = requireOk(await listAgentKeys(agent.socket, unending));
      expect(cards.map(({ type }) => type)).toEqual([
        "ssh-ed25519",
        "ecdsa-sha2-nistp256",
      ]);
      for (const { key } of cards) {
        const armour = requireOk(await sign({ way: "agent", key }));
        expect(verifyByStock(folder, key, armour)).toContain("Good");
      }
      expect(line).toContain(cards[0]?.key);
      expect(left()).toEqual([]);
    });

    it("says that it has no such key, refuses, or is not there", async () => {
      const { folder, keyPath, line, context, sign } = setUp();
      const key = line.split(" ").slice(0, 2).join(" ");
      const agent = await startAgent(folder);
      const socket = GrantId.parse("f".repeat(32));
      context.grant(socket, agent.socket, ["agent-socket"]);
      const way = { way: "agent", key, socket } as const;
      const codeOf = async (): Promise<string> =>
        requireError(await sign(way)).code;
      // The private half lies beside: an agent that was chosen must not be passed by.
      expect(await codeOf()).toBe("agent-locked");
      makeKey(join(folder, "other"));
      agent.add(join(folder, "other"));
      expect(await codeOf()).toBe("agent-without-key");
      withEnvironment({ SSH_ASKPASS: "/bin/false", DISPLAY: undefined });
      agent.add(keyPath, "-c");
      expect(await codeOf()).toBe("agent-refused");
      agent.kill();
      rmSync(agent.socket, { force: true });
      expect(await codeOf()).toBe("agent-missing");
      expect(
        requireError(await listAgentKeys(agent.socket, unending)).code,
      ).toBe("agent-missing");
      withEnvironment({ SSH_AUTH_SOCK: undefined });
      expect(requireError(await sign({ way: "agent", key })).code).toBe(
        "agent-missing",
      );
    });

    it("takes no path that nobody gave for it", async () => {
      const { context, line, sign } = setUp();
      context.grant(grant, "/tmp/elsewhere", ["signing-key"]);
      const key = line.split(" ").slice(0, 2).join(" ");
      expect(
        requireError(await sign({ way: "agent", key, socket: grant })).code,
      ).toBe("grant-unknown");
    });
  },
);

describe.skipIf(!haveTools("ssh-keygen"))("a key made in the vault", () => {
  async function withOwnKey(passphrase: string) {
    const folder = tempFolder();
    const vault = await makeVault(folder);
    const session = requireOk(await vault.open());
    requireOk(
      await createOwnKey(session, { name: "desk", passphrase, cost: kdfFloor }),
    );
    const context = contextIn(folder);
    context.setSession(session);
    const key = ownKeyViews(session).keys[0]?.card.key ?? "";
    const sign = (way: SigningWay) =>
      signStatement(context, way, "decline", text);
    return { folder, vault, session, key, sign };
  }

  it("signs so that stock ssh-keygen verifies it, also after the vault was closed", async () => {
    const { folder, vault, session, key, sign } = await withOwnKey("own words");
    const way = { way: "own", key, passphrase: "own words" } as const;
    const armour = requireOk(await sign(way));
    expect(verifyByStock(folder, key, armour)).toContain("Good");
    await session.close();
    const again = requireOk(await vault.open());
    const context = contextIn(folder);
    context.setSession(again);
    const later = requireOk(await signStatement(context, way, "decline", text));
    expect(later).toBe(armour);
    await again.close();
  });

  it("opens with its own passphrase alone, and not when it is gone", async () => {
    const { session, key, sign } = await withOwnKey("own words");
    const codeOf = async (passphrase: string): Promise<string> =>
      requireError(await sign({ way: "own", key, passphrase })).code;
    expect(await codeOf("own word")).toBe("key-passphrase-wrong");
    // The vault's.
    expect(await codeOf("an invented passphrase, long enough")).toBe(
      "key-passphrase-wrong",
    );
    expect(await codeOf("")).toBe("passphrase-empty");
    const body = { key, reason: "not used" };
    requireOk(await session.commit([{ type: "own-key.removed", body }]));
    expect(await codeOf("own words")).toBe("own-key-unknown");
    await session.close();
  });
});

it.skipIf(!haveTools("ssh-keygen"))(
  "says that a security key is not plugged in",
  async () => {
    const vectorPath = new URL(
      "../../../shared/vectors/sshsig/ed25519_sk",
      import.meta.url,
    ).pathname;
    if (!existsSync(vectorPath)) {
      console.log("skipped: no ../shared/vectors/sshsig");
      return;
    }
    const { keyPath, sign } = setUp();
    rmSync(keyPath);
    copyFileSync(vectorPath, keyPath);
    copyFileSync(`${vectorPath}.pub`, `${keyPath}.pub`);
    execFileSync("chmod", ["600", keyPath]);
    expect(requireError(await sign(grant)).code).toBe("security-key-absent");
  },
);
