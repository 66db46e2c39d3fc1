// SPDX-License-Identifier: Apache-2.0
import { Component, type ReactNode } from "react";
import { call } from "../api/bridge.ts";
import { t } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/** A bug in the page: the vault is safe in its own process, and locking starts the page anew. */
export class ErrorBoundary extends Component<
  ErrorBoundaryProps,
  ErrorBoundaryState
> {
  override state: ErrorBoundaryState = { broken: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="welcome">
        <div className="welcome-card" role="alert">
          <h1>{t("broken.title")}</h1>
          <p>{t("broken.safe")}</p>
          <p>{t("broken.next")}</p>
          <div className="form-actions">
            <Button
              tone="primary"
              onClick={() => {
                void call("vault.lock", {}).finally(() => {
                  window.location.reload();
                });
              }}
            >
              {t("broken.restart")}
            </Button>
          </div>
        </div>
      </main>
    );
  }
}
