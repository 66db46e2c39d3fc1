// SPDX-License-Identifier: Apache-2.0
import { ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { t } from "../text/text.ts";
import { IconButton } from "../ui/Button.tsx";
import { Frame } from "./Frame.tsx";
import { HexView } from "./HexView.tsx";
import { imageSize } from "./imageSize.ts";
import { type ImageKind, imageTypes } from "./kind.ts";
import type { ShownFile } from "./ports.ts";
import { nextZoom } from "./zoom.ts";

const mostPixels = 64_000_000;

interface ImageViewProps {
  readonly kind: ImageKind;
  readonly file: ShownFile;
}

/** A picture, decoded and drawn: it is never loaded as a document of its own. */
export function ImageView({ kind, file }: ImageViewProps) {
  const size = imageSize(kind, file.bytes);
  const [isBroken, setBroken] = useState(false);
  const { name, bytes } = file;
  if (size === null || isBroken)
    return <HexView {...{ name, bytes }} reason={t("preview.imageBroken")} />;
  if (size.width * size.height > mostPixels)
    return <HexView {...{ name, bytes }} reason={t("preview.imageLarge")} />;
  return (
    <Picture
      {...{ kind, file }}
      onBroken={() => {
        setBroken(true);
      }}
    />
  );
}

function Picture({
  kind,
  file,
  onBroken,
}: ImageViewProps & { readonly onBroken: () => void }) {
  const body = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [zoom, setZoom] = useState(1);
  const [width, setWidth] = useState(0);
  const { name, bytes } = file;
  useEffect(() => {
    let isGone = false;
    createImageBitmap(new Blob([bytes], { type: imageTypes[kind] })).then(
      (bitmap) => {
        const element = canvas.current;
        if (isGone || element === null) return;
        element.width = bitmap.width;
        element.height = bitmap.height;
        element.getContext("2d")?.drawImage(bitmap, 0, 0);
        bitmap.close();
        setWidth(element.width);
      },
      () => {
        if (!isGone) onBroken();
      },
    );
    return () => {
      isGone = true;
    };
  }, [bytes, kind, onBroken]);
  const change = (by: 1 | -1 | 0): void => {
    setZoom(nextZoom(zoom, by));
  };
  return (
    <Frame
      label={name}
      body={body}
      onZoom={change}
      tools={
        <>
          <IconButton
            icon={ZoomOut}
            label={t("preview.zoomOut")}
            onClick={() => {
              change(-1);
            }}
          />
          <IconButton
            icon={ZoomIn}
            label={t("preview.zoomIn")}
            onClick={() => {
              change(1);
            }}
          />
        </>
      }
    >
      <div className="picture" role="img" aria-label={name}>
        <canvas
          ref={canvas}
          aria-hidden
          data-drawn={width > 0}
          data-fit={zoom === 1}
          style={zoom === 1 ? {} : { width: width * zoom }}
        />
      </div>
    </Frame>
  );
}
