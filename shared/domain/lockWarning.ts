// SPDX-License-Identifier: Apache-2.0

/** So many seconds before a lock for lack of anybody the window asks whether somebody is there. */
export const warnedSeconds = 30;
