/** The methods of the loopback Slack's Web API. */
import type { AnyBlock } from '@slack/types';
import { createFakeConversations } from './fake-conversations.ts';
import { afterwards, dropped, type FakeAnswer, type FakeFaults, serverError } from './fake-faults.ts';
import {
  bot,
  type FakeChannel,
  type FakeMetadata,
  type FakeSlackModel,
  type FakeView,
  secrets,
  team,
} from './fake-slack-model.ts';
import { brokenMessageRules, brokenMetadataRules, brokenViewRules } from './slack-rules.ts';

export type Params = Readonly<Record<string, string>>;

export interface FakeWebApi {
  call(method: string, params: Params, token: string): FakeAnswer;
  /** Scopes that the bot token has. */
  scopes: readonly string[];
  /** Scopes that the app token has. */
  appScopes: readonly string[];
  /** Calls so far, in order. */
  readonly calls: { readonly method: string; readonly params: Params; readonly at: number }[];
  /** Posts closer together than this are answered 429; 0: never. */
  gapMs: number;
  /** A message can be read so many milliseconds after it was accepted. */
  visibilityMs: number;
  /** Errors (or `http-500`, `http-429`, `drop`) that methods answer with until they are deleted here. */
  readonly failing: Map<string, string>;
}

/** Slack's own table: https://docs.slack.dev/reference/methods */
const scopesOf: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'users.info': 'users:read',
};

export function createFakeWebApi(config: {
  readonly model: FakeSlackModel;
  readonly faults: FakeFaults;
  /** The answer to apps.connections.open. */
  readonly socketUrl: () => string;
  /** Who made the trigger and how old it is in milliseconds, null where it is unknown; it is used up. */
  readonly useTrigger: (id: string) => { readonly user: string; readonly age: number } | null;
  readonly onPosted: (channel: string, ts: string, change: 'posted' | 'changed') => void;
}): FakeWebApi {
  const { model, faults } = config;
  const lastPost = new Map<string, number>();

  const ok = (body: object = {}): FakeAnswer => ({ status: 200, body: { ok: true, ...body } });
  const no = (error: string, more: object = {}): FakeAnswer => ({
    status: 200,
    body: { ok: false, error, ...more },
  });

  const methods: Readonly<Record<string, (params: Params) => FakeAnswer>> = {
    'auth.test': () =>
      ok({
        url: 'https://fake.slack.com/',
        team: 'Fake',
        team_id: team,
        user: bot.name,
        user_id: bot.user,
        bot_id: bot.botId,
        is_enterprise_install: false,
      }),
    'apps.connections.open': () => ok({ url: config.socketUrl() }),
    'chat.postMessage': (params) => post(params, null),
    'chat.postEphemeral': (params) => post(params, params.user ?? ''),
    'chat.update': change,
    'views.open': openView,
    'views.publish': publish,
    'users.info': ({ user = '' }) => {
      const found = model.users.get(user);
      return found
        ? ok({ user: { id: user, is_admin: found.admin, is_owner: false, is_bot: found.botId !== null } })
        : no('user_not_found');
    },
    'conversations.info': (params) => conversations.info(params),
    'conversations.history': (params) => conversations.history(params),
    'conversations.replies': (params) => conversations.replies(params),
  };

  const api: FakeWebApi = {
    scopes: [],
    appScopes: ['connections:write'],
    calls: [],
    gapMs: 0,
    visibilityMs: 0,
    failing: new Map(),
    call(method, params, token) {
      api.calls.push({ method, params, at: performance.now() });
      const app = method === 'apps.connections.open';
      const headers = { 'x-oauth-scopes': (app ? api.appScopes : api.scopes).join(',') };
      return { headers, ...answer(method, params, token, app) };
    },
  };
  const conversations = createFakeConversations({
    model,
    faults,
    ok,
    no,
    scopes: () => api.scopes,
    visibilityMs: () => api.visibilityMs,
  });
  return api;

  function answer(method: string, params: Params, token: string, app: boolean): FakeAnswer {
    const failure = api.failing.get(method);
    if (failure === 'http-500') return serverError;
    if (failure === 'http-429') return faults.rateLimit(method);
    if (failure === 'drop') return dropped;
    if (failure) return no(failure);
    if (token !== (app ? secrets.appToken : secrets.botToken)) return no('invalid_auth');
    const needed = app ? 'connections:write' : scopesOf[method];
    const provided = app ? api.appScopes : api.scopes;
    if (needed && !provided.includes(needed))
      return no('missing_scope', { needed, provided: provided.join(',') });
    const handler = methods[method];
    if (handler) return handler(params);
    model.violations.push(`${method} is no method of the loopback Slack`);
    return no('unknown_method');
  }

  function place(id: string): FakeChannel | undefined {
    return model.users.has(id) ? model.directOf(id) : model.channels.get(id);
  }

  function post(params: Params, onlyFor: string | null): FakeAnswer {
    const { channel: asked = '', text = '' } = params;
    const key = `posting to ${asked}`;
    faults.called(key);
    const fault = faults.take('api');
    if (fault === 'rate-limit') return faults.rateLimit(key);
    if (fault === 'error') return serverError;
    if (fault === 'drop') return dropped;
    const channel = place(asked);
    if (!channel) return no('channel_not_found');
    if (channel.archived) return no('is_archived');
    if (!channel.member || fault === 'forbidden') return no('not_in_channel');
    const since = performance.now() - (lastPost.get(channel.id) ?? Number.NEGATIVE_INFINITY);
    if (since < api.gapMs) return faults.rateLimit(key);
    lastPost.set(channel.id, performance.now());

    const blocks = JSON.parse(params.blocks ?? '[]') as AnyBlock[];
    const metadata = params.metadata ? (JSON.parse(params.metadata) as FakeMetadata) : null;
    const wrong = [...brokenMessageRules({ text, blocks }), ...brokenMetadataRules(metadata)];
    // A reply to a message that has been deleted lands in the channel itself.
    const orphan = params.thread_ts !== undefined && model.isRemoved(channel.id, params.thread_ts);
    const threadTs = orphan ? null : (params.thread_ts ?? null);
    const unfurls = onlyFor === null && (params.unfurl_links !== 'false' || params.unfurl_media !== 'false');
    if (unfurls) wrong.push('links would be unfurled');
    if (threadTs !== null && model.find(channel.id, threadTs)?.threadTs !== null)
      wrong.push(`thread_ts ${threadTs} is no message that a thread can be on`);
    model.violations.push(...wrong.map((sentence) => `chat.post…: ${sentence}`));
    if (wrong.some((sentence) => sentence.startsWith('msg_blocks_too_long')))
      return no('msg_blocks_too_long');

    const message = model.add({
      channel: channel.id,
      threadTs,
      user: bot.user,
      botId: bot.botId,
      onlyFor,
      text,
      blocks,
      mrkdwn: params.mrkdwn !== 'false',
      metadata,
    });
    if (onlyFor === null) config.onPosted(channel.id, message.ts, 'posted');
    const late = fault && afterwards[fault];
    if (late) return late;
    return onlyFor === null
      ? ok({ channel: channel.id, ts: message.ts, message: { text, ts: message.ts } })
      : ok({ message_ts: message.ts });
  }

  function change(params: Params): FakeAnswer {
    const { channel = '', ts = '', text = '' } = params;
    const message = model.find(channel, ts);
    if (!message || message.user !== bot.user || message.onlyFor !== null) return no('message_not_found');
    const blocks = JSON.parse(params.blocks ?? '[]') as AnyBlock[];
    model.violations.push(...brokenMessageRules({ text, blocks }).map((wrong) => `chat.update: ${wrong}`));
    Object.assign(message, { text, blocks, edits: message.edits + 1, at: performance.now() });
    config.onPosted(channel, ts, 'changed');
    return ok({ channel, ts });
  }

  function openView(params: Params): FakeAnswer {
    const trigger = config.useTrigger(params.trigger_id ?? '');
    if (trigger === null) {
      model.violations.push('views.open: trigger_id is unknown or used already');
      return no('exchanged_trigger_id');
    }
    if (trigger.age > 3000) {
      model.violations.push(`views.open: trigger_id is ${Math.round(trigger.age)} ms old`);
      return no('expired_trigger_id');
    }
    const view = JSON.parse(params.view ?? '{}') as FakeView['view'];
    model.violations.push(...brokenViewRules(view).map((wrong) => `views.open: ${wrong}`));
    const opened: FakeView = { id: model.nextId('V'), user: trigger.user, view, chosen: new Map() };
    model.views.push(opened);
    return ok({ view: { ...view, id: opened.id } });
  }

  function publish(params: Params): FakeAnswer {
    const { user_id: user = '' } = params;
    const view = JSON.parse(params.view ?? '{}') as FakeView['view'];
    model.violations.push(...brokenViewRules(view).map((wrong) => `views.publish: ${wrong}`));
    const published: FakeView = { id: model.nextId('V'), user, view, chosen: new Map() };
    model.homes.set(user, published);
    return ok({ view: { ...view, id: published.id } });
  }
}
