// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { LaunchedApp } from "./launchApp.ts";

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Resolves when nothing fades in or changes its colour any more. */
const atRest = `Promise.allSettled(
  document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
    .map(({ finished }) => finished),
).then(() => true)`;

/** What axe has against the present screen, as `rule: markup`; of some of its rules alone where they are named. */
export async function accessibilityFaults(
  { page }: Pick<LaunchedApp, "page">,
  { rules }: { readonly rules?: readonly string[] } = {},
): Promise<string[]> {
  // The debugger puts it in: the page itself runs no script but its own.
  const debug = await page.context().newCDPSession(page);
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await debug.send("Runtime.evaluate", {
      ...{ expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? "axe failed");
    return result.value as unknown;
  };
  // Halfway from one colour to the other, words have the contrast of neither.
  await evaluate(atRest);
  if ((await evaluate("typeof axe")) === "undefined")
    await evaluate(`${axeSource};undefined`);
  const options = {
    resultTypes: ["violations"],
    ...(rules === undefined
      ? // WCAG 2.2, 2.5.8, which axe leaves out unless it is asked for.
        { rules: { "target-size": { enabled: true } } }
      : { runOnly: { type: "rule", values: rules } }),
  };
  const found = (await evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  )) as Violation[];
  await debug.detach();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

/** Roles whose parts a reader of the screen is lost in without a name. */
const named = new Set([
  ...["button", "checkbox", "combobox", "dialog", "alertdialog", "grid"],
  ...["heading", "img", "link", "listbox", "navigation", "option", "radio"],
  ...["radiogroup", "region", "searchbox", "spinbutton", "tab", "textbox"],
]);

/**
 * What the tree that screen readers are given lacks: names of parts, a main part, one heading of the first
 * level where no sheet is open, and the region that says aloud what was done.
 */
export async function unnamedParts({
  page,
}: Pick<LaunchedApp, "page">): Promise<string[]> {
  const debug = await page.context().newCDPSession(page);
  const { nodes } = await debug.send("Accessibility.getFullAXTree");
  await debug.detach();
  const parts = nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? "").trim(),
      live: properties.some((each) => each.name === "live"),
    }));
  const faults = parts
    .filter(({ role, name }) => named.has(role) && name === "")
    .map(({ role }) => `no name: ${role}`);
  const has = (role: string): boolean =>
    parts.some((each) => each.role === role);
  if (has("dialog") || has("alertdialog")) return faults;
  if (!has("main")) faults.push("no main part");
  if (!parts.some(({ live }) => live)) faults.push("no live region");
  return faults;
}
