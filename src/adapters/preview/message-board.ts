/** Everything that has been said on the preview, as it is kept: read once, and followed from then on, whichever process adds to it. */
import type { Reply } from '../../commands/reply.ts';
import type { Logger } from '../../ports/logger.ts';
import type { LoggedMessage, MessageLog } from '../../ports/message-log.ts';
import type { PreviewMessage } from './preview-protocol.ts';

/** A message as everyone's pages begin with it. */
export interface KeptMessage extends Omit<PreviewMessage, 'content'> {
  /** As in LoggedMessage. */
  readonly revision: number;
  /** What Briefwire says; null for what a person wrote. */
  readonly reply: Reply | null;
}

export type NewMessage = Omit<KeptMessage, 'id' | 'revision' | 'edits'>;

export interface MessageBoard {
  /** `mark` as in MessageLog.add. Rejects where it could not be kept. */
  post(message: NewMessage, mark?: string): Promise<KeptMessage>;
  /** Puts another reply in place of what stands there. */
  change(id: string, reply: Reply): Promise<KeptMessage>;
  get(id: string): KeptMessage | null;
  find(mark: string): Promise<KeptMessage | null>;
  /** By revision: what was changed last comes last. */
  since(revision: number): readonly KeptMessage[];
  start(): Promise<void>;
  stop(): void;
}

/** How soon what another process adds is seen. */
const lookEveryMs = 1000;

export function createMessageBoard(config: {
  readonly log: MessageLog;
  readonly logger: Logger;
  /** Told of what was added or changed, at least one. */
  readonly onChange: (messages: readonly KeptMessage[]) => void;
}): MessageBoard {
  const { log, logger, onChange } = config;
  const messages = new Map<string, KeptMessage>();
  let revision = 0;
  let timer: NodeJS.Timeout | null = null;
  let pulling: Promise<void> = Promise.resolve();

  /** One after the other, so that nothing is seen twice or in another order. */
  function pull(): Promise<void> {
    pulling = pulling
      .then(async () => {
        const found = (await log.since(revision)).flatMap((logged) => keptOf(logged) ?? []);
        if (found.length === 0) return;
        for (const message of found) messages.set(message.id, message);
        revision = found.at(-1)?.revision ?? revision;
        onChange(found);
      })
      .catch((error: unknown) => logger.error('Preview: new messages cannot be read', { error }));
    return pulling;
  }

  async function kept(logged: Promise<LoggedMessage>): Promise<KeptMessage> {
    try {
      const message = keptOf(await logged);
      if (message === null) throw new Error('A message was kept that cannot be read');
      return message;
    } finally {
      // It may stand there even where keeping it seems to have failed.
      await pull();
    }
  }

  return {
    post: (message, mark) => kept(log.add(JSON.stringify({ ...message, edits: 0 }), mark ?? null)),
    async change(id, reply) {
      const before = messages.get(id);
      if (!before) throw new Error('The message to change is gone');
      const { id: _id, revision: _revision, ...body } = before;
      return kept(log.change(Number(id), JSON.stringify({ ...body, edits: before.edits + 1, reply })));
    },
    get: (id) => messages.get(id) ?? null,
    async find(mark) {
      const logged = await log.find(mark);
      return logged && keptOf(logged);
    },
    since: (from) =>
      [...messages.values()]
        .filter((message) => message.revision > from)
        .sort((a, b) => a.revision - b.revision),
    async start() {
      await pull();
      timer = setInterval(() => void pull(), lookEveryMs);
    },
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}

/** Null for what another version of Briefwire wrote in another way. */
function keptOf({ id, revision, body }: LoggedMessage): KeptMessage | null {
  try {
    return { ...(JSON.parse(body) as NewMessage & { readonly edits: number }), id: String(id), revision };
  } catch {
    return null;
  }
}
