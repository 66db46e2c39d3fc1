// SPDX-License-Identifier: Apache-2.0
import "./preview.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { receiveFile } from "./ports.ts";
import { Preview } from "./Preview.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
const shown = createRoot(root);
const file = await receiveFile();
document.title = file.name;
shown.render(
  <StrictMode>
    <Preview file={file} />
  </StrictMode>,
);
