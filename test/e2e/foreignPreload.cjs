// SPDX-License-Identifier: Apache-2.0
// The preload script of a hostile page: makes every call it is told to and reports the answers.
const { ipcRenderer } = require("electron");

ipcRenderer.on("calls", async (_event, calls) => {
  const answers = await Promise.all(
    calls.map(([channel, request]) => ipcRenderer.invoke(channel, request)),
  );
  ipcRenderer.send("answers", answers);
});
