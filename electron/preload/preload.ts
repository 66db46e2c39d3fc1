// SPDX-License-Identifier: Apache-2.0
import { contextBridge, ipcRenderer, webUtils } from "electron";
import { type Failure, failure } from "../../shared/failure.ts";
import {
  type Channel,
  channels,
  eventNames,
} from "../../shared/ipc/channels.ts";
import {
  apiName,
  callPrefix,
  type ChannelFunctions,
  eventPrefix,
  localeArgument,
  type PageLocale,
  type RendererApi,
} from "../../shared/ipc/rendererApi.ts";
import { err, type Result } from "../../shared/result.ts";
import { keepInside } from "./keepInside.ts";

keepInside();

async function call(
  channel: Channel,
  request: unknown,
): Promise<Result<unknown, Failure>> {
  try {
    return (await ipcRenderer.invoke(callPrefix + channel, request)) as Result<
      unknown,
      Failure
    >;
  } catch {
    // Only what cannot be copied to another process ends here.
    return err(failure("request-malformed"));
  }
}

const channelFunctions = Object.fromEntries(
  channels
    // A page has no paths: the drop goes through `dropFiles` below.
    .filter((channel) => channel !== "files.drop")
    .map((channel) => [
      apiName(channel),
      (request: unknown) => call(channel, request),
    ]),
) as unknown as ChannelFunctions;

const onEvent: RendererApi<File>["onEvent"] = (name, listener) => {
  if (!eventNames.includes(name)) throw new TypeError("no such event");
  // Electron's event object stays here: it leads back to ipcRenderer.
  const relay = (_event: unknown, body: Parameters<typeof listener>[0]) => {
    listener(body);
  };
  ipcRenderer.on(eventPrefix + name, relay);
  return () => {
    ipcRenderer.off(eventPrefix + name, relay);
  };
};

const dropFiles: RendererApi<File>["dropFiles"] = async (files) => {
  const paths: string[] = [];
  for (const file of files) {
    // A page may hand over anything; only a file of the disk has a path.
    const path = file instanceof File ? webUtils.getPathForFile(file) : "";
    if (path === "") return err(failure("request-malformed"));
    paths.push(path);
  }
  return (await call("files.drop", { paths })) as Awaited<
    ReturnType<typeof dropFiles>
  >;
};

const locale = JSON.parse(
  process.argv
    .find((argument) => argument.startsWith(localeArgument))
    ?.slice(localeArgument.length) ?? "{}",
) as PageLocale;

const api: RendererApi<File> = {
  ...channelFunctions,
  locale,
  onEvent,
  dropFiles,
};
contextBridge.exposeInMainWorld("counterseal", api);
