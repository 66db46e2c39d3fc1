// SPDX-License-Identifier: Apache-2.0

/** How the absence of everybody stands towards a lock. */
export type Absence =
  | { readonly kind: "none" }
  /** It will lock so soon that whoever comes back should know. */
  | { readonly kind: "near"; readonly secondsLeft: number }
  /** It is time, but work is under way that a lock would break off. */
  | { readonly kind: "held" }
  | { readonly kind: "over" };

export interface Look {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: number;
  /** Since when, in seconds, nobody touched the machine, as the system says. */
  readonly systemIdle: number;
  readonly limitSeconds: number;
  readonly isBusy: boolean;
}

/** Work holds a lock for no longer than this: who answers for a page that always has some? */
const mostHeldSeconds = 3600;

/** The lock is shown to be near for a minute, or for half of a limit that is short itself. */
const nearSeconds = 60;

/**
 * Tells from what the system says, and from touches of our own window, for how long nobody has been here.
 * Some systems have no such clock, and say that somebody was here just now for ever: where it never moves,
 * our window's own touches count alone, so that such a system locks too.
 */
export class IdleClock {
  /** When the system's clock last proved that it moves. */
  #moved: number;
  #touched: number;
  /** The last touch in answer to a lock that was near. */
  #stayed = Number.NEGATIVE_INFINITY;
  #isNear = false;

  constructor(now: number) {
    this.#moved = now;
    this.#touched = now;
  }

  /** A press of a key or of the mouse, on our own window. */
  touch(now: number): void {
    this.#touched = now;
    if (this.#isNear) this.#stayed = now;
  }

  look({ now, systemIdle, limitSeconds, isBusy }: Look): Absence {
    if (systemIdle > 0) this.#moved = now;
    const unmoved = (now - Math.max(this.#moved, this.#touched)) / 1000;
    const idle = Math.min(
      systemIdle > 0 ? systemIdle : unmoved,
      (now - this.#stayed) / 1000,
    );
    const secondsLeft = Math.max(0, Math.ceil(limitSeconds - idle));
    const near = Math.min(nearSeconds, limitSeconds / 2);
    this.#isNear = secondsLeft <= near;
    // The system has noticed too, and is the better witness from here on.
    if (systemIdle < limitSeconds - near)
      this.#stayed = Number.NEGATIVE_INFINITY;
    if (!this.#isNear) return { kind: "none" };
    if (secondsLeft > 0) return { kind: "near", secondsLeft };
    const isHeld = isBusy && idle < limitSeconds + mostHeldSeconds;
    return { kind: isHeld ? "held" : "over" };
  }
}
