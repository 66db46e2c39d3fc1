// SPDX-License-Identifier: Apache-2.0
import {
  AnnotationMode,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from "pdfjs-dist";
import { useEffect, useEffectEvent, useRef } from "react";
import { t } from "../../text/text.ts";

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly zoom: number;
  readonly onSize: (number: number, size: PageSize) => void;
}

/** A larger canvas is drawn coarser. */
const mostCanvasPixels = 16_000_000;

export async function pageSize(page: PDFPageProxy): Promise<PageSize> {
  const { width, height } = page.getViewport({ scale: cssScale });
  return Promise.resolve({ width, height });
}

/** A point of a document in pixels of a screen. */
const cssScale = 96 / 72;

/** Draws a page, and lays its text over it. Gives what stops that. */
function draw(
  page: PDFPageProxy,
  zoom: number,
  canvas: HTMLCanvasElement,
  text: HTMLElement,
): () => void {
  const viewport = page.getViewport({ scale: cssScale * zoom });
  const { width, height } = viewport;
  const finest = Math.sqrt(mostCanvasPixels / (width * height));
  const ratio = Math.min(window.devicePixelRatio, finest);
  canvas.width = Math.floor(width * ratio);
  canvas.height = Math.floor(height * ratio);
  const task = page.render({
    canvas,
    viewport,
    transform: [ratio, 0, 0, ratio, 0, 0],
    annotationMode: AnnotationMode.ENABLE,
  });
  text.replaceChildren();
  text.style.setProperty("--total-scale-factor", String(viewport.scale));
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: text,
    viewport,
  });
  // Cut short when the page leaves the view: nobody waits for it any more.
  const ended = (): void => undefined;
  task.promise.then(() => {
    canvas.dataset["drawn"] = "true";
  }, ended);
  layer.render().catch(ended);
  return () => {
    task.cancel();
    layer.cancel();
  };
}

/** One page: its picture, and over it its text, which is read aloud, marked and found. */
export function PdfPage({ pdf, number, zoom, onSize }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const tellSize = useEffectEvent(onSize);
  useEffect(() => {
    let stop = (): void => undefined;
    let isGone = false;
    const show = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      tellSize(number, await pageSize(page));
      if (isGone || canvas.current === null || text.current === null) return;
      const stopDrawing = draw(page, zoom, canvas.current, text.current);
      stop = () => {
        stopDrawing();
        page.cleanup();
      };
    };
    // A page that cannot be read stays an empty sheet.
    show().catch(() => undefined);
    return () => {
      isGone = true;
      stop();
    };
  }, [pdf, number, zoom]);
  return (
    <section className="pdf-page" aria-label={t("preview.page", { number })}>
      <canvas ref={canvas} aria-hidden />
      <div ref={text} className="textLayer" />
    </section>
  );
}
