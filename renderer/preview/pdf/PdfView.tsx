// SPDX-License-Identifier: Apache-2.0
import { ZoomIn, ZoomOut } from "lucide-react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import { t } from "../../text/text.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Frame } from "../Frame.tsx";
import { HexView } from "../HexView.tsx";
import type { ShownFile } from "../ports.ts";
import { unequalRows } from "../rowLayout.ts";
import { Rows } from "../Rows.tsx";
import { useFinder } from "../useFinder.ts";
import { nextZoom } from "../zoom.ts";
import { type OpenedPdf, openPdf } from "./openPdf.ts";
import { PageLinks } from "./PageLinks.tsx";
import { type PageSize, PdfPage, pageSize } from "./PdfPage.tsx";
import { usePdfTexts } from "./usePdfTexts.ts";

const mostPages = 5_000;
/** Between two pages, in pixels. */
const gap = 16;

export function PdfView({ file }: { readonly file: ShownFile }) {
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const [size, setSize] = useState<PageSize | null>(null);
  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      const result = await openPdf(file.bytes);
      if (isGone) return;
      if (result.state === "open")
        setSize(await pageSize(await result.pdf.getPage(1)));
      setOpened(result);
    };
    open().catch(() => {
      setOpened({ state: "broken" });
    });
    return () => {
      isGone = true;
    };
  }, [file]);
  if (opened === null) return null;
  if (opened.state !== "open" || size === null) {
    const why =
      opened.state === "encrypted"
        ? "preview.pdfEncrypted"
        : "preview.pdfBroken";
    return <HexView {...file} reason={t(why)} />;
  }
  return (
    <OpenPdf
      name={file.name}
      pdf={opened.pdf}
      firstSize={size}
      opensAt={file.page}
    />
  );
}

interface OpenPdfProps {
  readonly name: string;
  readonly pdf: PDFDocumentProxy;
  readonly firstSize: PageSize;
  /** Page; from 1. */
  readonly opensAt: number;
}

/** Sizes of all pages: as the first, until a page was seen. */
function useSizes(count: number, first: PageSize) {
  const [seen, setSeen] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const onSize = useCallback(
    (number: number, size: PageSize) => {
      setSeen((before) => {
        const known = before.get(number) ?? first;
        const isSame =
          known.width === size.width && known.height === size.height;
        return isSame ? before : new Map(before).set(number, size);
      });
    },
    [first],
  );
  const sizes = useMemo(
    () =>
      Array.from({ length: count }, (_, page) => seen.get(page + 1) ?? first),
    [count, first, seen],
  );
  return { sizes, onSize };
}

function OpenPdf({ name, pdf, firstSize, opensAt }: OpenPdfProps) {
  const body = useRef<HTMLDivElement>(null);
  const count = Math.min(pdf.numPages, mostPages);
  const [zoom, setZoom] = useState(1);
  const [current, setCurrent] = useState(0);
  const { sizes, onSize } = useSizes(count, firstSize);
  const layout = useMemo(
    () => unequalRows(sizes.map(({ height }) => height * zoom + gap)),
    [sizes, zoom],
  );
  const goTo = (page: number): void => {
    body.current?.scrollTo({ top: layout.offsetOf(page) });
  };
  const open = useEffectEvent(() => {
    goTo(Math.min(opensAt, count) - 1);
  });
  useEffect(() => {
    if (opensAt > 1) open();
  }, [opensAt]);
  const [isSearched, setSearched] = useState(false);
  const texts = usePdfTexts(pdf, count, isSearched);
  const finder = useFinder(body, texts, goTo);
  if (finder.query !== "" && !isSearched) setSearched(true);
  const change = (by: 1 | -1 | 0): void => {
    const top = body.current?.scrollTop ?? 0;
    const next = nextZoom(zoom, by);
    setZoom(next);
    requestAnimationFrame(() => {
      body.current?.scrollTo({ top: (top / zoom) * next });
    });
  };
  return (
    <Frame
      label={name}
      body={body}
      finder={finder}
      onZoom={change}
      notice={
        pdf.numPages > mostPages
          ? t("preview.pagesCut", { most: mostPages, count: pdf.numPages })
          : undefined
      }
      foot={<PageLinks key={current} pdf={pdf} number={current + 1} />}
      tools={
        <>
          <PageField current={current} count={count} onGo={goTo} />
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
      <Rows layout={layout} scroller={body} beyond={1} onFirst={setCurrent}>
        {(page) => (
          <div
            className="pdf-place"
            style={{
              width: (sizes[page]?.width ?? 0) * zoom,
              height: (sizes[page]?.height ?? 0) * zoom,
            }}
          >
            <PdfPage pdf={pdf} number={page + 1} zoom={zoom} onSize={onSize} />
          </div>
        )}
      </Rows>
    </Frame>
  );
}

interface PageFieldProps {
  readonly current: number;
  readonly count: number;
  readonly onGo: (page: number) => void;
}

function PageField({ current, count, onGo }: PageFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <form
      className="page-field"
      onSubmit={(event) => {
        event.preventDefault();
        const number = Number(typed);
        if (Number.isInteger(number) && number >= 1 && number <= count)
          onGo(number - 1);
        setTyped(null);
      }}
    >
      <input
        className="input"
        inputMode="numeric"
        aria-label={t("preview.pageNumber")}
        value={typed ?? String(current + 1)}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={() => {
          setTyped(null);
        }}
      />
      <span>{t("preview.ofPages", { count })}</span>
    </form>
  );
}
