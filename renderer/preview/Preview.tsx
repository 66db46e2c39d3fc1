// SPDX-License-Identifier: Apache-2.0
import { Code, Eye } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { t } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import { HexView } from "./HexView.tsx";
import { ImageView } from "./ImageView.tsx";
import { decodeText, previewKind } from "./kind.ts";
import { MarkdownView } from "./MarkdownView.tsx";
import { parseMarkdown } from "./parseMarkdown.ts";
import { OutlineView } from "./outline/OutlineView.tsx";
import type { ShownFile } from "./ports.ts";
import { TableView } from "./TableView.tsx";
import { TextView } from "./TextView.tsx";
import { whyBytes } from "./whyBytes.ts";

const pdfView = import("./pdf/PdfView.tsx");
const PdfView = lazy(async () => ({ default: (await pdfView).PdfView }));

/** A file, as its kind is best looked at. */
export function Preview({ file }: { readonly file: ShownFile }) {
  const { name, bytes, outline } = file;
  if (outline !== null) return <OutlineView name={name} outline={outline} />;
  return file.isUnread ? (
    <HexView {...{ name, bytes }} reason={t("preview.unread")} />
  ) : (
    <SingleFile file={file} />
  );
}

function SingleFile({ file }: { readonly file: ShownFile }) {
  const { name, bytes } = file;
  const kind = useMemo(() => previewKind(name, bytes), [name, bytes]);
  switch (kind) {
    case "pdf":
      return (
        <Suspense>
          <PdfView file={file} />
        </Suspense>
      );
    case "png":
    case "jpeg":
    case "gif":
    case "webp":
      return <ImageView kind={kind} file={file} />;
    case "markdown":
    case "csv":
      return <RenderedText kind={kind} file={file} />;
    case "text":
      return <PlainText file={file} />;
    case "bytes":
      return <HexView {...{ name, bytes }} reason={whyBytes(bytes)} />;
  }
}

function PlainText({ file }: { readonly file: ShownFile }) {
  const text = useMemo(() => decodeText(file.bytes), [file]);
  return <TextView name={file.name} text={text} />;
}

interface RenderedTextProps {
  readonly kind: "markdown" | "csv";
  readonly file: ShownFile;
}

/** As it is meant to look, or as it was written. */
function RenderedText({ kind, file }: RenderedTextProps) {
  const { name } = file;
  const [isSource, setSource] = useState(false);
  const text = useMemo(() => decodeText(file.bytes), [file]);
  const root = useMemo(
    () => (kind === "markdown" ? parseMarkdown(text) : null),
    [kind, text],
  );
  const tools = (
    <Button
      size="small"
      icon={isSource ? Eye : Code}
      onClick={() => {
        setSource(!isSource);
      }}
    >
      {t(isSource ? "preview.asMeant" : "preview.asSource")}
    </Button>
  );
  if (isSource) return <TextView {...{ name, text, tools }} />;
  if (kind === "csv") return <TableView {...{ name, text, tools }} />;
  return root === null ? (
    <TextView {...{ name, text }} />
  ) : (
    <MarkdownView {...{ name, root, tools }} />
  );
}
