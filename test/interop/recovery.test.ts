// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import { createVault } from "../../electron/engine/vault/createVault.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { Instant } from "../../shared/ids.ts";
import { runCli } from "../support/cliRun.ts";
import { createWorkplace, type Workplace } from "../support/commandLine.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const old = "the passphrase that is forgotten";
const next = "the passphrase from now on";

interface MadeKit {
  readonly value: { readonly recipient: string; readonly words: string[] };
}

/** A vault `vault` of the workplace with a kit in every form, and its passphrases in files. */
async function prepare(place: Workplace): Promise<MadeKit["value"]> {
  writeFileSync(place.path("old"), `${old}\n`);
  writeFileSync(place.path("new"), `${next}\n`);
  mkdirSync(place.path("vault.profile"));
  requireOk(
    await createVault(createStorage(), {
      rootDir: place.path("vault"),
      profileDir: place.path("vault.profile"),
      passphrase: old,
      slotName: "ada",
      // Cheap to open, so that dozens of processes can.
      cost: kdfFloor,
      at: Instant.parse("2027-01-31T12:00:00Z"),
    }),
  );
  const made = run(place, "vault", [
    "vault recovery-kit vault --out kit.txt --sheet sheet.html --words --json",
    "--passphrase-file old",
  ]);
  expect(made.exitCode).toBe(0);
  const { value } = JSON.parse(made.stdout) as MadeKit;
  writeFileSync(place.path("words"), numbered(value.words));
  return value;
}

/** As a person writes them down: numbered, in lines, with capitals. */
function numbered(words: readonly string[]): string {
  return words.map((word, at) => `${at + 1}. ${word.toUpperCase()}\n`).join("");
}

function run(
  place: Workplace,
  vault: string,
  line: readonly string[],
  tracing: readonly string[] = [],
) {
  return place.shell(
    [
      `COUNTERSEAL_PROFILE=${place.path(`${vault}.profile`)}`,
      // One thread does all file work, so that the same number is the same call each time.
      "UV_THREADPOOL_SIZE=1",
      ...tracing,
      "counterseal",
      ...line,
    ].join(" "),
  );
}

function copyVault(place: Workplace, name: string): void {
  for (const end of ["", ".profile"])
    cpSync(place.path(`vault${end}`), place.path(`${name}${end}`), {
      recursive: true,
    });
}

/** A command line without a process of its own. */
function runHere(place: Workplace, vault: string, words: readonly string[]) {
  return runCli(place.path(`${vault}.profile`), words);
}

async function opens(
  place: Workplace,
  vault: string,
  passphrase: string,
): Promise<boolean> {
  const { exitCode } = await runHere(place, vault, [
    ...["slot", "list", place.path(vault), "--json"],
    ...["--passphrase-file", place.path(passphrase)],
  ]);
  expect([0, 3, 4]).toContain(exitCode);
  return exitCode === 0;
}

describe.skipIf(!haveTools("age", "age-keygen"))("a recovery kit", () => {
  let place: Workplace;
  let kit: MadeKit["value"];
  beforeAll(async () => {
    place = createWorkplace();
    kit = await prepare(place);
  });
  afterAll(() => {
    place.remove();
  });

  it("is the same identity to stock age in every form", () => {
    expect(place.shell("age-keygen -y kit.txt").stdout.trim()).toBe(
      kit.recipient,
    );
    place.shell(
      "grep -o 'AGE-SECRET-KEY-1[0-9A-Z]*' sheet.html | sort -u > from-sheet",
    );
    expect(place.shell("age-keygen -y from-sheet").stdout.trim()).toBe(
      kit.recipient,
    );
    for (const identity of ["kit.txt", "from-sheet"]) {
      const opened = place.shell(`age -d -i ${identity} vault/recovery.age`);
      expect(opened.stdout).toMatch(
        /^# counterseal-recovery 1\n# master-key: /,
      );
    }
    const sheet = readFileSync(place.path("sheet.html"), "utf8");
    for (const word of kit.words) expect(sheet).toContain(`${word}</li>`);
  });

  it.each([
    ["the file", "--kit-file kit.txt"],
    ["the sheet", "--kit-file sheet.html"],
    ["the words", "--kit-file words"],
    ["the words from a pipe", "--kit-fd 3 3< words"],
    ["the identity alone", "--kit-file from-sheet"],
  ])("gives a new passphrase, by %s", async (what, source) => {
    const vault = what.replaceAll(" ", "-");
    copyVault(place, vault);
    const line = `vault recover ${vault} --name lin --new-passphrase-file new`;
    const end = run(place, vault, [line, source]);
    expect(end.stderr).toBe("");
    expect(end.exitCode).toBe(0);
    expect(end.stdout).toContain("lin has a passphrase of it now");
    expect(await opens(place, vault, "new")).toBe(true);
    expect(await opens(place, vault, "old")).toBe(true);
  });

  it("of words says which is wrong, and repeats none", () => {
    const slip = [...kit.words];
    slip[4] = `${slip[4] ?? ""}zq`;
    writeFileSync(place.path("slip"), slip.join(" "));
    const line =
      "vault recover vault --name lin --kit-file slip --new-passphrase-file new";
    const end = run(place, "vault", [line]);
    expect(end.exitCode).toBe(2);
    expect(end.stderr).toContain("Word 5 is not on the list");
    expect(end.output).not.toContain(slip[4]);
  });

  it("opens a vault whose header is damaged, and takes all others away", async () => {
    copyVault(place, "damaged");
    truncateSync(place.path("damaged", "vault.json"), 100);
    expect(await opens(place, "damaged", "old")).toBe(false);
    const end = run(place, "damaged", [
      "vault recover damaged --name ada --replace-others",
      "--kit-file words --new-passphrase-file new",
    ]);
    expect(end.stdout).toContain("header was damaged");
    expect(end.exitCode).toBe(0);
    expect(await opens(place, "damaged", "new")).toBe(true);
    expect(await opens(place, "damaged", "old")).toBe(false);
  });
});

/** Every call by which a change reaches the disk; the process dies before one of them. */
const changes = "fsync,rename";

describe.skipIf(!haveTools("strace"))("a recovery", () => {
  let place: Workplace;
  beforeAll(async () => {
    place = createWorkplace();
    await prepare(place);
  });
  afterAll(() => {
    place.remove();
  });

  it(
    "of a damaged header that is killed before any write can be done again",
    { timeout: 600_000 },
    async () => {
      let kills = 0;
      for (;;) {
        const vault = `vault-${String(kills)}`;
        copyVault(place, vault);
        truncateSync(place.path(vault, "vault.json"), 100);
        const line = [
          `vault recover ${vault} --name lin`,
          "--kit-file kit.txt --new-passphrase-file new",
        ];
        const { exitCode } = run(place, vault, line, [
          `strace -f -qqq -o ${join(place.dir, "trace")}`,
          `-e trace=${changes}`,
          `-e inject=${changes}:signal=SIGKILL:when=${String(kills + 1)}`,
        ]);
        const killed = exitCode !== 0;
        if (!killed) expect(await opens(place, vault, "new")).toBe(true);
        if (!killed) break;
        kills += 1;
        const again = await runHere(place, vault, [
          ...["vault", "recover", place.path(vault), "--name", "lin"],
          ...["--kit-file", place.path("kit.txt")],
          ...["--new-passphrase-file", place.path("new")],
        ]);
        expect(again.exitCode).toBe(0);
        expect(await opens(place, vault, "new")).toBe(true);
      }
      expect(kills).toBeGreaterThan(5);
      console.log(`killed at ${String(kills)} calls`);
    },
  );
});
