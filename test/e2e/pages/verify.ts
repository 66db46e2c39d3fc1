// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "../launchApp.ts";
import { button } from "./desk.ts";

/** On the screen that verifies: chooses a release, if any a charter, and of a clone a commit; returns the verdict. */
export async function verifyRelease(
  { page, chooseToOpen }: LaunchedApp,
  bundleDir: string,
  charterPath: string | null,
  commit = "",
): Promise<string> {
  const choose = async (label: string, path: string): Promise<void> => {
    await chooseToOpen(path);
    await button(page.getByRole("group", { name: label }), /^Choose/).click();
  };
  await choose("Release", bundleDir);
  if (charterPath !== null) await choose("Charter that you trust", charterPath);
  await page.getByLabel("Commit").fill(commit);
  await button(page, "Verify").click();
  const verdict = page.getByRole("heading", {
    level: 2,
    name: /^(?:VERIFIED|CONSISTENT, SIGNERS UNKNOWN|NOT VERIFIED)$/,
  });
  await verdict.waitFor();
  return verdict.innerText();
}
