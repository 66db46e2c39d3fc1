// SPDX-License-Identifier: Apache-2.0
import { app, type Session } from "electron";
import { appOrigin } from "../ipc/trustedSender.ts";

/**
 * Chromium is told, once and for every process, to find no host, to reach none, and to ask for none of its
 * own accord. Call before the app is ready.
 *
 * The proxy's name cannot be resolved, so that refusing a request opens no socket either.
 */
export function closeNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  commandLine.appendSwitch("proxy-server", "http://nowhere.invalid:9");
  // Without this, Chromium would go round the proxy for local addresses.
  commandLine.appendSwitch("proxy-bypass-list", "<-loopback>");
  commandLine.appendSwitch("disable-background-networking");
  commandLine.appendSwitch("disable-component-update");
  commandLine.appendSwitch("disable-domain-reliability");
  commandLine.appendSwitch("no-pings");
  commandLine.appendSwitch(
    "force-webrtc-ip-handling-policy",
    "disable_non_proxied_udp",
  );
}

/** Walls of one session against the network and against everything else that a page may ask for. */
export function closeSession(session: Session): void {
  // Chromium would fetch a dictionary for each language, even with spell-checking off.
  session.setSpellCheckerLanguages([]);
  session.enableNetworkEmulation({ offline: true });
  keepToOrigin(session, appOrigin);
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.on("will-download", (event) => {
    event.preventDefault();
  });
}

/** Lets a session ask for files of one origin of ours alone, in place of any other. */
export function keepToOrigin(session: Session, origin: string): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !details.url.startsWith(`${origin}/`) });
  });
}
