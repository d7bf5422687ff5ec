/** What people do in the loopback Slack, as the payloads that Slack makes of it. */
import type { Delivered } from './fake-delivery.ts';
import type { FakeSlack } from './fake-slack.ts';
import { bot, type FakeMessage, type FakeOption, type FakeView, team } from './fake-slack-model.ts';
import { brokenOptionRules } from './slack-rules.ts';

export interface FakePeople {
  /** `/brief show x` typed in a channel. */
  type(user: string, channel: string, text: string): Promise<Delivered>;
  /** Writes a message. A mention in a channel arrives twice, as Slack sends it: as app_mention and as message. */
  say(
    user: string,
    channel: string,
    text: string,
    more?: { readonly threadTs?: string; readonly subtype?: string },
  ): Promise<{ readonly message: FakeMessage; readonly delivered: Delivered }>;
  /** Uses a button (`value` null) or a menu of a message. */
  press(user: string, message: FakeMessage, actionId: string, value: string | null): Promise<Delivered>;
  /** Uses a button or a menu of one's Home tab. */
  pressHome(user: string, actionId: string, value: string | null): Promise<Delivered>;
  /** Types into a field of the open form that takes one of what is suggested. */
  search(
    user: string,
    field: string,
    typed: string,
  ): Promise<Delivered & { readonly options: readonly FakeOption[] }>;
  /** Types it there and chooses the option whose label or value it is, or else contains it. Throws where there is none. */
  choose(user: string, field: string, wanted: string): Promise<Delivered>;
  /** Sends the form that is open. `values` by field id; what is chosen is not among them. */
  send(
    user: string,
    values: Readonly<Record<string, string>>,
    file?: { readonly id: string; readonly url?: string },
  ): Promise<Delivered>;
  openHome(user: string): Promise<Delivered>;
}

interface Input {
  readonly block_id?: string;
  readonly element?: {
    readonly type: string;
    readonly action_id: string;
    readonly options?: readonly Suggested[];
    readonly initial_option?: Suggested;
  };
}

interface Suggested {
  readonly text: { readonly type: 'plain_text'; readonly text: string };
  readonly value: string;
}

export function createFakePeople(slack: FakeSlack): FakePeople {
  const { model } = slack;
  const teamFact = { id: team, domain: 'fake' };

  function action(user: string, actionId: string, value: string | null) {
    const common = { action_id: actionId, block_id: 'b', action_ts: model.nextTs() };
    return {
      type: 'block_actions',
      user: { id: user, username: user, team_id: team },
      api_app_id: 'A0FAKE',
      token: 'verification',
      team: teamFact,
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: slack.trigger(user),
      actions: [
        value === null
          ? { ...common, type: 'button', text: { type: 'plain_text', text: 'x' } }
          : {
              ...common,
              type: 'static_select',
              selected_option: { value, text: { type: 'plain_text', text: 'x' } },
            },
      ],
    };
  }

  return {
    type(user, channel, text) {
      const [command = '', ...rest] = text.split(' ');
      return slack.deliver({
        type: 'slash_commands',
        payload: {
          token: 'verification',
          team_id: team,
          team_domain: 'fake',
          channel_id: channel,
          channel_name: model.channels.get(channel)?.name ?? 'directmessage',
          user_id: user,
          user_name: user,
          command,
          text: escaped(rest.join(' ')),
          api_app_id: 'A0FAKE',
          is_enterprise_install: 'false',
          response_url: slack.responseUrl({ channel, user, message: null }),
          trigger_id: slack.trigger(user),
        },
      });
    },
    async say(user, channel, text, { threadTs, subtype } = {}) {
      const botId = model.users.get(user)?.botId ?? null;
      const kind = model.channels.get(channel)?.kind ?? 'channel';
      const message = model.add({
        channel,
        threadTs: threadTs ?? null,
        user,
        botId,
        onlyFor: null,
        text,
        blocks: [],
        mrkdwn: true,
      });
      const common = {
        channel,
        user,
        text,
        ts: message.ts,
        event_ts: message.ts,
        ...(botId ? { bot_id: botId } : {}),
        ...(threadTs ? { thread_ts: threadTs } : {}),
        ...(subtype ? { subtype } : {}),
      };
      const mentioned = kind !== 'im' && text.includes(`<@${bot.user}>`);
      const events = [
        ...(mentioned ? [{ type: 'app_mention', ...common }] : []),
        ...(model.channels.get(channel)?.member ? [{ type: 'message', channel_type: kind, ...common }] : []),
      ];
      const delivered = await Promise.all(events.map((event) => slack.event(event)));
      return { message, delivered: delivered[0] ?? { acknowledgedMs: null } };
    },
    press(user, { channel, ts }, actionId, value) {
      const message = model.find(channel, ts);
      if (!message) throw new Error(`There is no message ${ts} in ${channel}`);
      return slack.deliver({
        type: 'interactive',
        payload: {
          ...action(user, actionId, value),
          container: {
            type: 'message',
            message_ts: message.ts,
            channel_id: message.channel,
            is_ephemeral: message.onlyFor !== null,
            ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
          },
          channel: {
            id: message.channel,
            name: model.channels.get(message.channel)?.name ?? 'directmessage',
          },
          ...(message.onlyFor === null
            ? {
                message: {
                  type: 'message',
                  user: bot.user,
                  bot_id: bot.botId,
                  ts: message.ts,
                  text: message.text,
                  blocks: message.blocks,
                  ...threadFacts(message),
                },
              }
            : {}),
          response_url: slack.responseUrl({ channel: message.channel, user, message }),
        },
      });
    },
    pressHome(user, actionId, value) {
      const home = model.homes.get(user);
      return slack.deliver({
        type: 'interactive',
        payload: {
          ...action(user, actionId, value),
          container: { type: 'view', view_id: home?.id },
          view: { ...home?.view, id: home?.id, team_id: team, app_id: 'A0FAKE', bot_id: bot.botId },
        },
      });
    },
    search,
    async choose(user, field, wanted) {
      const { options, ...delivered } = await search(user, field, wanted);
      const near = (text: string) => text.toLowerCase().includes(wanted.toLowerCase());
      const option =
        options.find(({ label, value }) => label === wanted || value === wanted) ??
        options.find(({ label, value }) => near(label) || near(value));
      if (!option) throw new Error(`Nothing like "${wanted}" is suggested for ${field}`);
      viewOf(user).chosen.set(field, option);
      return delivered;
    },
    send(user, values, file) {
      const at = model.views.findIndex((view) => view.user === user);
      const [open] = model.views.splice(at, at < 0 ? 0 : 1);
      if (!open) throw new Error(`No form is open for ${user}`);
      return slack.deliver({
        type: 'interactive',
        payload: {
          type: 'view_submission',
          team: teamFact,
          user: { id: user, username: user, team_id: team },
          api_app_id: 'A0FAKE',
          token: 'verification',
          trigger_id: slack.trigger(user),
          enterprise: null,
          is_enterprise_install: false,
          response_urls: [],
          view: {
            ...open.view,
            id: open.id,
            team_id: team,
            hash: 'h',
            state: { values: state(open, values, file) },
          },
        },
      });
    },
    openHome: (user) =>
      slack.event({
        type: 'app_home_opened',
        user,
        channel: model.directOf(user).id,
        tab: 'home',
        event_ts: model.nextTs(),
      }),
  };

  function viewOf(user: string): FakeView {
    const open = model.views.find((view) => view.user === user);
    if (!open) throw new Error(`No form is open for ${user}`);
    return open;
  }

  async function search(user: string, field: string, typed: string) {
    const open = viewOf(user);
    const blocks = open.view.blocks as readonly Input[];
    const element = blocks.find(({ block_id: id }) => id === field)?.element;
    if (element?.type !== 'external_select') throw new Error(`${field} is not chosen from suggestions`);
    const delivered = await slack.ask({
      type: 'interactive',
      payload: {
        type: 'block_suggestion',
        user: { id: user, name: user, team_id: team },
        container: { type: 'view', view_id: open.id },
        api_app_id: 'A0FAKE',
        token: 'verification',
        action_id: element.action_id,
        block_id: field,
        value: typed,
        team: teamFact,
        enterprise: null,
        is_enterprise_install: false,
        view: { ...open.view, id: open.id, team_id: team, hash: 'h', state: { values: {} } },
      },
    });
    const { options: raw = [] } = (delivered.payload ?? {}) as { options?: Suggested[] };
    model.violations.push(...brokenOptionRules(raw).map((wrong) => `block_suggestion: ${wrong}`));
    return { ...delivered, options: raw.map(({ text, value }) => ({ label: text.text, value })) };
  }

  /** A message that has replies names itself as its thread. */
  function threadFacts(message: FakeMessage) {
    const answered = model.messagesOf(message.channel).some(({ threadTs }) => threadTs === message.ts);
    const thread = message.threadTs ?? (answered ? message.ts : null);
    return thread ? { thread_ts: thread } : {};
  }

  function state(
    { view, chosen }: FakeView,
    values: Readonly<Record<string, string>>,
    file?: { readonly id: string; readonly url?: string },
  ) {
    return Object.fromEntries(
      view.blocks.flatMap((block): [string, unknown][] => {
        const { block_id: id = '', element } = block as Input;
        if (!element) return [];
        if (element.type === 'external_select') {
          const option = chosen.get(id);
          const selected = option
            ? { text: { type: 'plain_text', text: option.label }, value: option.value }
            : null;
          return [[id, { [element.action_id]: { type: element.type, selected_option: selected } }]];
        }
        if (element.type === 'static_select') {
          const wanted = values[id] || element.initial_option?.value;
          const option = element.options?.find(({ value }) => value === wanted) ?? null;
          if (values[id] && !option) throw new Error(`${id} has no choice ${wanted}`);
          return [[id, { [element.action_id]: { type: element.type, selected_option: option } }]];
        }
        if (element.type !== 'file_input')
          return [[id, { [element.action_id]: { type: element.type, value: values[id] ?? null } }]];
        const stored = file ? model.files.get(file.id) : undefined;
        const files = stored
          ? [
              {
                id: stored.id,
                name: stored.name,
                size: stored.bytes.length,
                url_private_download: file?.url ?? `http://${slack.fileHost}/files/${stored.id}`,
              },
            ]
          : [];
        return [[id, { [element.action_id]: { type: 'file_input', files } }]];
      }),
    );
  }
}

/** As Slack escapes what people type. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
