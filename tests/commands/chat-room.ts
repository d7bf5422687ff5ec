/** The real handlers over the real desk and an embedded store, with briefs made of the sample articles. */
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { createHandlers } from '../../src/commands/create-handlers.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { CommandRequest, MessageRequest, Origin } from '../../src/commands/request.ts';
import type { BriefLibrary } from '../../src/ports/article-source.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { createFakeChannels } from '../fakes/fake-channels.ts';
import { readSample, sampleNames, shippedTaxonomy } from '../samples/sample-articles.ts';

/** The samples by their names without an ending, as shipped briefs. */
export function sampleLibrary(names: readonly string[] = sampleNames): BriefLibrary {
  const idOf = (name: string) => name.replace(/\.\w+$/, '');
  return {
    ids: async () => names.map(idOf),
    async read(id) {
      const name = names.find((candidate) => idOf(candidate) === id);
      if (name === undefined) throw new Error(`there is no sample ${id}`);
      return { id, name, source: readSample(name), format: name.endsWith('.md') ? 'markdown' : 'text' };
    },
  };
}

export interface LoggedError {
  readonly message: string;
  readonly facts: unknown;
}

/** `now`: milliseconds since the epoch. */
export async function openRoom(names?: readonly string[], { now = 1_000_000 } = {}) {
  const errors: LoggedError[] = [];
  const logger: Logger = {
    info: () => {},
    warn: () => {},
    error: (message, facts) => void errors.push({ message, facts }),
  };
  let ids = 0;
  let time = now;
  const store = await createSqliteStore({ file: ':memory:', clock: { now: () => time } });
  const channels = createFakeChannels();
  /** How often something was said to be due. */
  let dues = 0;
  const desk = createArticleDesk({
    briefs: sampleLibrary(names),
    articles: store.articles,
    library: store.library,
    appearances: store.briefs,
    taxonomy: async () => shippedTaxonomy,
  });
  const handlers = createHandlers({
    desk,
    store,
    taxonomy: shippedTaxonomy,
    newId: () => countedId(++ids),
    logger,
    digests: {
      posterOf: channels.posterOf,
      onDue: () => void dues++,
      leastMinutesApart: 15,
      timeZone: 'UTC',
    },
  });
  /** Lets `ms` milliseconds go by. */
  const pass = (ms: number) => {
    time += ms;
  };
  return { handlers, store, desk, errors, pass, channels, dues: () => dues };
}

/** Twenty hexadecimal digits that begin with the count. */
export function countedId(count: number): string {
  return count.toString(16).padStart(8, '0').padEnd(20, '0');
}

/** Ada, in a channel of one workspace; `change` says what is different. */
export function origin(change: Partial<Origin> = {}): Origin {
  return {
    platform: 'discord',
    workspace: 'discord:1',
    channel: 'general',
    thread: null,
    user: 'ada',
    mayManage: false,
    ...change,
  };
}

let events = 0;

/** Each is an event of its own. */
export function command(
  name: string,
  options: CommandRequest['options'] = {},
  from: Origin = origin(),
): CommandRequest {
  const [first = '', subcommand = null] = name.split(' ');
  return { origin: from, event: `test:${++events}`, command: first, subcommand, options };
}

export function message(text: string, change: Partial<MessageRequest> = {}): MessageRequest {
  return {
    origin: origin(),
    text,
    addressed: true,
    direct: false,
    mentionsOthers: false,
    continues: [],
    ...change,
  };
}

/** All that a person would read in it. */
export function textOf({ sections }: Reply): string {
  return sections
    .flatMap(({ heading, lines }) => [
      heading ?? '',
      ...lines.map(({ mark, parts }) => {
        const lead = typeof mark === 'object' ? `${mark.number}. ` : '';
        return lead + parts.map(({ text }) => text).join('');
      }),
    ])
    .join('\n');
}

/** The id of a button by its label, or of the menu. */
export function actionOf({ actions }: Reply, label: string): string {
  const found = actions.find(
    (action) => (action.kind === 'menu' ? action.placeholder : action.label) === label,
  );
  if (!found) throw new Error(`no action "${label}" among ${actions.map(({ id }) => id).join(', ')}`);
  return found.id;
}
