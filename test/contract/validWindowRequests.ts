// SPDX-License-Identifier: Apache-2.0

/** Of the window: its settings, and where somebody was in it. */
export const validWindowRequests = {
  "place.keep": { place: "somewhere" },
  "place.take": {},
  "clipboard.write": { text: "SHA256:abc" },
  "settings.show": {},
  "settings.change": {
    idleMinutes: 5,
    theme: "dark",
    contrast: "more",
    times: "both",
  },
} as const;
