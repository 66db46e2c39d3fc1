// SPDX-License-Identifier: Apache-2.0

/** Behind what somebody answered, who had signed before: their signature counts on. */
export const afterSigning = "after signing; only a withdrawal stops it";

/** Of somebody who signed a statement and answered no to it later: their signature counts on. */
export const declinedAfterSigning = `declined ${afterSigning}`;
