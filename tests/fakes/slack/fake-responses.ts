/** response_urls of the loopback Slack: five uses within half an hour. */
import type { AnyBlock } from '@slack/types';
import { afterwards, dropped, type FakeAnswer, type FakeFaults, serverError } from './fake-faults.ts';
import { bot, type FakeMessage, type FakeSlackModel } from './fake-slack-model.ts';
import { brokenMessageRules } from './slack-rules.ts';

const mostUses = 5;
const lifeMs = 30 * 60 * 1000;

export interface FakeResponses {
  /** The path of a new one, for what `user` does in `channel`, on `message` where it is a button. */
  create(place: {
    readonly channel: string;
    readonly user: string;
    readonly message: FakeMessage | null;
  }): string;
  post(id: string, body: string): FakeAnswer;
  /** When each was used first, in milliseconds of `performance.now()`. */
  readonly firstUses: Map<string, number>;
  /** Makes all there are older. */
  age(ms: number): void;
}

interface Response {
  readonly channel: string;
  readonly user: string;
  readonly message: FakeMessage | null;
  made: number;
  uses: number;
}

interface Body {
  readonly text?: string;
  readonly blocks?: readonly AnyBlock[];
  readonly mrkdwn?: boolean;
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly thread_ts?: string;
}

export function createFakeResponses(config: {
  readonly model: FakeSlackModel;
  readonly faults: FakeFaults;
  readonly onPosted: (channel: string, ts: string, change: 'posted' | 'changed') => void;
}): FakeResponses {
  const { model, faults } = config;
  const all = new Map<string, Response>();
  const ok: FakeAnswer = { status: 200, body: { ok: true } };

  const firstUses = new Map<string, number>();
  return {
    firstUses,
    create(place) {
      const id = model.nextId('R');
      all.set(id, { ...place, made: performance.now(), uses: 0 });
      return id;
    },
    age(ms) {
      for (const response of all.values()) response.made -= ms;
    },
    post(id, source) {
      const response = all.get(id);
      if (!response) return { status: 404, body: 'no_such_url' };
      const key = `response_url ${id}`;
      faults.called(key);
      if (performance.now() - response.made > lifeMs) return { status: 404, body: 'expired_url' };
      if (response.uses >= mostUses) {
        model.violations.push('a response_url was used a sixth time');
        return { status: 404, body: 'used_url' };
      }
      const fault = faults.take('response');
      if (fault === 'rate-limit') return faults.rateLimit(key);
      if (fault === 'error') return serverError;
      if (fault === 'drop') return dropped;
      response.uses += 1;
      if (response.uses === 1) firstUses.set(id, performance.now());
      const body = JSON.parse(source) as Body;
      model.violations.push(...brokenMessageRules(body).map((wrong) => `response_url: ${wrong}`));
      apply(response, body);
      return (fault && afterwards[fault]) ?? ok;
    },
  };

  function apply({ channel, user, message }: Response, body: Body): void {
    const shown = { text: body.text ?? '', blocks: body.blocks ?? [], mrkdwn: body.mrkdwn !== false };
    if (body.replace_original) {
      if (!message) model.violations.push('response_url: there is no original to replace');
      else Object.assign(message, shown, { edits: message.edits + 1, at: performance.now() });
      if (message?.onlyFor === null) config.onPosted(channel, message.ts, 'changed');
      return;
    }
    const everyone = body.response_type === 'in_channel';
    const posted = model.add({
      channel,
      threadTs: body.thread_ts ?? null,
      user: bot.user,
      botId: bot.botId,
      onlyFor: everyone ? null : user,
      ...shown,
    });
    if (everyone) config.onPosted(channel, posted.ts, 'posted');
  }
}
