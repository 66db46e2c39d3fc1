// SPDX-License-Identifier: Apache-2.0
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { Previewed } from "../../../shared/ipc/previewContract.ts";
import { call, listen } from "../../api/bridge.ts";
import { cancelJob, newJobId } from "../../api/job.ts";
import { t } from "../../text/text.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

interface PreviewDialogProps {
  readonly of: Previewed;
  readonly name: string;
  readonly page: number | null;
  readonly onClose: () => void;
}

/** Says where on this page the preview lies, again whenever that changes. */
function useKeptInPlace(place: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const tell = (): void => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const whole = (pixels: number): number => Math.max(0, Math.round(pixels));
      void call("preview.place", {
        ...{ x: whole(x), y: whole(y) },
        ...{ width: whole(width), height: whole(height) },
      });
    };
    tell();
    const sizes = new ResizeObserver(tell);
    sizes.observe(element);
    window.addEventListener("resize", tell);
    return () => {
      sizes.disconnect();
      window.removeEventListener("resize", tell);
    };
  }, [place]);
}

/**
 * The frame around a preview. What is in the file never comes to this page: the preview is a page of its own
 * that lies over this sheet's empty part.
 */
export function PreviewDialog({ of, name, page, onClose }: PreviewDialogProps) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"opening" | "shown" | "gone" | Failure>(
    "opening",
  );
  // By what it says: a parent that is drawn again asks for the same file.
  const asked = JSON.stringify(of);
  const close = useEffectEvent(onClose);
  useKeptInPlace(place);
  useEffect(() => {
    let isOver = false;
    const job = newJobId();
    const stopListening = listen("preview.left", ({ why }) => {
      if (why === "asked") close();
      else setState("gone");
    });
    void call("preview.open", {
      ...{ job, of: JSON.parse(asked) as Previewed },
      ...(page === null ? {} : { page }),
    }).then((opened) => {
      if (isOver) return;
      if (opened.ok) setState("shown");
      else {
        // A preview that ended says so itself.
        if (opened.error.code !== "cancelled") setState(opened.error);
        void call("preview.close", {});
      }
    });
    return () => {
      isOver = true;
      stopListening();
      void cancelJob(job);
      void call("preview.close", {});
    };
  }, [asked, page]);
  return (
    <Dialog title={name} width="whole" onClose={onClose}>
      <div ref={place} className="preview-place">
        {state === "opening" ? (
          <p role="status">{t("preview.opening")}</p>
        ) : null}
        {state === "gone" ? <p role="alert">{t("preview.gone")}</p> : null}
        {typeof state === "object" ? <FailureNotice failure={state} /> : null}
      </div>
    </Dialog>
  );
}
