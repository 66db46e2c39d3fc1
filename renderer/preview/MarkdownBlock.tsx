// SPDX-License-Identifier: Apache-2.0
import type { fromMarkdown } from "mdast-util-from-markdown";
import type { ReactNode } from "react";
import { t } from "../text/text.ts";

export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
type Node = MarkdownRoot["children"][number];
type NodeOf<T extends Node["type"]> = Extract<Node, { readonly type: T }>;

interface BlockProps {
  readonly node: Node;
  readonly root: MarkdownRoot;
  readonly depth: number;
}

/** Deeper, nothing but letters is left. */
const deepest = 60;

function addressOf(root: MarkdownRoot, identifier: string): string {
  const found = root.children.find(
    (node) => node.type === "definition" && node.identifier === identifier,
  );
  return found?.type === "definition" ? found.url : "";
}

/** Where a link would lead, as words beside it. */
function Address({ url }: { readonly url: string }) {
  return (
    <span className="address" data-aside>
      {t("preview.address", { url })}
    </span>
  );
}

function Heading({
  depth,
  children,
}: {
  readonly depth: NodeOf<"heading">["depth"];
  readonly children: ReactNode;
}) {
  const Level = `h${depth}` as const;
  return <Level>{children}</Level>;
}

function Table({ node, root, depth }: BlockProps & { node: NodeOf<"table"> }) {
  return (
    <table className="values">
      <tbody>
        {node.children.map((row, index) => (
          <tr key={index}>
            {row.children.map((cell, column) => {
              const words = <Inside of={cell} root={root} depth={depth} />;
              return index === 0 ? (
                <th key={column} scope="col">
                  {words}
                </th>
              ) : (
                <td key={column}>{words}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface InsideProps {
  readonly of: { readonly children: readonly unknown[] };
  readonly root: MarkdownRoot;
  readonly depth: number;
}

function Inside({ of, root, depth }: InsideProps) {
  return (of.children as readonly Node[]).map((child, index) => (
    <MarkdownBlock key={index} node={child} root={root} depth={depth + 1} />
  ));
}

function List({ node, root, depth }: BlockProps & { node: NodeOf<"list"> }) {
  const Kind = node.ordered === true ? "ol" : "ul";
  return (
    <Kind {...(node.ordered === true ? { start: node.start ?? 1 } : {})}>
      {node.children.map((item, index) => (
        <li key={index}>
          {item.checked == null ? null : item.checked ? "☑ " : "☐ "}
          <Inside of={item} root={root} depth={depth} />
        </li>
      ))}
    </Kind>
  );
}

/** One node of the tree. Every node is made of plain elements: none of them loads, runs or leads anywhere. */
export function MarkdownBlock({ node, root, depth }: BlockProps): ReactNode {
  if (depth > deepest) return "…";
  const inside =
    "children" in node ? <Inside of={node} root={root} depth={depth} /> : null;
  switch (node.type) {
    case "text":
      return node.value;
    case "paragraph":
      return <p>{inside}</p>;
    case "heading":
      return <Heading depth={node.depth}>{inside}</Heading>;
    case "emphasis":
      return <em>{inside}</em>;
    case "strong":
      return <strong>{inside}</strong>;
    case "delete":
      return <del>{inside}</del>;
    case "inlineCode":
    case "html":
      return <code>{node.value}</code>;
    case "code":
    case "yaml":
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{inside}</blockquote>;
    case "list":
      return <List {...{ node, root, depth }} />;
    case "table":
      return <Table {...{ node, root, depth }} />;
    case "thematicBreak":
      return <hr />;
    case "break":
      return <br />;
    case "link":
    case "linkReference": {
      const url =
        node.type === "link" ? node.url : addressOf(root, node.identifier);
      return (
        <span className="inert">
          {inside} <Address url={url} />
        </span>
      );
    }
    case "image":
    case "imageReference": {
      const url =
        node.type === "image" ? node.url : addressOf(root, node.identifier);
      return (
        <span className="inert">
          {t("preview.picture", { words: node.alt ?? "" })}{" "}
          <Address url={url} />
        </span>
      );
    }
    case "definition":
      return (
        <p>
          <span>{node.label ?? node.identifier} </span>
          <Address url={node.url} />
        </p>
      );
    case "footnoteReference":
      return <sup>{node.label ?? node.identifier}</sup>;
    case "footnoteDefinition":
      return (
        <div>
          <sup>{node.label ?? node.identifier}</sup> {inside}
        </div>
      );
    case "listItem":
    case "tableCell":
    case "tableRow":
      return inside;
  }
}
