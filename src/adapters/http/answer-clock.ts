/** A server's clock, as far as its answers tell: each has a Date, to the second. */

/** As fetch's Response has them. */
interface Answer {
  readonly headers: { get(name: string): string | null };
}

export interface AnswerClock {
  /** The same transport, whose answers are heard. */
  listening<Request extends readonly unknown[], Heard extends Answer>(
    transport: (...request: Request) => Promise<Heard>,
  ): (...request: Request) => Promise<Heard>;
  /** Milliseconds since the epoch; null where no answer has told. */
  now(): number | null;
}

export function createAnswerClock(): AnswerClock {
  /** What is to be added to the steady clock. */
  let ahead: number | null = null;
  return {
    listening:
      (transport) =>
      async (...request) => {
        const answer = await transport(...request);
        const told = Date.parse(answer.headers.get('date') ?? '');
        if (!Number.isNaN(told)) ahead = told - performance.now();
        return answer;
      },
    now: () => (ahead === null ? null : ahead + performance.now()),
  };
}
