// SPDX-License-Identifier: Apache-2.0

/** The origin of the window's own page. */
export const appOrigin = "app://counterseal";

/** The origin of previews. It is trusted with nothing: no call of theirs is answered. */
export const previewOrigin = "app://preview";

/** The parts of Electron's frame that trust depends on. */
export interface SenderFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
  readonly detached: boolean;
}

/** Who sent a message: the frame is null once it has navigated away or been destroyed. */
export interface Sender {
  readonly contentsId: number;
  readonly frame: SenderFrame | null;
}

/**
 * Whether a message comes from the main frame of our own window, showing our own page. Anything unclear is
 * not trusted. The origin is compared as well as the address: a sandboxed frame keeps the address of our
 * page and has the origin `null`.
 */
export function isTrustedSender(
  sender: Sender,
  windowContentsId: number | null,
): boolean {
  if (windowContentsId === null || sender.contentsId !== windowContentsId)
    return false;
  try {
    return sender.frame !== null && showsOurPage(sender.frame);
  } catch {
    // Electron throws when a frame is read that has gone meanwhile.
    return false;
  }
}

function showsOurPage(frame: SenderFrame): boolean {
  return (
    frame.parent === null &&
    !frame.detached &&
    frame.origin === appOrigin &&
    frame.url.startsWith(`${appOrigin}/`)
  );
}
