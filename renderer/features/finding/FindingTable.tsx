// SPDX-License-Identifier: Apache-2.0
import { ChevronDown, ChevronUp } from "lucide-react";
import {
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { FindingId, PersonId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { t } from "../../text/text.ts";
import { classNames } from "../../ui/classNames.ts";
import { TickBox } from "../../ui/TickBox.tsx";
import { type Column, columns, type Order, orderAfter } from "./findingList.ts";
import { FindingTableRow } from "./FindingTableRow.tsx";
import { piecesOf, rowHeight, topShowing } from "./rowWindow.ts";
import {
  activeIndex,
  allToggled,
  movedTo,
  type Selection,
  stepOf,
  toggled,
} from "./selection.ts";

interface FindingTableProps {
  /** In the order to show them. */
  readonly rows: readonly FindingRow[];
  readonly order: Order;
  readonly selection: Selection;
  readonly opened: FindingId | undefined;
  readonly nameOf: (person: PersonId) => string;
  readonly onOrder: (order: Order) => void;
  readonly onSelection: (selection: Selection) => void;
  readonly onOpen: (finding: FindingId) => void;
}

/** Which columns go first where there is little room. */
const narrowing: Readonly<Record<Column, string | null>> = {
  ...{ label: null, severity: null, title: null, status: "mid-only" },
  ...{ component: "wide-only", owner: "wide-only", embargo: "wide-only" },
};

/** How far it is scrolled and how much of it shows. */
function useViewport(scroller: React.RefObject<HTMLDivElement | null>) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(window.innerHeight);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => {
      setHeight(element.clientHeight);
    });
    sizes.observe(element);
    return () => {
      sizes.disconnect();
    };
  }, [scroller]);
  return { top, setTop, height };
}

/** A list that stays quick with ten thousand findings: only what shows is drawn. One row has the focus. */
export function FindingTable(props: FindingTableProps) {
  const { rows, order, selection, opened, onSelection, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const wantsFocus = useRef(false);
  const { top, setTop, height } = useViewport(scroller);
  const ids = rows.map(({ finding }) => finding);
  const active = activeIndex(selection, ids);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(
      '[data-row][tabindex="0"]',
    );
    row?.focus({ preventScroll: true });
    wantsFocus.current = false;
  });

  const goTo = (index: number, isExtending: boolean) => {
    const shown = topShowing(
      index,
      top,
      height,
      head.current?.offsetHeight ?? 0,
    );
    scroller.current?.scrollTo({ top: shown });
    setTop(shown);
    wantsFocus.current = true;
    onSelection(movedTo(selection, ids, index, isExtending));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (rows.length === 0 || event.altKey) return;
    const at = ids[active];
    const isCommand = event.ctrlKey || event.metaKey;
    const next = stepOf(
      event.key,
      active,
      rows.length,
      Math.max(1, Math.floor(height / rowHeight) - 2),
    );
    if (next !== null) goTo(next, event.shiftKey);
    else if (event.key === " " && at !== undefined)
      onSelection(
        event.shiftKey
          ? movedTo(selection, ids, active, true)
          : toggled(selection, at),
      );
    else if (event.key === "Enter" && at !== undefined) onOpen(at);
    else if (event.key.toLowerCase() === "a" && isCommand)
      onSelection({ ...selection, chosen: new Set(ids) });
    else return;
    event.preventDefault();
  };
  const isAll = ids.length > 0 && ids.every((id) => selection.chosen.has(id));

  return (
    <div
      ref={scroller}
      className="finding-scroll"
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
      }}
    >
      <table
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows take the focus is a grid (ARIA 1.2)
        role="grid"
        className="table sticky finding-table"
        aria-label={t("section.findings")}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
      >
        <thead ref={head}>
          <tr aria-rowindex={1}>
            <th scope="col" className="pick">
              <TickBox
                label={t("findings.chooseAll")}
                checked={isAll}
                onChange={() => {
                  onSelection(allToggled(selection, ids));
                }}
              />
            </th>
            {columns.map((column) => (
              <ColumnHead
                key={column}
                column={column}
                order={order}
                onOrder={props.onOrder}
              />
            ))}
          </tr>
        </thead>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys move between the rows within */}
        <tbody onKeyDown={onKeyDown}>
          {piecesOf(rows.length, top, height, active).map((piece) => {
            if ("gap" in piece)
              return (
                <tr key={`before ${piece.before}`} aria-hidden>
                  <td
                    className="gap"
                    style={{ height: piece.gap * rowHeight }}
                  />
                </tr>
              );
            const row = rows[piece.row];
            return row === undefined ? null : (
              <FindingTableRow
                key={row.finding}
                row={row}
                index={piece.row}
                isActive={piece.row === active}
                isChosen={selection.chosen.has(row.finding)}
                isOpened={row.finding === opened}
                nameOf={props.nameOf}
                onOpen={() => {
                  onSelection({
                    ...selection,
                    active: row.finding,
                    anchor: row.finding,
                  });
                  onOpen(row.finding);
                }}
                onToggle={(isExtending) => {
                  onSelection(
                    isExtending
                      ? movedTo(selection, ids, piece.row, true)
                      : toggled(selection, row.finding),
                  );
                }}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeadProps {
  readonly column: Column;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function ColumnHead({ column, order, onOrder }: ColumnHeadProps) {
  const isBy = order.by === column;
  const Icon = order.isDown ? ChevronUp : ChevronDown;
  const sorted = order.isDown ? "descending" : "ascending";
  return (
    <th
      scope="col"
      className={classNames(`of-${column}`, narrowing[column])}
      aria-sort={isBy ? sorted : "none"}
    >
      <button
        type="button"
        className="sort-button"
        onClick={() => {
          onOrder(orderAfter(order, column));
        }}
      >
        {t(`findings.${column}`)}
        {isBy ? <Icon size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}
