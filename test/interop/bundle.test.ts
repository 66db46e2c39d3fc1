// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Failed, failure } from "../../shared/failure.ts";
import { err } from "../../shared/result.ts";
import { exportTo, fingerprint, prepareExport } from "../support/export.ts";
import { openClone } from "../support/gitClone.ts";
import { place } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireError, requireOk } from "../support/unwrap.ts";
import { askApp, askBoth, askScript } from "../support/verifiers.ts";

const removes = ["draft.md", "sig-security-external-audit/old.md"];
const trusted = (charter: { readonly text: string } | undefined) =>
  new TextEncoder().encode(charter?.text);

describe.skipIf(!haveTools("git", "ssh-keygen", "sha256sum"))(
  "a bundle",
  () => {
    it("is one commit that stock git takes, and both verifiers too", async () => {
      const prepared = prepareExport(tempFolder(), { approval: { removes } });
      const { folder, clone, base, parts } = prepared;
      const written = requireOk(await exportTo(prepared, "release"));
      const releaseDir = join(folder, "release");
      const bundlePath = join(releaseDir, "release.bundle");

      expect(clone.git("bundle", "verify", bundlePath)).toContain(base);
      const branch = "counterseal/security-audit-2026-4f4f4f4f";
      clone.git("fetch", "-q", bundlePath, `${branch}:${branch}`);
      expect(clone.git("rev-parse", branch)).toBe(written.commit);
      expect(clone.git("fsck", "--strict", "--full")).toBe("");
      expect(
        clone.git(
          "log",
          "-1",
          "--format=%an <%ae>|%cn <%ce>|%aI|%cI|%P|%B",
          branch,
        ),
      ).toMatch(
        new RegExp(
          `^(Ada Invented <ada@example.org>\\|){2}(2026-11-21T00:00:00(?:Z|\\+00:00)\\|){2}${base}\\|` +
            "Publish the findings of the 2026 audit\n\nCounterseal-Statement: [0-9a-f]{64}$",
        ),
      );

      clone.git("checkout", "-q", branch);
      const asked = {
        dir: join(clone.dir, place),
        trusted: trusted(parts.charters[0]),
        commit: branch,
      };
      for (const shell of [["dash"], ["bash"], ["busybox", "sh"]])
        if (haveTools(shell[0] ?? ""))
          expect(askScript(asked, shell)).toMatchObject({
            verdict: "VERIFIED",
            code: 0,
          });
      const whole = { verdict: "VERIFIED", problems: [] };
      for (const dir of ["release", "release/tree", `release/tree/${place}`])
        expect(
          await askApp({ dir: join(folder, dir), trusted: asked.trusted }),
        ).toStrictEqual(whole);
      // The clone's own folder is enough where the commit says what it brings.
      expect(await askApp(asked)).toStrictEqual(whole);
      expect(await askApp({ ...asked, dir: clone.dir })).toStrictEqual(whole);
    });

    it("merges onto a main that moved on, as a merge, a squash and a rebase", async () => {
      const prepared = prepareExport(tempFolder());
      const { folder, clone, parts } = prepared;
      const written = requireOk(await exportTo(prepared, "release"));
      clone.write("news.md", "Something else\n");
      clone.commit("Move on");
      clone.git(
        "fetch",
        "-q",
        join(folder, "release/release.bundle"),
        "+refs/heads/*:refs/heads/*",
      );
      const commit = written.commit ?? "";
      const asked = {
        dir: join(clone.dir, place),
        trusted: trusted(parts.charters[0]),
      };
      const ways: (() => void)[] = [
        () => clone.git("merge", "-q", "--no-ff", "-m", "Merge", commit),
        () => {
          clone.git("merge", "-q", "--squash", commit);
          clone.git("commit", "-q", "-m", "Squash");
        },
        () => clone.git("cherry-pick", commit),
      ];
      for (const merge of ways) {
        merge();
        expect(await askBoth({ ...asked, commit: "HEAD" })).toMatchObject({
          verdict: "VERIFIED",
        });
        clone.git("reset", "-q", "--hard", "HEAD^");
      }
    });

    it("has the same bytes and modes again, whatever the umask, time zone and locale", async () => {
      const prepared = prepareExport(tempFolder(), { approval: { removes } });
      const before = {
        umask: process.umask(0o022),
        TZ: process.env["TZ"],
        LC_ALL: process.env["LC_ALL"],
      };
      try {
        requireOk(await exportTo(prepared, "one"));
        process.umask(0o077);
        process.env["TZ"] = "Pacific/Kiritimati";
        process.env["LC_ALL"] = "tr_TR.UTF-8";
        requireOk(await exportTo(prepared, "two"));
      } finally {
        process.umask(before.umask);
        for (const name of ["TZ", "LC_ALL"] as const)
          if (before[name] === undefined)
            Reflect.deleteProperty(process.env, name);
          else process.env[name] = before[name];
      }
      const one = fingerprint(join(prepared.folder, "one"));
      expect(fingerprint(join(prepared.folder, "two"))).toStrictEqual(one);
      expect(one.every((line) => /^(?:755 .*\/|644 .*[^/])$/.test(line))).toBe(
        true,
      );
    });

    it("without a clone has no commit", async () => {
      const prepared = prepareExport(tempFolder());
      const { request, folder, parts } = prepared;
      const written = requireOk(
        await exportTo(
          { ...prepared, request: { ...request, cloneDir: null } },
          "release",
        ),
      );
      expect(written.commit).toBeNull();
      expect(readdirSync(join(folder, "release")).sort()).toStrictEqual([
        "NEXT-STEPS.md",
        "tree",
      ]);
      const asked = {
        dir: join(folder, "release"),
        trusted: trusted(parts.charters[0]),
      };
      expect(await askApp(asked)).toMatchObject({ verdict: "VERIFIED" });
    });

    it("leaves nothing when it is refused, cancelled or fails, and replaces nothing", async () => {
      const prepared = prepareExport(tempFolder());
      const { folder, request } = prepared;
      const gone = failure("object-damaged", { object: "x" });
      const failing = {
        "object-damaged": {
          ...request,
          contentOf: () => ({
            size: 4,
            // eslint-disable-next-line @typescript-eslint/require-await -- a stream that fails half-way
            pieces: (async function* () {
              yield new Uint8Array(2);
              throw new Failed(gone);
            })(),
          }),
        },
        "release-unmet": {
          ...request,
          confirm: () => Promise.resolve(err(failure("release-unmet"))),
        },
        cancelled: { ...request, signal: AbortSignal.abort() },
        "git-refused": { ...request, cloneDir: join(folder, "nowhere") },
      };
      const before = readdirSync(folder);
      for (const [code, each] of Object.entries(failing)) {
        const refused = requireError(
          await exportTo({ ...prepared, request: each }, "release"),
        );
        expect([code, "base-unknown"]).toContain(refused.code);
        expect(readdirSync(folder)).toStrictEqual(before);
      }
      writeFileSync(join(folder, "release"), "mine");
      expect(requireError(await exportTo(prepared, "release")).code).toBe(
        "destination-exists",
      );
      expect(readFileSync(join(folder, "release"), "utf8")).toBe("mine");
    });

    it("tells what lies on disk, not what it was given", async () => {
      const prepared = prepareExport(tempFolder());
      const { request, folder, parts } = prepared;
      const [path = ""] = parts.files.keys();
      const content: unknown[] = [];
      const wrong = {
        ...request,
        contentOf: (each: string) =>
          each === path ? request.contentOf("absent") : request.contentOf(each),
        confirm: (written: { readonly content: readonly unknown[] }) => {
          content.push(...written.content);
          return Promise.resolve(err(failure("release-unmet")));
        },
      };
      requireError(await exportTo({ ...prepared, request: wrong }, "release"));
      const empty =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
      expect(content).toContainEqual({ path, sha256: empty });
      expect(existsSync(join(folder, "release"))).toBe(false);
    });

    it.each(["README.md/inner.txt", "tools"])(
      "is refused where %s would take what nobody approved to remove",
      async (path) => {
        const files = new Map([[path, new TextEncoder().encode("new\n")]]);
        const prepared = prepareExport(tempFolder(), { files });
        expect(requireError(await exportTo(prepared, "release")).code).toBe(
          "path-collides",
        );
      },
    );

    it("replaces files of the base where the approval lists them", async () => {
      const text = new TextEncoder().encode("new\n");
      const files = new Map([
        ["README.md", text],
        ["tools/run.sh", text],
        ["sig-security-external-audit/README.md", text],
      ]);
      const prepared = prepareExport(tempFolder(), {
        files,
        approval: { removes },
      });
      const { folder, clone, parts } = prepared;
      const written = requireOk(await exportTo(prepared, "release"));
      clone.git(
        "fetch",
        "-q",
        join(folder, "release/release.bundle"),
        "+refs/heads/*:refs/heads/*",
      );
      clone.git("fsck", "--strict");
      expect(
        clone.git(
          "ls-tree",
          "-r",
          "--format=%(objectmode) %(path)",
          written.commit ?? "",
          "--",
          "README.md",
          "tools",
        ),
      ).toBe("100644 README.md\n100644 tools/run.sh");
      expect(
        await askApp({
          dir: join(folder, "release"),
          trusted: trusted(parts.charters[0]),
        }),
      ).toMatchObject({ verdict: "VERIFIED" });
    });

    it("applies to a fresh clone that has the base", async () => {
      const prepared = prepareExport(tempFolder());
      const { folder, clone } = prepared;
      requireOk(await exportTo(prepared, "release"));
      const freshDir = join(folder, "fresh");
      clone.git("clone", "-q", "--bare", clone.dir, freshDir);
      const fresh = openClone(freshDir);
      fresh.git(
        "fetch",
        "-q",
        join(folder, "release/release.bundle"),
        "refs/heads/*:refs/heads/*",
      );
      expect(fresh.git("fsck", "--strict")).toBe("");
    });
  },
);
