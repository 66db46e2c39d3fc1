// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";

/** What a hostile page may try; run in the page, where nothing of this module exists. */
export type Attempt = () => unknown;

/** Directives that the page's policy enforced while `attempt` ran in it. */
export function violations(page: Page, attempt: Attempt): Promise<string[]> {
  const source = `(${attempt.toString()})()`;
  return page.evaluate(async (code) => {
    const seen: string[] = [];
    const note = (event: SecurityPolicyViolationEvent): void => {
      seen.push(event.effectiveDirective);
    };
    document.addEventListener("securitypolicyviolation", note);
    const attempted = new Promise((done) => {
      done((0, eval)(code));
    });
    await attempted.catch(() => undefined);
    // Reports come as tasks of their own, after what caused them.
    for (let turn = 0; turn < 20 && seen.length === 0; turn += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    document.removeEventListener("securitypolicyviolation", note);
    return seen;
  }, source);
}

/** By the directive that is to refuse each. */
export const policyAttempts: Readonly<Record<string, Attempt>> = {
  "connect-src": () => fetch("https://example.org/"),
  "connect-src of our own": () => fetch("app://counterseal/index.html"),
  "connect-src by beacon": () => navigator.sendBeacon("https://example.org/"),
  "connect-src by socket": () => new WebSocket("wss://example.org/"),
  "connect-src by event source": () => new EventSource("https://example.org/"),
  "img-src": () => {
    new Image().src = "https://example.org/x.png";
  },
  "img-src by data": () => {
    new Image().src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
  },
  "font-src": () =>
    new FontFace("x", "url(https://example.org/x.woff2)").load(),
  "media-src": () => {
    new Audio("https://example.org/x.ogg").load();
  },
  "style-src-elem": () => {
    const style = document.createElement("style");
    style.append("body { display: none }");
    document.head.append(style);
  },
  "style-src-attr": () => {
    document.body.setAttribute("style", "display: none");
  },
  "style-src-elem by link": () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "https://example.org/x.css";
    document.head.append(link);
  },
  "frame-src": () => {
    const frame = document.createElement("iframe");
    frame.src = "app://counterseal/index.html";
    document.body.append(frame);
  },
  "require-trusted-types-for by embedding": () => {
    const embedded = document.createElement("object");
    embedded.data = "https://example.org/x.pdf";
    document.body.append(embedded);
  },
  "base-uri": () => {
    const base = document.createElement("base");
    base.href = "https://example.org/";
    document.head.append(base);
  },
  "form-action": () => {
    const form = document.createElement("form");
    form.action = "https://example.org/";
    document.body.append(form);
    form.submit();
  },
  "require-trusted-types-for by markup": () => {
    document.createElement("p").innerHTML = "<b>bold</b>";
  },
  "require-trusted-types-for by script": () => {
    document.createElement("script").text = "window.ran = true";
  },
  "require-trusted-types-for by address": () => {
    document.createElement("script").src = "https://example.org/x.js";
  },
  "require-trusted-types-for by handler": () => {
    document.body.setAttribute("onclick", "window.ran = true");
  },
  "require-trusted-types-for by worker": () => new Worker("x.js"),
  "trusted-types": () =>
    (
      window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): unknown };
      }
    ).trustedTypes.createPolicy("mine", {}),
};

/** Marks an element's words and pulls them with the mouse; says what became of the drag. */
export async function dragOut(
  page: Page,
  selector: string,
): Promise<"refused" | "begun" | "never tried"> {
  const element = page.locator(selector).first();
  await element.waitFor();
  await element.evaluate((marked) => {
    getSelection()?.selectAllChildren(marked);
    const state = window as { dragged?: string };
    state.dragged = "never tried";
    document.addEventListener(
      "dragstart",
      (event) => {
        state.dragged = event.defaultPrevented ? "refused" : "begun";
        // A system's own drag would never end here.
        event.preventDefault();
      },
      { once: true },
    );
  });
  const box = await element.boundingBox();
  if (box === null) throw new Error("it is not in sight");
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60, { steps: 8 });
  await page.mouse.up();
  return page.evaluate(
    () =>
      (window as { dragged?: "refused" | "begun" | "never tried" }).dragged ??
      "never tried",
  );
}
