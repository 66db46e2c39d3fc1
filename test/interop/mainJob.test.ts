// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../support/tempFolder.ts";
import { ok } from "../../shared/result.ts";
import {
  audit,
  createAudit,
  importFiles,
  newJob,
  openDesk,
  sign,
} from "../support/mainJob.ts";
import {
  approveBy,
  place,
  requestRelease,
} from "../support/requestedRelease.ts";
import { requireError } from "../support/unwrap.ts";

function verifySh(...args: string[]) {
  const { status, stdout } = spawnSync(
    "sh",
    ["electron/engine/release/verify.sh", ...args],
    { encoding: "utf8" },
  );
  return { status, last: stdout.trim().split("\n").at(-1) };
}

describe("the main job", () => {
  it("goes from a vendor's file to a bundle that strangers verify", async () => {
    const folder = tempFolder();
    const requested = await requestRelease(folder);
    const { desk, keys, release, cloneDir, charterPath } = requested;
    const exportTo = (name: string) =>
      desk.try("release.export", {
        job: newJob(),
        release,
        destination: desk.grant(join(folder, name)),
      });

    expect(requireError(await exportTo("early"))).toMatchObject({
      code: "release-unmet",
    });
    expect(
      readdirSync(folder).filter((name) => name.includes("early")),
    ).toEqual([]);

    // The requester signs first, with a key file of hers; then the parcel goes out.
    const signed = await desk.do("release.sign", {
      release,
      key: desk.grant(keys.ada),
    });
    expect(signed.signatures.map(({ person }) => person)).toEqual(["ada"]);
    const sent = await desk.do("release.send", {
      release,
      folder: desk.grant(join(folder, "out")),
    });
    expect(sent.to).toEqual(["ben", "cleo", "dora", "edo"]);

    // A chair opens and checks it with stock tools alone.
    const desktopDir = join(folder, "chair");
    mkdirSync(desktopDir);
    const parcel = sent.files.find((name) => name.endsWith(".age")) ?? "";
    const open = `age -d -i '${keys.cleo}' '${join(folder, "out", parcel)}' | tar -xf - && cmp charter.txt '${charterPath}' && sed -n 's/^Sign: ada [^ ]* [^ ]* /ada /p' charter.txt > signers && ssh-keygen -Y verify -f signers -I ada -n approval@counterseal -s requester.sig < statement.txt && (cd tree && sed '1,/^$/d' ../statement.txt | sha256sum -c) && ssh-keygen -q -Y sign -f '${keys.cleo}' -n approval@counterseal statement.txt`;
    execFileSync("sh", ["-ec", open], { cwd: desktopDir, stdio: "ignore" });
    const back = await desk.do("release.record", {
      release,
      file: desk.grant(join(desktopDir, "statement.txt.sig")),
    });
    expect(back.unmet).toMatchObject([{ name: "chairs-missing", missing: 1 }]);
    await approveBy(requested, "dora");

    const first = await desk.do("release.export", {
      job: newJob(),
      release,
      destination: desk.grant(join(folder, "bundle")),
    });
    const second = await exportTo("again");
    expect(second.ok).toBe(true);
    execFileSync("diff", ["-r", join(folder, "bundle"), join(folder, "again")]);
    expect(
      statSync(join(folder, "bundle", "tree", place, "statement.txt")).mode &
        0o777,
    ).toBe(0o644);

    expect(
      verifySh(charterPath, join(folder, "bundle", "tree", place)),
    ).toEqual({ status: 0, last: "VERIFIED" });
    const verdict = await desk.do("bundle.verify", {
      bundle: desk.grant(join(folder, "bundle")),
      charter: desk.grant(charterPath),
    });
    expect(verdict).toMatchObject({
      verdict: "VERIFIED",
      signers: ["ada", "cleo", "dora"],
      problems: [],
    });
    const byCharterOf = (audit: string) =>
      desk.try("bundle.verify", {
        bundle: desk.grant(join(folder, "bundle")),
        charter: { audit },
      });
    expect(await byCharterOf(audit)).toEqual(ok(verdict));
    expect(requireError(await byCharterOf("another")).code).toBe(
      "audit-unknown",
    );
    await desk.do("audit.create", { audit: "later", title: "Later" });
    expect(requireError(await byCharterOf("later")).code).toBe(
      "charter-none-in-force",
    );

    const bundlePath = join(folder, "bundle", "release.bundle");
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", cloneDir, ...args], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    git("bundle", "verify", bundlePath);
    git("fetch", "-q", bundlePath, "refs/heads/*:refs/heads/*");
    git("fsck", "--strict");
    git("checkout", "-q", first.commit ?? "");
    expect(git("log", "-1", "--format=%an <%ae> %P")).toBe(
      `Ada Example <ada@example.org> ${git("rev-parse", "main")}`,
    );
    expect(
      verifySh(charterPath, join(cloneDir, place), first.commit ?? ""),
    ).toEqual({ status: 0, last: "VERIFIED" });
    await desk.engine.close();
  });

  it("refuses every signature that is not over this statement, for this act, by one of its people", async () => {
    const folder = tempFolder();
    const requested = await requestRelease(folder);
    const { desk, keys, release, text } = requested;
    const refusal = async (signature: string) =>
      requireError(await desk.try("release.record", { release, signature }))
        .code;
    expect(await refusal("no signature at all")).toBe("signature-malformed");
    expect(await refusal(sign(keys.cleo, "charter@counterseal", text))).toBe(
      "signature-wrong-namespace",
    );
    expect(
      await refusal(sign(keys.cleo, "approval@counterseal", `${text}\n`)),
    ).toBe("signature-other-bytes");
    execFileSync("ssh-keygen", [
      "-q",
      "-t",
      "ed25519",
      "-N",
      "",
      "-f",
      join(folder, "stranger"),
    ]);
    expect(
      await refusal(
        sign(join(folder, "stranger"), "approval@counterseal", text),
      ),
    ).toBe("signature-key-unknown");
    await approveBy(requested, "cleo");
    expect(await refusal(sign(keys.cleo, "approval@counterseal", text))).toBe(
      "signature-recorded-already",
    );
    expect(
      (await desk.do("release.show", { release })).signatures,
    ).toHaveLength(1);
    await desk.engine.close();
  });

  it("gives an imported file back with stock age and the recovery kit", async () => {
    const folder = tempFolder();
    const desk = await openDesk(folder);
    await createAudit(desk);
    const content = "%PDF-1.7 invented\n".repeat(20_000);
    await importFiles(desk, { "Report.pdf": content });
    await desk.do("vault.recoveryKit", {
      file: desk.grant(join(folder, "kit.txt")),
    });
    await desk.engine.close();
    const objects = join(folder, "vault", "objects");
    const [inner] = readdirSync(objects);
    const [object] = readdirSync(join(objects, inner ?? ""));
    const identity = execFileSync("age", [
      "-d",
      "-i",
      join(folder, "kit.txt"),
      join(folder, "vault", "recovery.age"),
    ]);
    writeFileSync(join(folder, "identity.txt"), identity);
    const plaintext = execFileSync("age", [
      "-d",
      "-i",
      join(folder, "identity.txt"),
      join(objects, inner ?? "", object ?? ""),
    ]);
    expect(plaintext.toString()).toBe(content);
    expect(identity.toString()).toMatch(
      /^# counterseal-recovery 1\n# master-key: [0-9a-f]{64}\nAGE-SECRET-KEY-1/,
    );
  });

  it("names a damaged object, and gives out nothing of it", async () => {
    const folder = tempFolder();
    const requested = await requestRelease(folder);
    const { desk, release } = requested;
    await approveBy(requested, "ada", "cleo", "dora");
    const objects = join(folder, "vault", "objects");
    for (const inner of readdirSync(objects))
      for (const name of readdirSync(join(objects, inner))) {
        const path = join(objects, inner, name);
        const bytes = readFileSync(path);
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        writeFileSync(path, bytes);
      }
    const failed = await desk.try("release.export", {
      job: newJob(),
      release,
      destination: desk.grant(join(folder, "bundle")),
    });
    expect(requireError(failed).code).toBe("object-damaged");
    expect(existsSync(join(folder, "bundle"))).toBe(false);
    expect(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
    ).toEqual([]);
    const report = await desk.do("vault.check", { job: newJob() });
    expect(report.objects.problems.map(({ what }) => what)).toEqual([
      "damaged",
      "damaged",
    ]);
    await desk.engine.close();
  });
});
