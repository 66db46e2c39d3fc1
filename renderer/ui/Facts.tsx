// SPDX-License-Identifier: Apache-2.0
import { createContext, type ReactNode, use } from "react";
import type { Instant } from "../../shared/ids.ts";
import { formatBoth, formatInstant } from "../text/format.ts";

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

/** Whether the clock of this computer stands beside each time in UTC. */
export const BothClocksContext = createContext(false);

/** An instant in UTC, which is what charters and statements speak. */
export function Moment({ at }: { readonly at: Instant }) {
  const both = use(BothClocksContext);
  return (
    <time dateTime={at} className="number" title={formatBoth(at)}>
      {both ? formatBoth(at) : formatInstant(at)}
    </time>
  );
}
