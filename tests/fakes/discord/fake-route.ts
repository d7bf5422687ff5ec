/** A route of the loopback Discord's HTTP API. */
import type { FakeAnswer } from './fake-faults.ts';

export interface Route {
  readonly method: string;
  /** As Discord describes it; each `{name}` is handed on, in order. */
  readonly template: string;
  /** Needs no bot token: the path holds one. */
  readonly open?: boolean;
  /** Whether it posts or changes a message. */
  readonly message?: boolean;
  /** Whether it has to do with messages otherwise, and may fail at random as well. */
  readonly near?: boolean;
  /** `isGone`: whether whoever asked has closed the connection. */
  run(ids: readonly string[], body: unknown, query: URLSearchParams, isGone: () => boolean): FakeAnswer;
}

export const ok = (body: unknown, status = 200): FakeAnswer => ({ status, body });

export const refuse = (status: number, code: number, message: string): FakeAnswer => ({
  status,
  body: { message, code },
});
