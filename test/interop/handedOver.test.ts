// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stateOf } from "../../shared/domain/handedOver.ts";
import type { PinnedKey } from "../../shared/domain/unwrapperMessages.ts";
import { makeTar } from "../support/makeTar.ts";
import { makeZip } from "../support/makeZip.ts";
import { open } from "../support/opening.ts";
import { createSender } from "../support/senderTools.ts";
import { haveTools } from "../support/tools.ts";

const text = (words: string): Buffer => Buffer.from(words);
const report = text("# Report\nFindings.\n");
const sender = createSender();
const { run, read, sha256: digest } = sender;
const tar = makeTar([{ name: "report.md", content: report }]);

describe.runIf(haveTools("age", "age-keygen", "ssh-keygen"))("age", () => {
  beforeAll(() => {
    run("age-keygen", ["-o", "identity.txt"]);
    run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", "ssh"]);
    run("ssh-keygen", ["-q", "-t", "rsa", "-b", "3072", "-N", "", "-f", "rsa"]);
  });
  const recipient = (): string =>
    run("age-keygen", ["-y", "identity.txt"]).toString().trim();

  it.each([
    ["an X25519 identity", () => ["-r", recipient()], "identity.txt"],
    ["armour", () => ["-a", "-r", recipient()], "identity.txt"],
    ["an ssh-ed25519 key", () => ["-R", "ssh.pub"], "ssh"],
    ["an ssh-rsa key", () => ["-R", "rsa.pub"], "rsa"],
  ])("opens what was sealed to %s", async (_how, args, keyFile) => {
    const bytes = run("age", args(), tar);
    const given = { keyFiles: [read(keyFile)] };
    const looked = await open([{ name: "p.tar.age", bytes }], given);
    expect(looked.packages[0]).toMatchObject({
      layers: ["age", "tar"],
      fault: null,
    });
    expect(looked.files[0]).toMatchObject({
      path: "report.md",
      sha256: digest(report),
    });
    // Encrypted is not signed.
    expect(stateOf(looked.signatures)).toBe("unsigned");
    const taken = await open([{ name: "p.tar.age", bytes }], {
      ...given,
      wanted: [0],
    });
    expect(taken.contents.get(0)).toBe(report.toString());
  });

  it.each(["gzip", "xz", "zstd"] as const)(
    "names the archive in a stream of %s as in the others",
    async (tool) => {
      if (!haveTools(tool)) return;
      const packed = run(tool, ["-c"], tar);
      const plain = await open([{ name: "p.tar.x", bytes: packed }]);
      expect(plain.packages[0]?.layers).toEqual([tool, "tar"]);
      const bytes = run("age", ["-R", "ssh.pub"], packed);
      const sealed = await open([{ name: "p.tar.x.age", bytes }], {
        keyFiles: [read("ssh")],
      });
      expect(sealed.packages[0]?.layers).toEqual(["age", tool, "tar"]);
      expect(sealed.files[0]?.sha256).toBe(digest(report));
      const single = await open([
        { name: "report.md.x", bytes: run(tool, ["-c"], report) },
      ]);
      expect(single.packages[0]?.layers).toEqual([tool]);
    },
  );

  it("says that nothing opens it, and that a key file is none", async () => {
    const bytes = run("age", ["-R", "ssh.pub"], tar);
    const looked = await open([{ name: "p.tar.age", bytes }], {
      keyFiles: [text("no key"), read("identity.txt")],
      passphrases: ["p"],
    });
    expect(looked.packages[0]).toMatchObject({
      layers: ["age"],
      fault: "not-opened",
    });
    expect(looked.files).toEqual([]);
    expect(looked.keysRefused).toEqual([0]);
  });

  it("says that an envelope was changed", async () => {
    const bytes = run("age", ["-R", "ssh.pub"], Buffer.alloc(200_000, "x"));
    bytes[bytes.length - 5] = bytes.at(-5)! ^ 1;
    const looked = await open([{ name: "x.age", bytes }], {
      keyFiles: [read("ssh")],
    });
    expect(looked.packages[0]?.fault).toBe("envelope-damaged");
  });

  it("opens a zip within, which must be read from anywhere", async () => {
    const zip = makeZip([{ name: "a", content: report, passphrase: "inner" }]);
    const bytes = run("age", ["-R", "ssh.pub"], zip);
    const given = { keyFiles: [read("ssh")], passphrases: ["inner"] };
    const looked = await open([{ name: "p.zip.age", bytes }], given);
    expect(looked.packages[0]?.layers).toEqual(["age", "zip"]);
    expect(looked.files[0]).toMatchObject({
      path: "a",
      sha256: digest(report),
    });
  });
});

describe.runIf(haveTools("gpg"))("OpenPGP", () => {
  const gpg = (args: readonly string[], input?: Uint8Array): Buffer =>
    run(
      "gpg",
      [
        "--batch",
        "--quiet",
        "--trust-model",
        "always",
        "--pinentry-mode",
        "loopback",
        "--passphrase",
        "",
        ...args,
      ],
      input,
    );
  let pinned: PinnedKey[] = [];
  let secret: Buffer = Buffer.alloc(0);
  beforeAll(() => {
    mkdirSync(join(sender.dir, "gnupg"), { mode: 0o700 });
    gpg([
      "--quick-gen-key",
      "Vendor <vendor@example.org>",
      "ed25519",
      "sign",
      "never",
    ]);
    gpg([
      "--quick-gen-key",
      "Owner <owner@example.org>",
      "default",
      "default",
      "never",
    ]);
    pinned = [
      {
        kind: "openpgp",
        holder: "Vendor",
        key: gpg(["--armor", "--export", "vendor@example.org"]).toString(),
      },
    ];
    secret = gpg(["--armor", "--export-secret-keys", "owner@example.org"]);
  });
  afterAll(() => {
    run("gpgconf", ["--kill", "all"]);
  });
  const to = ["-r", "owner@example.org"];
  const by = ["-u", "vendor@example.org"];

  it.each([
    [
      "encrypted and signed",
      ["-es", ...to, ...by],
      "pinned",
      ["openpgp", "tar"],
    ],
    [
      "encrypted and signed, in armour",
      ["-esa", ...to, ...by],
      "pinned",
      ["openpgp", "tar"],
    ],
    ["encrypted alone", ["-e", ...to], "unsigned", ["openpgp", "tar"]],
    ["signed alone", ["-s", ...by], "pinned", ["tar"]],
  ] as const)("opens what is %s", async (_how, args, state, layers) => {
    const bytes = gpg(args, tar);
    const given = { keyFiles: [secret], pinned };
    const looked = await open([{ name: "p.tar.gpg", bytes }], given);
    expect(looked.packages[0]).toMatchObject({ layers, fault: null });
    expect(looked.files[0]).toMatchObject({
      path: "report.md",
      sha256: digest(report),
    });
    expect(stateOf(looked.signatures)).toBe(state);
  });

  it("says that it knows the signer's key by its id alone", async () => {
    const bytes = gpg(["-es", ...to, ...by], tar);
    const looked = await open([{ name: "p.tar.gpg", bytes }], {
      keyFiles: [secret],
    });
    expect(looked.signatures[0]).toMatchObject({
      state: "unknown-key",
      fault: "key-absent",
      holder: null,
    });
  });

  it("opens gpg -c with the passphrase, and not without", async () => {
    const bytes = run(
      "gpg",
      [
        "--batch",
        "--pinentry-mode",
        "loopback",
        "--passphrase",
        "together",
        "-c",
      ],
      tar,
    );
    const looked = await open([{ name: "p.tar.gpg", bytes }], {
      passphrases: ["other", "together"],
    });
    expect(looked.files[0]).toMatchObject({ path: "report.md" });
    expect(looked.packages[0]?.layers).toEqual(["openpgp", "tar"]);
    const closed = await open([{ name: "p.tar.gpg", bytes }], {
      passphrases: ["other"],
    });
    expect(closed.packages[0]).toMatchObject({
      ...{ layers: ["openpgp"], fault: "not-opened" },
    });
  });

  it("refuses a message that was changed on its way", async () => {
    const bytes = gpg(["-e", ...to], Buffer.alloc(5000, "x"));
    bytes[bytes.length - 30] = bytes.at(-30)! ^ 1;
    const looked = await open([{ name: "p.gpg", bytes }], {
      keyFiles: [secret],
    });
    expect(looked.packages[0]?.fault).toMatch(/envelope|not-opened/);
    expect(looked.files).toEqual([]);
  });

  it.each([
    ["-b", "report.md.sig"],
    ["-ba", "report.md.asc"],
  ])("checks a detached signature by %s", async (how, name) => {
    const signature = gpg([how, ...by], report);
    const good = [
      { name: "report.md", bytes: report },
      { name, bytes: signature },
    ];
    const looked = await open(good, { pinned });
    expect(looked.signatures[0]).toMatchObject({
      over: "report.md",
      state: "pinned",
      holder: "Vendor",
    });
    const changed = [
      { name: "report.md", bytes: text("other") },
      { name, bytes: signature },
    ];
    const broken = await open(changed, { pinned });
    expect(broken.signatures[0]).toMatchObject({
      state: "broken",
      fault: "other-bytes",
    });
  });
});
