/** The conformance scenarios on the preview: the real adapter over HTTP and its event stream, as the page uses them. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPreviewPlatform, type PreviewPlatform } from '../../src/adapters/preview/preview-platform.ts';
import type { PreviewMessage, SuggestResponse } from '../../src/adapters/preview/preview-protocol.ts';
import { openMessageLog } from '../../src/adapters/store/sqlite-message-log.ts';
import type { Form } from '../../src/commands/form.ts';
import type { Line } from '../../src/commands/reply.ts';
import type { MessageLog } from '../../src/ports/message-log.ts';
import { openPage, type PageClient } from '../fakes/preview/page-client.ts';
import type { By, ChatDriver, Fault, Outcome, SeenForm, SeenMessage } from './chat-driver.ts';
import { countedHandlers } from './counted-handlers.ts';
import { notOffered } from './scenario.ts';

const people = [
  { id: 'ada', name: 'Ada', mayManage: false },
  { id: 'ben', name: 'Ben', mayManage: false },
  { id: 'manager', name: 'Max', mayManage: true },
];

interface Copy {
  readonly platform: PreviewPlatform;
  readonly pages: ReadonlyMap<string, PageClient>;
}

/** Everybody looks at the page of the first copy that runs; a message is sent there as well. */
export async function createPreviewDriver(): Promise<ChatDriver> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  const file = join(folder, 'preview.db');
  const copies: Copy[] = [];
  const logs: MessageLog[] = [];
  const idle: (() => boolean)[] = [];
  let working = 0;
  let latest: { readonly page: PageClient; readonly path: string; readonly body: object } | null = null;
  const faults: { kind: Fault; left: number } = { kind: 'error', left: 0 };

  const nameOf = ({ by = 'ada' }: By = {}) => by;

  function pageOf(person: string): PageClient {
    const page = copies[0]?.pages.get(person);
    if (!page) throw new Error(`${person} has no page`);
    return page;
  }

  function placeOf(by: By = {}): { readonly channel: string; readonly thread: string | null } {
    const { in: place = 'general' } = by;
    if (typeof place === 'object') return place;
    if (place === 'direct') return { channel: `direct-${nameOf(by)}`, thread: null };
    return { channel: place === 'general' ? 'general' : 'random', thread: null };
  }

  /** The log of one copy, which fails when it is told to. */
  function faulty(log: MessageLog): MessageLog {
    const meet = async <T>(body: string, work: () => Promise<T>): Promise<T> => {
      // What people write is theirs to try again.
      if (faults.left <= 0 || !body.includes('"author":"briefwire"')) return work();
      faults.left -= 1;
      if (faults.kind === 'error-after') await work();
      throw new Error('the disk is on fire');
    };
    return {
      ...log,
      add: (body, mark) => meet(body, () => log.add(body, mark)),
      change: (id, body) => meet(body, () => log.change(id, body)),
    };
  }

  async function settled(): Promise<void> {
    const isQuiet = () =>
      working === 0 &&
      idle.every((isIdle) => isIdle()) &&
      everyone().every((page) => page.work().length === 0);
    // What has just been kept is told a moment later, and told again to copies that look for it.
    for (let quiet = 0; quiet < 6; quiet = isQuiet() ? quiet + 1 : 0)
      await new Promise((done) => setTimeout(done, 10));
  }

  function everyone(): PageClient[] {
    return [...(copies[0]?.pages.values() ?? [])];
  }

  /** What came of `act`, once all is quiet. */
  async function outcomeOf(person: string, act: () => Promise<Form | null>): Promise<Outcome> {
    const before = new Map(
      [...copies.flatMap(({ pages }) => [...pages.values()])].map((page) => [page, page.told.length]),
    );
    const began = performance.now();
    const form = await act();
    const acknowledgedMs = performance.now() - began;
    await settled();
    const told = everyone().flatMap((page) => page.told.slice(before.get(page) ?? 0));
    const seen = new Map(
      told.filter(({ content }) => content !== null).map((one) => [`${one.id}/${one.edits}`, one]),
    );
    return {
      messages: [...seen.values()]
        .sort((a, b) => Number(a.id) - Number(b.id) || a.edits - b.edits)
        .map(seenMessage),
      form: form && seenForm(person, form),
      acknowledgedMs,
    };
  }

  async function send(person: string, path: string, body: object): Promise<Form | null> {
    const page = people.some(({ id }) => id === person) ? pageOf(person) : pageOf('ada');
    latest = { page, path, body: { as: person, event: randomUUID(), ...body } };
    const sent = page.post(path, latest.body);
    // Nobody of this name can do anything here.
    return people.some(({ id }) => id === person)
      ? (await sent).form
      : sent.then(
          () => null,
          () => null,
        );
  }

  function seenForm(person: string, form: Form): SeenForm {
    const place = openForms.get(form) ?? placeOf();
    return {
      title: form.title,
      fields: form.fields.map(({ label }) => label),
      send(values) {
        const fields = Object.fromEntries(form.fields.map(({ id, label }) => [id, values[label] ?? '']));
        return outcomeOf(person, () => send(person, '/api/form', { ...place, form: form.id, fields }));
      },
    };
  }

  const openForms = new WeakMap<Form, { readonly channel: string; readonly thread: string | null }>();

  async function sendFrom(person: string, path: string, body: { channel: string; thread: string | null }) {
    const form = await send(person, path, body);
    if (form) openForms.set(form, { channel: body.channel, thread: body.thread });
    return form;
  }

  const say = (text: string, by: By | undefined, place = placeOf(by)) =>
    outcomeOf(nameOf(by), () => sendFrom(nameOf(by), '/api/say', { ...place, text } as never));

  function use(
    seen: SeenMessage,
    by: By | undefined,
    action: string,
    choice: string | null,
  ): Promise<Outcome> {
    const person = seen.onlyFor ?? nameOf(by);
    const { channel, thread, id: message } = seen;
    return outcomeOf(person, () =>
      sendFrom(person, '/api/press', { channel, thread, message, action, choice } as never),
    );
  }

  function actionsOf({ id }: SeenMessage) {
    const message = everyone()
      .map((page) => page.messages.get(id))
      .find((one) => one !== undefined);
    return message?.content?.actions ?? [];
  }

  return {
    workspaces: 1,
    readsThreads: true,
    async startCopy({ handlers, logger, isIdle }) {
      idle.push(isIdle);
      const log = await openMessageLog(file);
      logs.push(log);
      const counted = countedHandlers(handlers, (change) => {
        working += change;
      });
      const platform = createPreviewPlatform({
        service: () => ({ handlers: counted, desk: undefined as never }),
        log: faulty(log),
        views: [],
        logger,
        clock: { now: () => Date.now() },
        newId: randomUUID,
        port: 0,
        people,
        files: { ready: async () => {}, get: async () => null },
      });
      await platform.start();
      const pages = new Map(
        people.map(({ id }) => [id, openPage({ port: platform.port(), as: id, onTold: () => {} })]),
      );
      const copy = { platform, pages };
      copies.push(copy);
      await Promise.all([...pages.values()].map((page) => connected(page, true)));
      return {
        ...platform,
        async stop() {
          await platform.stop();
          await Promise.all([...pages.values()].map((page) => connected(page, false)));
          for (const page of pages.values()) page.close();
          if (copies.length > 1) copies.splice(copies.indexOf(copy), 1);
        },
      };
    },
    async close() {
      for (const { pages } of copies) for (const page of pages.values()) page.close();
      for (const log of logs) await log.close();
      rmSync(folder, { recursive: true });
    },
    command(command, subcommand, values, by) {
      const words = [`/${command}`, subcommand ?? '', ...written(command, values)].filter(
        (word) => word !== '',
      );
      return say(words.join(' '), by);
    },
    typed: (text, by) => say(text, by),
    async suggestions(command, subcommand, option, typed, by) {
      const body = { ...placeOf(by), command, subcommand, option, typed, options: {} };
      const { suggestions } = await pageOf(nameOf(by)).post<SuggestResponse>('/api/suggest', body);
      return suggestions.map(({ label }) => label);
    },
    press(message, label, by) {
      const button = actionsOf(message).find((one) => one.kind === 'button' && one.label === label);
      if (!button) throw new Error(`There is no button "${label}"`);
      return use(message, by, button.id, null);
    },
    choose(message, label, by) {
      for (const menu of actionsOf(message)) {
        const choice = menu.kind === 'menu' && menu.choices.find((one) => labelOf(one) === label);
        if (choice) return use(message, by, menu.id, choice.value);
      }
      throw new Error(`There is no choice "${label}"`);
    },
    say: (text, by) => say(mentioned(text, by?.mention), by),
    reply: (to, text, by) =>
      say(mentioned(text, by?.mention), by, { channel: to.channel, thread: to.thread ?? to.id }),
    async home(by) {
      await outcomeOf(nameOf(by), () => send(nameOf(by), '/api/home', {}));
      const start = [...pageOf(nameOf(by)).messages.values()].find(
        ({ channel }) => channel === `start-${nameOf(by)}`,
      );
      return start ? seenMessage(start) : null;
    },
    during: (act) =>
      outcomeOf('ada', async () => {
        await act();
        return null;
      }),
    allowPosts() {
      throw notOffered;
    },
    redeliver: () =>
      outcomeOf('ada', async () => {
        if (latest) await latest.page.post(latest.path, latest.body);
        return null;
      }),
    failNext(kind, times) {
      // It has no limits, and nobody can be forbidden anything on their own machine.
      if (kind === 'rate-limit' || kind === 'forbidden') throw notOffered;
      Object.assign(faults, { kind, left: times });
    },
    async dropConnections() {
      for (const { platform } of copies) platform.dropConnections();
      await new Promise((done) => setTimeout(done, 20));
      await Promise.all(everyone().map((page) => connected(page, true)));
    },
    seen: ({ channel, thread }) =>
      [...pageOf('ada').messages.values()]
        .filter((message) => message.channel === channel && message.thread === thread)
        .filter(({ onlyFor, content }) => onlyFor === null && content !== null)
        .map(seenMessage),
    violations: () => [],
  };
}

async function connected(page: PageClient, wanted: boolean): Promise<void> {
  for (let tries = 0; page.connected() !== wanted; tries++) {
    if (tries > 500) throw new Error(`The page is ${wanted ? 'not' : 'still'} connected`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

function seenMessage({ id, channel, thread, onlyFor, content, edits }: PreviewMessage): SeenMessage {
  const { sections = [], actions = [] } = content ?? {};
  const lines = sections.flatMap(({ heading, lines }) => [
    ...(heading === null ? [] : [heading]),
    ...lines.map(lineText),
  ]);
  return {
    id,
    channel,
    thread,
    ownThread: thread ?? id,
    onlyFor,
    text: lines.join('\n'),
    buttons: actions.flatMap((action) => (action.kind === 'button' ? [action.label] : [])),
    menus: actions.flatMap((action) =>
      action.kind === 'menu'
        ? [{ placeholder: action.placeholder, choices: action.choices.map(labelOf) }]
        : [],
    ),
    // The page knows no markup: a mention is text like any other.
    mentions: [],
    links: sections
      .flatMap(({ lines }) => lines)
      .flatMap(({ parts }) => parts.flatMap(({ style, text }) => (style === 'link' ? [text] : []))),
    edits,
  };
}

function lineText({ mark, parts }: Line): string {
  const text = parts.map((part) => (part.style === 'channel' ? `<${part.text}>` : part.text)).join('');
  return `${typeof mark === 'object' ? `${mark.number}. ` : ''}${text}`;
}

function labelOf({ emoji, label }: { readonly emoji: string | null; readonly label: string }): string {
  return emoji === null ? label : `${emoji} ${label}`;
}

function mentioned(text: string, mention = false): string {
  return mention ? `@Briefwire ${text}` : text;
}

/** Options as people type them. */
function written(command: string, values: Readonly<Record<string, string | boolean>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    if (value === false) return [];
    return [command === 'brief' || name === 'question' ? value : `--${name} ${value}`];
  });
}
