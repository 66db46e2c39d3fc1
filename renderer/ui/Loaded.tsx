// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import type { Failure } from "../../shared/failure.ts";
import { t } from "../text/text.ts";
import { FailureNotice } from "./FailureNotice.tsx";

type Answer<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly failure: Failure };

interface LoadedProps<T> {
  readonly of: Answer<T>;
  readonly children: (value: T) => ReactNode;
}

/** Shows an answer when it is there. Waiting is said only when it lasts, so that nothing flickers. */
export function Loaded<T>({ of: answer, children }: LoadedProps<T>) {
  switch (answer.state) {
    case "loading":
      return <p className="waiting">{t("loading")}</p>;
    case "failed":
      return <FailureNotice failure={answer.failure} />;
    case "ready":
      return children(answer.value);
  }
}
