// SPDX-License-Identifier: Apache-2.0
import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { t } from "../text/text.ts";
import { IconButton } from "./Button.tsx";
import { classNames } from "./classNames.ts";

interface DialogProps {
  readonly title: string;
  readonly width?: "narrow" | "normal" | "broad" | "whole";
  /** For what comes unasked and wants an answer. */
  readonly role?: "alertdialog";
  /** Esc and the cross ask for this; null while the work inside must not be left. */
  readonly onClose: (() => void) | null;
  readonly children: ReactNode;
}

/**
 * A modal sheet. The focus moves to its heading, or to the control marked `data-autofocus`; stays inside;
 * and returns to where it was when the sheet goes.
 */
export function Dialog({
  title,
  width = "normal",
  role,
  onClose,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    element.showModal();
    const first = element.querySelector<HTMLElement>("[data-autofocus]");
    (first ?? heading.current)?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={classNames("dialog", width !== "normal" && width)}
      role={role}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file chooser inside the sheet bubbles the same event when it is cancelled.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose?.();
      }}
      onClose={(event) => {
        // A browser lets a second Esc close a sheet without asking it first.
        if (event.target !== dialog.current) return;
        if (onClose === null) dialog.current.showModal();
        else onClose();
      }}
    >
      <header>
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {onClose === null ? null : (
          <IconButton icon={X} label={t("close")} onClick={onClose} />
        )}
      </header>
      {children}
    </dialog>
  );
}

/** The part of a sheet that scrolls. */
export function DialogBody({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-body">{children}</div>;
}

interface DialogFormProps {
  readonly onSubmit: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A sheet that is a form: Enter or its first action sends it. Ctrl+Enter does so from a text area. */
export function DialogForm({ onSubmit, actions, children }: DialogFormProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter sends the form from any of its fields
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        // A key that is still held from what opened the sheet sends nothing of it unread.
        if (!event.repeat) event.currentTarget.requestSubmit();
      }}
    >
      <DialogBody>{children}</DialogBody>
      <footer>{actions}</footer>
    </form>
  );
}
