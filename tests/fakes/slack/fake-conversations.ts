/** Reading channels and threads of the loopback Slack. */
import { dropped, type FakeAnswer, type FakeFaults, serverError } from './fake-faults.ts';
import type { FakeChannel, FakeMessage, FakeSlackModel } from './fake-slack-model.ts';
import { bot } from './fake-slack-model.ts';

type Params = Readonly<Record<string, string>>;

export interface FakeConversations {
  info(params: Params): FakeAnswer;
  /** Without what stands in threads. */
  history(params: Params): FakeAnswer;
  /** The head first. */
  replies(params: Params): FakeAnswer;
}

/** Slack's names of the scopes: `channels:read`, `im:history`. */
const scopePrefix = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' } as const;
const mostMessages = 999;

export function createFakeConversations(config: {
  readonly model: FakeSlackModel;
  readonly faults: FakeFaults;
  readonly scopes: () => readonly string[];
  /** A message can be read so many milliseconds after it was accepted. */
  readonly visibilityMs: () => number;
  readonly no: (error: string, more?: object) => FakeAnswer;
  readonly ok: (body?: object) => FakeAnswer;
}): FakeConversations {
  const { model, faults, no, ok } = config;

  /** The channel, or why it cannot be looked at. */
  function look(id: string, use: 'read' | 'history'): FakeChannel | FakeAnswer {
    const channel = model.channels.get(id);
    if (!channel) return no('channel_not_found');
    const needed = `${scopePrefix[channel.kind]}:${use}`;
    if (!config.scopes().includes(needed))
      return no('missing_scope', { needed, provided: config.scopes().join(',') });
    return channel;
  }

  function read(params: Params, choose: (channel: FakeChannel) => FakeMessage[] | FakeAnswer): FakeAnswer {
    const key = `reading ${params.channel}`;
    faults.called(key);
    const fault = faults.take('read');
    if (fault === 'rate-limit') return faults.rateLimit(key);
    if (fault === 'error') return serverError;
    if (fault === 'drop') return dropped;
    const channel = look(params.channel ?? '', 'history');
    if ('status' in channel) return channel;
    if (!channel.member) return no('not_in_channel');
    const chosen = choose(channel);
    return 'status' in chosen ? chosen : page(chosen, params);
  }

  function page(messages: readonly FakeMessage[], params: Params): FakeAnswer {
    const limit = Number(params.limit ?? 100);
    if (!(limit >= 1 && limit <= mostMessages)) model.violations.push(`reading with limit ${params.limit}`);
    const start = params.cursor ? Number(Buffer.from(params.cursor, 'base64').toString()) : 0;
    const rest = messages.length > start + limit;
    return ok({
      messages: messages
        .slice(start, start + limit)
        .map((message) => shown(message, params.include_all_metadata === 'true')),
      has_more: rest,
      response_metadata: {
        next_cursor: rest ? Buffer.from(String(start + limit)).toString('base64') : '',
      },
    });
  }

  function isReadable({ onlyFor, postedAt }: FakeMessage): boolean {
    return onlyFor === null && performance.now() - postedAt >= config.visibilityMs();
  }

  function isInRange({ ts }: FakeMessage, { oldest = '0', latest, inclusive }: Params): boolean {
    const edge = inclusive === 'true';
    const time = Number(ts);
    const after = edge ? time >= Number(oldest) : time > Number(oldest);
    return after && (latest === undefined || (edge ? time <= Number(latest) : time < Number(latest)));
  }

  return {
    info({ channel: id = '' }) {
      const channel = look(id, 'read');
      if ('status' in channel) return channel;
      const { kind, name, member, archived } = channel;
      const about = { id, is_im: kind === 'im', is_mpim: kind === 'mpim', is_archived: archived };
      return ok({ channel: kind === 'im' ? about : { ...about, name, is_member: member } });
    },
    history: (params) =>
      read(params, ({ id }) =>
        model
          .messagesOf(id)
          .filter((message) => message.threadTs === null && isReadable(message) && isInRange(message, params))
          .reverse(),
      ),
    replies: (params) =>
      read(params, ({ id }) => {
        const head = model.find(id, params.ts ?? '');
        const thread = model.messagesOf(id).filter(({ threadTs }) => threadTs === params.ts);
        if ((!head || !isReadable(head)) && thread.length === 0) return no('thread_not_found');
        const found = thread.filter((message) => isReadable(message) && isInRange(message, params));
        return head ? [head, ...found] : found;
      }),
  };
}

function shown({ ts, threadTs, user, botId, text, metadata }: FakeMessage, withMetadata: boolean) {
  return {
    type: 'message',
    ts,
    user,
    text,
    ...(botId ? { bot_id: botId } : {}),
    ...(botId === bot.botId ? { app_id: 'A0FAKE' } : {}),
    ...(threadTs ? { thread_ts: threadTs } : {}),
    ...(metadata && withMetadata ? { metadata } : {}),
  };
}
