// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { policyAttempts, violations } from "./policyAttempts.ts";

const pageAddress = "app://counterseal/index.html";

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

describe("the content policy", () => {
  it.each(Object.entries(policyAttempts))(
    "enforces %s",
    async (name, attempt) => {
      const [directive] = name.split(" ");
      expect(await violations(launched.page, attempt)).toContain(directive);
      const state = await launched.page.evaluate(() => ({
        ran: "ran" in window,
        address: location.href,
        display: getComputedStyle(document.body).display,
      }));
      expect(state).toEqual({
        ran: false,
        address: pageAddress,
        display: expect.not.stringMatching(/^none$/) as string,
      });
    },
  );

  it("makes no code of text", async () => {
    // In a task of the page's own: what a debugger evaluates is exempt.
    const outcome = await launched.page.evaluate(`
      new Promise((resolve) => {
        setTimeout(() => {
          const attempts = [() => eval("1 + 1"), () => new Function("return 2")()];
          resolve(attempts.map((attempt) => {
            try {
              return attempt();
            } catch (error) {
              return error.name;
            }
          }));
        });
      })
    `);
    expect(outcome).toEqual(["EvalError", "EvalError"]);
  });
});
