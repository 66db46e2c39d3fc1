// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import type { Person } from "../sampleAudit.ts";
import { button, dropOnWindow, goTo, sheet } from "./desk.ts";

/** Creates an audit; returns the identifier that was made of its title. */
export async function createAudit(
  { page }: LaunchedApp,
  title: string,
): Promise<string> {
  await button(page, "New audit").click();
  const form = sheet(page, "New audit");
  await form.getByLabel("Title").fill(title);
  const id = await form.getByLabel("Identifier").inputValue();
  await button(form, "Create the audit").click();
  await page
    .getByRole("heading", { level: 1, name: "People and charter" })
    .waitFor();
  return id;
}

/** Somebody to enrol: of a vendor, too, who signs nothing here. */
type Enrolled = Pick<Person, "name" | "publicKey"> & {
  readonly role: Person["role"] | "Vendor";
};

/** Opens the sheet for a person and fills it in: the key is pasted. Returns the fingerprint shown. */
export async function fillInPerson(
  { page }: LaunchedApp,
  person: Enrolled,
): Promise<string> {
  await button(page, "Enrol a person…").first().click();
  const form = sheet(page, "Enrol a person");
  await form.getByLabel("Name", { exact: true }).fill(person.name);
  await form.getByRole("checkbox", { name: person.role }).check();
  await form.getByLabel("Public keys").fill(person.publicKey);
  await button(form, "Show the fingerprint").click();
  const cards = form.getByRole("list", { name: "Keys to enrol" });
  await cards.waitFor();
  return (await cards.innerText()).replace(/\s/g, "");
}

export async function enrol(
  { page }: LaunchedApp,
  person: Enrolled,
): Promise<void> {
  const form = sheet(page, "Enrol a person");
  await button(form, "Enrol").click();
  await form.waitFor({ state: "detached" });
  await page.getByText(person.name, { exact: true }).first().waitFor();
}

/** Drafts the charter after the one in force, as the roster is now. */
export async function draftSuccessor({ page }: LaunchedApp): Promise<void> {
  await goTo(page, "People and charter");
  await button(page, "Draft a new version…").click();
  const form = sheet(page, "Draft a charter");
  await button(form, "Draft the charter").click();
  await form.waitFor({ state: "detached" });
}

export async function draftCharter({ page }: LaunchedApp): Promise<void> {
  await goTo(page, "People and charter");
  await button(page, "Draft the charter…").click();
  const form = sheet(page, "Draft a charter");
  await button(form, "Draft the charter").click();
  await form.waitFor({ state: "detached" });
}

export async function sendCharter(
  { page, chooseToOpen }: LaunchedApp,
  folderDir: string,
): Promise<void> {
  await chooseToOpen(folderDir);
  await button(page, "Send for signature…").click();
  await page
    .getByText("The charter was written out for signing.")
    .first()
    .waitFor();
}

export async function exportCharter(
  { page, chooseToOpen }: LaunchedApp,
  folderDir: string,
): Promise<void> {
  await goTo(page, "People and charter");
  await chooseToOpen(folderDir);
  await button(page, "Export the charter…").click();
  await page
    .getByText("The charter was exported with its signatures.")
    .first()
    .waitFor();
}

/** Chooses signature files; returns what the app says of them and of those before. */
export async function recordSignatures(
  launched: LaunchedApp,
  ...signaturePaths: string[]
): Promise<string> {
  const { page, chooseToOpen } = launched;
  await chooseToOpen(...signaturePaths);
  return noteRecordings(page, signaturePaths.length, () =>
    button(page, "Choose signature files…").click(),
  );
}

/** Drops signature files on the window; otherwise as {@link recordSignatures}. */
export async function dropSignatures(
  { page }: LaunchedApp,
  ...signaturePaths: string[]
): Promise<string> {
  return noteRecordings(page, signaturePaths.length, () =>
    dropOnWindow(page, ...signaturePaths),
  );
}

async function noteRecordings(
  page: Page,
  count: number,
  hand: () => Promise<void>,
): Promise<string> {
  const results = page.getByRole("list", {
    name: "What became of the signatures",
  });
  const before = await results.getByRole("listitem").count();
  await hand();
  const last = results.getByRole("listitem").nth(before + count - 1);
  // The last signature that was missing takes the list away with it.
  const complete = page
    .getByText("In force", { exact: true })
    .or(page.getByText("Everything that the charter asks for is there"));
  await last.or(complete).first().waitFor();
  return (await results.allInnerTexts()).join("\n");
}
