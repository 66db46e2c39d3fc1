// SPDX-License-Identifier: Apache-2.0

/** The product's mark: one seal set against another. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden
    >
      <circle cx="12.5" cy="16" r="9.25" strokeWidth="2.5" />
      <circle cx="19.5" cy="16" r="9.25" strokeWidth="2.5" />
      <path
        className="mark-lens"
        d="M16 7.44a9.25 9.25 0 0 1 0 17.12a9.25 9.25 0 0 1 0-17.12"
      />
    </svg>
  );
}
