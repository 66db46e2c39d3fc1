// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import type { Instant } from "../../shared/ids.ts";
import { formatInstant } from "../text/format.ts";

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A list of named values. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** An instant in UTC, which is what charters and statements speak. */
export function Moment({ at }: { readonly at: Instant }) {
  return (
    <time dateTime={at} className="number">
      {formatInstant(at)}
    </time>
  );
}
