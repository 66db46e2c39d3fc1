// SPDX-License-Identifier: Apache-2.0
import { Fragment, type ReactNode } from "react";
import { moveInList } from "./listKeys.ts";

interface SplitListProps<Item, Key extends string> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => Key;
  readonly selected: Key | undefined;
  /** What a row says; it stands in a button. */
  readonly rowOf: (item: Item) => ReactNode;
  readonly onSelect: (key: Key) => void;
  readonly detailOf: (item: Item) => ReactNode;
  /** Said beside the list while nothing of it is chosen. */
  readonly choose: string;
}

/** A list with one of its things in full beside it, or over it where there is no room. Arrow keys move. */
export function SplitList<Item, Key extends string>({
  items,
  keyOf,
  selected,
  rowOf,
  onSelect,
  detailOf,
  choose,
}: SplitListProps<Item, Key>) {
  const shown = items.find((item) => keyOf(item) === selected);
  return (
    <>
      <div className="split-list short" data-covered={shown !== undefined}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons within */}
        <ul className="split-rows" onKeyDown={moveInList}>
          {items.map((item) => (
            <li key={keyOf(item)}>
              <button
                type="button"
                className="split-row"
                data-row
                aria-current={item === shown ? "true" : undefined}
                onClick={() => {
                  onSelect(keyOf(item));
                }}
              >
                {rowOf(item)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {shown === undefined ? (
        <div className="detail nothing">
          <p className="quiet">{choose}</p>
        </div>
      ) : (
        <Fragment key={keyOf(shown)}>{detailOf(shown)}</Fragment>
      )}
    </>
  );
}

interface RowWordsProps {
  readonly title: string;
  readonly chip: ReactNode;
  readonly day: string;
  readonly notes: readonly string[];
}

/** What a row of the list is called, how it stands and since when, and lines below. */
export function RowWords({ title, chip, day, notes }: RowWordsProps) {
  return (
    <>
      <span className="split-row-title">{title}</span>
      <span className="row apart">
        {chip}
        <span className="small quiet number">{day}</span>
      </span>
      {notes.map((note) => (
        <span key={note} className="small quiet">
          {note}
        </span>
      ))}
    </>
  );
}
