/** How a platform would show a reply: a port of the preview, which lives here since it speaks of replies. */
import type { Reply } from './reply.ts';

/** How much of one of its limits a payload uses. */
export interface LimitUse {
  /** What is bounded, as a person would say it: `embeds`, `characters of the longest block`. */
  readonly what: string;
  readonly used: number;
  readonly most: number;
}

/** One message, just as it would be sent. */
export interface ShownPayload {
  readonly payload: unknown;
  readonly limits: readonly LimitUse[];
}

export interface PlatformView {
  /** `discord`, `slack`. */
  readonly name: string;
  /** The messages that a reply takes there, in order. Pure. */
  show(reply: Reply): readonly ShownPayload[];
}
