/** A page of the preview without a browser: speaks to its server as the real one does, and keeps what it is told. */
import { randomUUID } from 'node:crypto';
import type {
  DoneResponse,
  PreviewMessage,
  WorkItem,
} from '../../../src/adapters/preview/preview-protocol.ts';

export interface PageClient {
  readonly messages: ReadonlyMap<string, PreviewMessage>;
  /** Everything that the stream told, in order. */
  readonly told: readonly PreviewMessage[];
  work(): readonly WorkItem[];
  connected(): boolean;
  /** Posts JSON; rejects with the sentence of a refusal. `event` is made unless given. */
  post<T = DoneResponse>(path: string, body: object): Promise<T>;
  get<T>(path: string): Promise<T>;
  close(): void;
}

/** Connects, and comes back by itself whenever the connection is lost, as EventSource does. */
export function openPage(config: {
  readonly port: number;
  readonly as: string;
  readonly onTold: () => void;
}): PageClient {
  const { port, as, onTold } = config;
  const origin = `http://localhost:${port}`;
  const ending = new AbortController();
  const messages = new Map<string, PreviewMessage>();
  const told: PreviewMessage[] = [];
  let work: readonly WorkItem[] = [];
  let connected = false;
  let lastId = '';
  void listen();

  async function listen(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await readStream();
      } catch {
        // Lost, or not there yet.
      }
      connected = false;
      work = [];
      onTold();
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async function readStream(): Promise<void> {
    const response = await fetch(`${origin}/api/events?as=${as}`, {
      headers: { ...(lastId !== '' && { 'last-event-id': lastId }) },
      signal: ending.signal,
    });
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) take(event);
    }
  }

  function take(event: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
    const data = field('data');
    lastId = field('id') ?? lastId;
    connected = true;
    if (data !== undefined && field('event') === 'messages')
      for (const message of JSON.parse(data) as PreviewMessage[]) {
        messages.set(message.id, message);
        told.push(message);
      }
    if (data !== undefined && field('event') === 'work') work = JSON.parse(data) as WorkItem[];
    onTold();
  }

  async function answerOf<T>(asked: Promise<Response>): Promise<T> {
    const response = await asked;
    const body = (await response.json()) as T & { readonly error?: string };
    if (!response.ok) throw new Error(body.error);
    return body;
  }

  return {
    messages,
    told,
    work: () => work,
    connected: () => connected,
    post: (path, body) =>
      answerOf(
        fetch(`${origin}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin },
          body: JSON.stringify({ as, event: randomUUID(), ...body }),
        }),
      ),
    get: (path) => answerOf(fetch(`${origin}${path}`)),
    close: () => ending.abort(),
  };
}
