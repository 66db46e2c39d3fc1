// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChairVault,
  makeChairVault,
  sendRelease,
} from "../support/chairVault.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { python, readerPath } from "../support/secondReader.ts";
import { haveTools } from "../support/tools.ts";

describe.skipIf(!haveTools("age", "ssh-keygen"))("a request", () => {
  let owner: SampleVault;
  let chair: ChairVault;
  let parcel: string;

  beforeAll(async () => {
    owner = await makeSampleVault();
    chair = await makeChairVault(owner);
    parcel = await sendRelease(owner, "out");
  });
  afterAll(() => {
    owner.remove();
  });

  const opening = (path: string, ...more: string[]): string[] => [
    ...["request", "open", chair.vault, path],
    ...["--key", owner.at("chiyo"), ...more],
  ];

  it("is not believed without a charter of the reader's own", async () => {
    await chair.refuses("request-no-charter", ...opening(parcel));
  });

  it("is opened, read, signed and answered in the reader's own vault", async () => {
    const sheet = await chair.done(
      ...opening(parcel, "--charter", owner.at("charter", "charter.txt")),
    );
    expect(sheet).toMatchObject({
      act: "approval",
      requester: "alma",
      standing: "open",
      opened: ["chiyo"],
      content: [{ path: "tree/audits/findings/report.pdf", size: 18 }],
      signed: [{ person: "alma" }],
      charter: { version: 1, how: "chosen" },
      changes: null,
      doubts: [],
    });
    const early = await chair.refuses(
      "request-unanswered",
      ...["request", "answer", chair.vault, "--as", "chiyo"],
      ...["--out", owner.at("early.sig")],
    );
    expect(early.stdout).toContain("request to approve a release (Publish)");
    const signature = owner.at("chiyo.sig");
    const signed = await chair.done(
      ...["request", "sign", chair.vault],
      ...["--key", owner.at("chiyo"), "--out", signature],
    );
    expect(signed).toMatchObject({
      standing: "answered",
      answers: [{ person: "chiyo", answer: "agreed" }],
    });
    await owner.done("release", "record", owner.vault, signature);
    const status = await owner.done("release", "status", owner.vault);
    expect(status.stdout).toContain("chiyo");
  });

  it("is opened with no key that is none, and says which it reads", async () => {
    for (const [key, reason] of [
      ["report.pdf", "it is no age identity"],
      ["chiyo.pub", "it is the public half"],
    ] as const) {
      const end = await chair.refuses(
        "key-not-private",
        ...["request", "open", chair.vault, parcel, "--key", owner.at(key)],
      );
      expect(end.stdout).toContain("no private key that Counterseal reads");
      expect(end.stdout).toContain(reason);
      expect(end.stdout).toContain("AGE-SECRET-KEY-1");
    }
  });

  it("is refused a second time, and to whom it is not sealed", async () => {
    await chair.refuses("request-received-already", ...opening(parcel));
    await chair.refuses(
      "request-not-yours",
      ...["request", "open", chair.vault, parcel, "--key", owner.at("alma")],
    );
  });

  it("leaves nothing readable on the disk, and its objects to the vault's own checks", async () => {
    const text = readFileSync(owner.at("report.pdf"), "utf8").trim();
    for (const line of chair.truth()) {
      const [name] = line.split(" ");
      const bytes = readFileSync(`${chair.vault}/${String(name)}`);
      expect(bytes.includes(text)).toBe(false);
    }
    const report = await chair.done("vault", "check", chair.vault);
    expect(report).toMatchObject({ objects: { whole: 1, problems: [] } });
  });

  it.skipIf(python === undefined)(
    "is in what a reader of the format alone can list and check",
    async () => {
      const kit = owner.at("chair-kit.txt");
      await chair.done("vault", "recovery-kit", chair.vault, "--out", kit);
      const read = (what: string): string =>
        execFileSync(python ?? "", [readerPath, what, kit, chair.vault], {
          encoding: "utf8",
        });
      expect(read("check")).not.toContain("object-unnamed");
      expect(read("list")).toContain('"name": "report.pdf"');
    },
  );

  it("says what changed since the last one that was signed", async () => {
    writeFileSync(owner.at("report.pdf"), "%PDF-1.4 another report\n");
    await owner.done("release", "abandon", owner.vault, "--reason", "changed");
    const later = await sendRelease(
      owner,
      "later",
      ...["--file", "model.pdf=audits/findings/model.pdf"],
      ...["--expires", "2998-01-01"],
    );
    const sheet = await chair.done(...opening(later));
    expect(sheet).toMatchObject({
      changes: {
        by: "chiyo",
        changes: {
          files: {
            added: ["audits/findings/model.pdf"],
            removed: [],
            changed: [],
          },
          expires: { to: "2998-01-01T00:00:00Z" },
          purpose: null,
          charter: null,
        },
      },
    });
    const spoken = await chair.cli("request", "show", chair.vault);
    expect(spoken.stdout).toContain("New files: audits/findings/model.pdf.");
  });

  it("is opened with an SSH key that has a passphrase", async () => {
    const other = await makeChairVault(owner, "guarded");
    const key = owner.at("guarded-chiyo");
    copyFileSync(owner.at("chiyo"), key);
    chmodSync(key, 0o600);
    execFileSync("ssh-keygen", [
      ...["-q", "-p", "-P", "", "-N", "three herons", "-f", key],
    ]);
    const later = owner.at("later");
    const name = readdirSync(later).find((each) => each.endsWith(".tar.age"));
    const words = [
      ...["request", "open", other.vault, `${later}/${String(name)}`],
      ...["--key", key, "--charter", owner.at("charter", "charter.txt")],
    ];
    const asked = await other.cli(...words);
    expect(asked.exitCode).toBe(2);
    expect(asked.stderr).toContain("--key-passphrase-file");
    const secret = owner.at("guarded-secret");
    writeFileSync(secret, "three egrets\n");
    const given = [...words, "--key-passphrase-file", secret];
    await other.refuses("key-passphrase-wrong", ...given);
    writeFileSync(secret, "three herons\n");
    expect(await other.done(...given)).toMatchObject({ opened: ["chiyo"] });
    const signed = await other.done(
      ...["request", "sign", other.vault, "--key", key],
      ...["--key-passphrase-file", secret],
    );
    expect(signed).toMatchObject({ standing: "answered" });
  });

  it("is declined with a signed reason, which the requester records", async () => {
    const answer = owner.at("decline-chiyo.txt.age");
    const other = await chair.refuses(
      "signature-other-person",
      ...["request", "decline", chair.vault, "--as", "chiyo"],
      ...["--reason", "Not mine.", "--key", owner.at("dmitri")],
    );
    expect(other.stdout).toContain("The answer is chiyo's by its text");
    await chair.done(
      ...["request", "decline", chair.vault, "--as", "chiyo"],
      ...["--answer", "changes", "--reason", "Page 7 names a person."],
      ...["--key", owner.at("chiyo"), "--out", answer],
    );
    expect(readFileSync(answer, "utf8")).not.toContain("SSH SIGNATURE");
    const opened = execFileSync("age", ["-d", "-i", owner.at("alma"), answer], {
      encoding: "utf8",
    });
    expect(opened).toContain("Reason: Page 7 names a person.\n");
    expect(opened).toContain("-----BEGIN SSH SIGNATURE-----");
    const { vault, unlocked, done, at } = owner;
    const recording = ["release", "record", vault, answer];
    const unopened = await owner.refuses(
      ...([[...recording, ...unlocked], 1, "answer-needs-key"] as const),
    );
    expect(unopened.stderr).toContain("no key was given to open it");
    const recorded = await done(...recording, "--key", at("alma"));
    expect(recorded.stdout).toContain("chiyo asks for changes to the release");
    const again = await done(...recording, "--key", at("alma"));
    expect(again.stdout).toContain("Recorded already: decline-chiyo.txt.age.");
  });

  it("goes back as it is shown: sealed, by command line and as pasted text", async () => {
    const { requests } = await chair.done("request", "list", chair.vault);
    const [{ request }] = requests as [{ request: string }];
    const spoken = await chair.cli(
      ...["request", "decline", chair.vault, "--as", "chiyo"],
      ...["--request", request],
      ...["--reason", "It is too early.", "--key", owner.at("chiyo")],
    );
    expect(spoken.stdout).toContain(
      "Send this back, as decline-chiyo.txt.age, sealed to alma:",
    );
    expect(spoken.stdout).not.toContain("It is too early.");
    const mailed = owner.at("mailed.txt");
    writeFileSync(mailed, spoken.stdout.replace(/^/gm, "> "));
    const { vault, done, at } = owner;
    await done("answer", "record", vault, mailed, "--key", at("alma"));
    const list = await done("answer", "list", vault);
    expect(list.stdout).toContain("It is too early.");
    await chair.refuses(
      "answer-sealable",
      ...["request", "answer", chair.vault, "--as", "chiyo", "--unsealed"],
      ...["--request", request, "--out", at("plain.txt")],
    );
    expect(existsSync(at("plain.txt"))).toBe(false);
  });

  it("is removed after it was answered, on the record", async () => {
    const { requests } = (await chair.done("request", "list", chair.vault)) as {
      requests: { request: string }[];
    };
    for (const { request } of requests)
      await chair.done(
        ...["request", "remove", chair.vault, "--request", request],
        ...["--reason", "answered"],
      );
    const report = await chair.done("vault", "check", chair.vault);
    expect(report).toMatchObject({
      objects: { whole: 0, problems: [], lost: [] },
    });
    const ledger = await chair.cli("ledger", "show", chair.vault);
    expect(ledger.stdout).toContain("chiyo asked for changes to a request");
    expect(ledger.stdout).toContain("were removed: answered.");
  });

  it.each([
    ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ["cut at its header", (bytes: Buffer) => bytes.subarray(0, 60)],
    [
      "changed",
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy[copy.length - 30] = (copy[copy.length - 30] ?? 0) ^ 1;
        return copy;
      },
    ],
    ["extended", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("x")])],
  ])("is refused when it is %s", async (_, change) => {
    const bad = owner.at("bad.tar.age");
    writeFileSync(bad, change(readFileSync(parcel)));
    const end = await chair.refuses(
      expect.stringMatching(/^request-(?:damaged|not-a-request)$/) as never,
      ...opening(bad),
    );
    expect(end.exitCode).toBe(1);
  });

  it("is refused when it is something else", async () => {
    const bad = owner.at("bad.tar.age");
    const line = readFileSync(owner.at("chiyo.pub"), "utf8").trim();
    writeFileSync(
      bad,
      execFileSync("age", ["-r", line], { input: "no archive at all" }),
    );
    await chair.refuses("request-damaged", ...opening(bad));
    writeFileSync(bad, "%PDF-1.4");
    await chair.refuses("request-not-a-request", ...opening(bad));
    writeFileSync(bad, "");
    await chair.refuses("request-not-a-request", ...opening(bad));
  });
});
