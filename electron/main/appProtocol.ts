// SPDX-License-Identifier: Apache-2.0
import { extname, join } from "node:path";
import { protocol, type Session } from "electron";
import { appOrigin, previewOrigin } from "../ipc/trustedSender.ts";
import type { Storage } from "../storage/storage.ts";

/** Address of the window's page. */
export const pageUrl = `${appOrigin}/index.html`;

/** Address of the page that shows what is in a file. */
export const previewUrl = `${previewOrigin}/index.html`;

const mediaTypes: Readonly<Record<string, string>> = {
  ".bcmap": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Nothing is allowed but files of our own; text becomes script nowhere. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "worker-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/**
 * The same for previews, but for what reading a PDF takes: its worker, and tables and fonts of our own. A
 * picture is drawn from memory; none is loaded.
 */
const previewPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'none'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types pdf-worker",
].join("; ");

/** A page of ours: its built files, the origin that they have, and what they may do. */
export interface ServedPage {
  readonly origin: string;
  readonly policy: string;
  readonly filesDir: string;
}

export function deskPage(filesDir: string): ServedPage {
  return { origin: appOrigin, policy: pagePolicy, filesDir };
}

export function previewPage(filesDir: string): ServedPage {
  return { origin: previewOrigin, policy: previewPolicy, filesDir };
}

const commonHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
  "X-DNS-Prefetch-Control": "off",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const;

const fileLimit = 64 * 1024 * 1024;

/** Declares `app:` as a scheme with an origin of its own. Call before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: "app",
      privileges: {
        ...{ standard: true, secure: true, supportFetchAPI: true },
        // Without it what is fetched is held against no origin (CVE-2026-70604).
        corsEnabled: true,
      },
    },
  ]);
}

/**
 * Serves the built page's files, and no others, to one session. The table of addresses is made here, once:
 * no path of the disk is ever built from an address.
 *
 * @throws Error when the build is missing or unreadable: there is nothing to show.
 */
export async function serveApp(
  session: Session,
  storage: Storage,
  { origin, policy, filesDir }: ServedPage,
): Promise<void> {
  const table = new Map<string, string>();
  await listInto(table, storage, filesDir, origin);
  const headers = { ...commonHeaders, "Content-Security-Policy": policy };
  session.protocol.handle("app", async (request) => {
    const filePath = table.get(request.url);
    if (filePath === undefined || request.method !== "GET")
      return refusal(404, headers);
    const content = await storage.readWhole(filePath, fileLimit);
    if (!content.ok) return refusal(500, headers);
    return new Response(content.value, {
      headers: {
        ...headers,
        "Content-Type":
          mediaTypes[extname(filePath)] ?? "application/octet-stream",
      },
    });
  });
}

function refusal(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers });
}

async function listInto(
  table: Map<string, string>,
  storage: Storage,
  folderDir: string,
  address: string,
): Promise<void> {
  const names = await storage.list(folderDir);
  if (!names.ok) throw new Error(`no built page: ${names.error.code}`);
  for (const name of names.value) {
    const path = join(folderDir, name);
    const facts = await storage.facts(path);
    if (!facts.ok) throw new Error(`no built page: ${facts.error.code}`);
    const url = `${address}/${encodeURIComponent(name)}`;
    if (facts.value?.kind === "folder")
      await listInto(table, storage, path, url);
    else if (facts.value?.kind === "file") table.set(url, path);
  }
}
