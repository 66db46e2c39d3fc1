// SPDX-License-Identifier: Apache-2.0

type Message = Readonly<Record<string, unknown>>;

/** A message of a process's language that is off by a field: one too many, one too few, or of no known kind. */
export function brokenMessages(message: Message): readonly unknown[] {
  const fields = Object.keys(message);
  const without = fields.map((left) =>
    Object.fromEntries(
      Object.entries(message).filter(([field]) => field !== left),
    ),
  );
  return [
    ...without,
    ...fields.map((field) => ({ ...message, [field]: Symbol("unknown") })),
    { ...message, more: true },
    { ...message, kind: "unknown" },
    [message],
  ];
}
