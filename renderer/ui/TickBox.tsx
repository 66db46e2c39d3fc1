// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps } from "react";

type TickBoxProps = Omit<ComponentProps<"input">, "type" | "aria-label"> & {
  readonly label: string;
};

/** A box to tick in a row of a table: around it as much can be pressed as a finger needs, and opens nothing. */
export function TickBox({ label, ...rest }: TickBoxProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- keeps a press of its box from the row
    <label
      className="tick-box"
      onClick={(event) => {
        event.stopPropagation();
      }}
    >
      <input {...rest} type="checkbox" aria-label={label} />
    </label>
  );
}
