// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { stateOf } from "../../shared/domain/handedOver.ts";
import type { PinnedKey } from "../../shared/domain/unwrapperMessages.ts";
import { makeZip } from "../support/makeZip.ts";
import { open } from "../support/opening.ts";
import { createSender } from "../support/senderTools.ts";
import { haveTools } from "../support/tools.ts";

const text = (words: string): Buffer => Buffer.from(words);
const report = text("# Report\nFindings.\n");
const sender = createSender();
const { run, read } = sender;
describe.runIf(haveTools("minisign", "ssh-keygen"))(
  "detached signatures",
  () => {
    beforeAll(() => {
      run("minisign", ["-G", "-W", "-p", "mini.pub", "-s", "mini.key"]);
      run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", "signer"]);
      sender.write("report.md", report);
    });
    const mini = (): PinnedKey[] => [
      {
        kind: "minisign",
        key: read("mini.pub").toString().split("\n")[1]!,
        holder: "Vendor",
      },
    ];
    const ssh = (): PinnedKey[] => [
      {
        kind: "ssh",
        key: read("signer.pub").toString().trim(),
        holder: "Vendor",
      },
    ];

    it.each([[["-H"]], [["-l"]], [[]]])("checks minisign %j", async (args) => {
      run("minisign", [
        "-S",
        ...args,
        "-s",
        "mini.key",
        "-m",
        "report.md",
        "-x",
        "out.minisig",
      ]);
      const signature = {
        name: "report.md.minisig",
        bytes: read("out.minisig"),
      };
      const good = [{ name: "report.md", bytes: report }, signature];
      expect(
        (await open(good, { pinned: mini() })).signatures[0],
      ).toMatchObject({ state: "pinned", holder: "Vendor" });
      expect((await open(good)).signatures[0]).toMatchObject({
        state: "unknown-key",
        fault: "key-absent",
      });
      const other = [{ name: "report.md", bytes: text("x") }, signature];
      expect(
        (await open(other, { pinned: mini() })).signatures[0],
      ).toMatchObject({ state: "broken", fault: "other-bytes" });
    });

    it("checks SSHSIG in the namespace of files, and takes no other", async () => {
      const sign = (namespace: string): Buffer =>
        run(
          "ssh-keygen",
          ["-q", "-Y", "sign", "-n", namespace, "-f", "signer"],
          report,
        );
      const sent = (bytes: Buffer) => [
        { name: "report.md", bytes: report },
        { name: "report.md.sig", bytes },
      ];
      const good = sent(sign("file"));
      expect((await open(good, { pinned: ssh() })).signatures[0]).toMatchObject(
        { state: "pinned", fault: null },
      );
      expect((await open(good)).signatures[0]).toMatchObject({
        state: "unknown-key",
        fault: null,
      });
      const other = sent(sign("approval@counterseal"));
      expect(
        (await open(other, { pinned: ssh() })).signatures[0],
      ).toMatchObject({ state: "broken", fault: "namespace" });
    });

    it("checks a signature over a member, and over a whole package", async () => {
      const sig = run(
        "ssh-keygen",
        ["-q", "-Y", "sign", "-n", "file", "-f", "signer"],
        report,
      );
      const inside = makeZip([
        { name: "a/report.md", content: report },
        { name: "a/report.md.sig", content: sig },
      ]);
      const member = await open([{ name: "p.zip", bytes: inside }], {
        pinned: ssh(),
      });
      expect(member.signatures).toMatchObject([
        { over: "a/report.md", state: "pinned" },
      ]);
      const whole = run(
        "ssh-keygen",
        ["-q", "-Y", "sign", "-n", "file", "-f", "signer"],
        inside,
      );
      const sent = [
        { name: "p.zip", bytes: inside },
        { name: "p.zip.sig", bytes: whole },
      ];
      const looked = await open(sent, { pinned: ssh() });
      expect(looked.signatures).toContainEqual(
        expect.objectContaining({ over: "p.zip", state: "pinned" }),
      );
      expect(looked.signatures).toContainEqual(
        expect.objectContaining({ over: "p.zip/a/report.md", state: "pinned" }),
      );
    });

    it("says that a signature's file did not come", async () => {
      const sig = run(
        "ssh-keygen",
        ["-q", "-Y", "sign", "-n", "file", "-f", "signer"],
        report,
      );
      const looked = await open([{ name: "gone.md.sig", bytes: sig }]);
      expect(looked.signatures[0]).toMatchObject({
        over: "gone.md",
        state: "broken",
        fault: "target-missing",
      });
    });

    it("takes a signed list of digests as a signature of what it lists", async () => {
      sender.write("more.md", text("more"));
      const sums = run("sha256sum", ["report.md", "more.md"]);
      const sig = run(
        "ssh-keygen",
        ["-q", "-Y", "sign", "-n", "file", "-f", "signer"],
        sums,
      );
      const zip = makeZip([
        { name: "report.md", content: report },
        { name: "more.md", content: text("changed") },
        { name: "extra.md", content: text("extra") },
        {
          name: "SHA256SUMS",
          content: Buffer.concat([sums, text(`${"0".repeat(64)}  gone.md\n`)]),
        },
        { name: "SHA256SUMS.sig", content: sig },
      ]);
      const looked = await open([{ name: "p.zip", bytes: zip }], {
        pinned: ssh(),
      });
      expect(looked.manifests[0]).toMatchObject({
        missing: ["gone.md"],
        changed: ["more.md"],
        extra: ["extra.md"],
        duplicate: [],
      });
      // The line that was added to the list breaks its signature, and with it that of the file.
      const over = looked.signatures.filter(
        (each) => each.over === "report.md",
      );
      expect(stateOf(over)).toBe("broken");
      const whole = makeZip([
        { name: "report.md", content: report },
        { name: "more.md", content: text("more") },
        { name: "SHA256SUMS", content: sums },
        { name: "SHA256SUMS.sig", content: sig },
      ]);
      const good = await open([{ name: "p.zip", bytes: whole }], {
        pinned: ssh(),
      });
      expect(
        stateOf(good.signatures.filter((each) => each.over === "more.md")),
      ).toBe("pinned");
    });

    it("reads the list of a BagIt bag", async () => {
      sender.write("data.md", report);
      const line = run("sha256sum", ["data.md"])
        .toString()
        .replace("data.md", "data/data.md");
      const zip = makeZip([
        { name: "bag/bagit.txt", content: text("BagIt-Version: 1.0\n") },
        { name: "bag/data/data.md", content: report },
        { name: "bag/data/more.md", content: text("more") },
        { name: "bag/manifest-sha256.txt", content: text(line) },
      ]);
      const looked = await open([{ name: "bag.zip", bytes: zip }]);
      expect(looked.manifests).toMatchObject([
        { listed: 1, missing: [], changed: [], extra: ["bag/data/more.md"] },
      ]);
    });
  },
);
