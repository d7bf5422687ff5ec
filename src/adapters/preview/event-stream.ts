/** Server-sent events to every open page (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person, StreamEvents } from './preview-protocol.ts';

/** Proxies and sleeping laptops drop what is silent for longer. */
const beatEveryMs = 15_000;

export interface EventStream {
  /** `greet` sends what the page should know at once. */
  open(person: Person, request: IncomingMessage, response: ServerResponse): StreamClient;
  /** `of` makes what each person is told; null tells them nothing. */
  send<E extends keyof StreamEvents>(
    event: E,
    of: (person: Person) => StreamEvents[E] | undefined,
    id?: number,
  ): void;
  /** Ends all connections; the pages come back by themselves. */
  drop(): void;
  close(): void;
}

export interface StreamClient {
  send<E extends keyof StreamEvents>(event: E, data: StreamEvents[E], id?: number): void;
  /** The last id that this page was sent before, 0 for a new one. */
  readonly lastId: number;
}

export function createEventStream(): EventStream {
  const clients = new Map<ServerResponse, Person>();
  const beat = setInterval(() => {
    for (const response of clients.keys()) response.write(': beat\n\n');
  }, beatEveryMs);
  beat.unref();

  return {
    open(person, request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 500\n\n');
      clients.set(response, person);
      response.on('close', () => clients.delete(response));
      const last = Number(request.headers['last-event-id'] ?? 0);
      return {
        lastId: Number.isSafeInteger(last) && last > 0 ? last : 0,
        send: (event, data, id) => void response.write(format(event, data, id)),
      };
    },
    send(event, of, id) {
      for (const [response, person] of clients) {
        const data = of(person);
        if (data !== undefined) response.write(format(event, data, id));
      }
    },
    drop() {
      for (const response of clients.keys()) response.destroy();
    },
    close() {
      clearInterval(beat);
      for (const response of clients.keys()) response.end();
    },
  };
}

/** JSON holds no line break, so it is one line of data. */
function format(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
