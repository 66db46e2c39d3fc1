// SPDX-License-Identifier: Apache-2.0
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  createAudit,
  importFiles,
  newJob,
  openDesk,
} from "../../../test/support/mainJob.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError } from "../../../test/support/unwrap.ts";

const wanted = { folded: false, from: 0, count: 10 };

it(
  "gives out rows of the last comparison alone, until that is closed",
  { timeout: 300_000 },
  async () => {
    const folder = tempFolder();
    const desk = await openDesk(folder);
    await createAudit(desk);
    const files = { "a.md": "one\n", "b.md": "two\n", "c.md": "three\n" };
    const taken = await importFiles(desk, files);
    const [a, b, c] = taken.map(({ versions }) => versions[0]?.version);
    if (a === undefined || b === undefined || c === undefined)
      throw new Error("nothing was imported");
    const run = (before: typeof a, after: typeof a) =>
      desk.do("comparison.run", { job: newJob(), before, after });
    const rowsOf = ({ comparison }: Awaited<ReturnType<typeof run>>) =>
      desk.try("comparison.rows", { comparison, wanted });
    // The same bytes need no process, and have no rows.
    const same = await run(a, a);
    expect(same.found).toBe(null);
    expect(requireError(await rowsOf(same)).code).toBe("comparison-unknown");
    const first = await run(a, b);
    expect(await rowsOf(first)).toMatchObject({ ok: true });
    const second = await run(a, c);
    expect(requireError(await rowsOf(first)).code).toBe("comparison-unknown");
    // Whoever left the first one late does not end the second.
    await desk.do("comparison.close", { comparison: first.comparison });
    expect(await rowsOf(second)).toMatchObject({ ok: true });
    await desk.do("comparison.close", { comparison: second.comparison });
    expect(requireError(await rowsOf(second)).code).toBe("comparison-unknown");
    const third = await run(a, b);
    const objects = join(folder, "vault", "objects");
    rmSync(objects, { recursive: true });
    const missing = { job: newJob(), before: a, after: c };
    expect(requireError(await desk.try("comparison.run", missing)).code).toBe(
      "object-missing",
    );
    // One that fails leaves none of before.
    expect(requireError(await rowsOf(third)).code).toBe("comparison-unknown");
    await desk.engine.close();
  },
);
