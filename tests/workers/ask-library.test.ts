import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import { BriefingError } from '../../src/core/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import type { ThreadDesk } from '../../src/workers/thread-desk.ts';
import { memoryLibrary, taxonomy } from './desk-fakes.ts';

let files: Map<string, string>;
let store: Store;
let desk: ThreadDesk;
beforeEach(async () => {
  files = new Map();
  store = await createSqliteStore({ file: ':memory:', clock: { now: () => 1000 } });
  desk = openDesk();
});
afterEach(() => store.close());

function openDesk(longest?: number): ThreadDesk {
  return createArticleDesk({
    briefs: memoryLibrary(files),
    articles: store.articles,
    library: store.library,
    appearances: store.briefs,
    taxonomy,
    ...(longest !== undefined && { longest }),
  });
}

/** A town with a bridge of its own. */
const townText = (town: string, mayor: string) =>
  `The bridge of ${town}\n\nThe mayor of ${town}, ${mayor}, opened the new bridge on 3 May 2021. It cost 4 million crowns.`;
const opened = (town: string) => `Who opened the new bridge of ${town}?`;
const shortOf = ({ best }: Awaited<ReturnType<ThreadDesk['askAll']>>) =>
  best?.turn.answer.answer?.text ?? null;

async function add(workspace: string, source: string): Promise<string> {
  const text = { id: '', name: 'the text', source, format: 'text' } as const;
  return (await desk.takeIn(workspace, text, 'U1')).brief.article.id;
}

const towns = [
  'Arlby',
  'Berrow',
  'Corvale',
  'Dunmere',
  'Eastwold',
  'Farrow',
  'Garth',
  'Holm',
  'Isley',
  'Kelby',
];
const mayors = ['Ada Marsh', 'Tom Reed', 'Vera Stone', 'Ann Lee', 'Ben Wade', 'Cleo Hart'];
const mayorOf = (index: number) => mayors[index % mayors.length] ?? '';

async function addTowns(workspace: string): Promise<void> {
  for (const [index, town] of towns.entries()) await add(workspace, townText(town, mayorOf(index)));
}

const indexAll = async () => {
  while (await desk.indexSome());
};

describe('a few briefs', () => {
  it('are all asked, whether or not a word of the question stands in them', async () => {
    files.set('ferry', '# The ferry\n\nThe ferry of Lindow was built in 1904. Tom Reed steers it.\n');
    await add('w', townText('Arlby', 'Ada Marsh'));
    const answer = await desk.askAll('w', opened('Arlby'));
    expect(answer).toMatchObject({ asked: 2, all: true, unclear: false, unread: [] });
    expect(answer.best).toMatchObject({
      id: 'the-bridge-of-arlby',
      title: 'The bridge of Arlby',
      shipped: false,
    });
    expect(shortOf(answer)).toBe('Ada Marsh');
    expect(await desk.askAll('w', 'zzqq xxyy?')).toMatchObject({ best: null, nearest: [], asked: 2 });
    expect(await desk.askAll('w', 'Who is she?')).toMatchObject({ best: null, unclear: true });
  });

  it('answer as one does where there is only one', async () => {
    await add('w', townText('Arlby', 'Ada Marsh'));
    const { best } = await desk.askAll('w', 'Did Barack Obama open the bridge?');
    expect(best?.turn.answer).toMatchObject({
      status: 'abstained',
      reason: { missing: ['Barack', 'Obama'] },
    });
  });

  it('answer beside one that cannot be read', async () => {
    files.set('broken', '---\ntitle: [\n---\nThe bridge of Arlby.');
    await add('w', townText('Arlby', 'Ada Marsh'));
    await add('w', townText('Berrow', 'Tom Reed'));
    expect(shortOf(await desk.askAll('w', opened('Arlby')))).toBe('Ada Marsh');
  });

  it('are told apart in capitals too', async () => {
    for (const [index, town] of towns.slice(0, 3).entries()) await add('w', townText(town, mayorOf(index)));
    expect(shortOf(await desk.askAll('w', opened('Corvale').toUpperCase()))).toBe('Vera Stone');
  });

  it('are named likeliest first where they are too long to be asked at once', async () => {
    const filling = ' The ferry sails twice a day.'.repeat(20);
    for (const [index, town] of towns.slice(0, 3).entries())
      await add('w', townText(town, mayorOf(index)) + filling);
    desk = openDesk(300);
    for (const town of towns.slice(0, 3))
      expect((await desk.askLikely('w', opened(town), {})).long[0]?.title).toBe(`The bridge of ${town}`);
  });

  it('say so where none of them can be read', async () => {
    files.set('broken', '---\ntitle: [\n---\nThe bridge of Arlby.');
    expect(await desk.askAll('w', opened('Arlby'))).toMatchObject({ best: null, asked: 0, all: true });
  });

  it('are counted no further than is asked', async () => {
    expect(await desk.count('w', 2)).toBe(0);
    await addTowns('w');
    files.set('ferry', 'The ferry.');
    expect(await desk.count('w', 2)).toBe(2);
    expect(await desk.count('w', 99)).toBe(11);
    expect(await desk.count('other', 99)).toBe(1);
  });

  it('need a question, and at least one brief', async () => {
    await expect(desk.askAll('w', ' ')).rejects.toMatchObject({ code: 'question-empty' });
    await expect(desk.askAll('w', 'Who?')).rejects.toMatchObject({
      code: 'brief-unknown',
      facts: { known: [] },
    });
  });
});

describe('many briefs', () => {
  it('are searched by the words of the question', async () => {
    await addTowns('w');
    for (const [index, town] of towns.entries()) {
      const answer = await desk.askAll('w', opened(town));
      expect(answer.best?.title).toBe(`The bridge of ${town}`);
      expect(shortOf(answer)).toBe(mayorOf(index));
      expect(answer).toMatchObject({ all: false });
      expect(answer.asked).toBeLessThanOrEqual(8);
    }
  });

  it('are searched with the shipped ones, as they are now', async () => {
    await addTowns('w');
    files.set('ferry', '# The ferry\n\nThe mayor of Lindow, Tom Reed, opened the old ferry on 4 May 1904.');
    await indexAll();
    const question = 'Who opened the old ferry of Lindow?';
    expect((await desk.askAll('w', question)).best).toMatchObject({ id: 'ferry', shipped: true });
    files.set('ferry', '# The tunnel\n\nThe mayor of Stow, Ann Lee, opened the deep tunnel on 5 May 1905.');
    await indexAll();
    expect(shortOf(await desk.askAll('w', 'Who opened the deep tunnel of Stow?'))).toBe('Ann Lee');
    expect((await desk.askAll('w', question)).best).toBeNull();
    files.delete('ferry');
    expect((await desk.askAll('w', 'Who opened the deep tunnel of Stow?')).best).toBeNull();
  });

  it('that have been taken away leave no room to be wanting', async () => {
    const text = (town: string) =>
      `# The bridge of ${town}\n\nThe mayor of ${town}, Tom Reed, opened the bridge on 3 May 2021.`;
    for (const town of towns) files.set(town, text(town));
    for (let number = 0; number < 10; number++) files.set(`old${number}`, text('Stow, once more'));
    files.set('stow', text('Stow'));
    await indexAll();
    for (let number = 0; number < 10; number++) files.delete(`old${number}`);
    expect((await desk.askAll('w', opened('Stow'))).best?.id).toBe('stow');
  });

  it('that are not in the index yet are not said to be silent', async () => {
    for (const town of towns) files.set(town, townText(town, 'Ada Marsh'));
    expect(await desk.askAll('w', opened('Arlby'))).toMatchObject({ best: null, asked: 0, indexing: true });
    await indexAll();
    expect(await desk.askAll('w', opened('Arlby'))).toMatchObject({ indexing: false });
    expect(await desk.askAll('w', 'zzqq xxyy?')).toMatchObject({ asked: 0, indexing: false });
  });

  it('are searched by what a question leans on', async () => {
    await addTowns('w');
    const said = await desk.ask(
      'w',
      'the-bridge-of-corvale',
      'What did the new bridge of Corvale cost?',
      null,
    );
    const { conversation } = said;
    const answer = await desk.askAll('w', 'And who opened it?', { conversation });
    expect(answer.best?.id).toBe('the-bridge-of-corvale');
  });

  it('include the one that is preferred', async () => {
    await addTowns('w');
    const preferred = 'the-bridge-of-kelby';
    expect((await desk.askAll('w', 'Who opened the new bridge?', { preferred })).best?.id).toBe(preferred);
  });

  it('are each workspace’s own', async () => {
    await addTowns('w');
    for (const town of towns) await add('other', townText(`Nov${town}`, 'Zoe Quill'));
    for (const town of towns) {
      const here = await desk.askAll('w', opened(`Nov${town}`), { preferred: 'the-bridge-of-novarlby' });
      expect(JSON.stringify(here)).not.toContain('Zoe Quill');
      expect(shortOf(await desk.askAll('other', opened(`Nov${town}`)))).toBe('Zoe Quill');
    }
  });
});

describe('long briefs', () => {
  it('are named and left out where short answers are waited for, and asked one by one elsewhere', async () => {
    const long = `${townText('Arlby', 'Ada Marsh')}\n\n${'The river is wide and slow. '.repeat(50)}`;
    await add('w', long);
    await add('w', townText('Berrow', 'Tom Reed'));
    const quick = openDesk(500);
    const likely = await quick.askLikely('w', opened('Arlby'), {});
    expect(likely.long).toEqual([{ id: 'the-bridge-of-arlby', title: 'The bridge of Arlby' }]);
    expect(likely.asked.map(({ id }) => id)).toEqual(['the-bridge-of-berrow']);
    const asked = await desk.askOne('w', 'the-bridge-of-arlby', opened('Arlby'), {});
    expect(asked?.turn.answer.answer?.text).toBe('Ada Marsh');
    expect(await desk.askOne('w', 'gone', opened('Arlby'), {})).toBeNull();
    expect(await desk.askOne('other', 'the-bridge-of-arlby', opened('Arlby'), {})).toBeNull();
  });

  it('are many short ones that take long to read together; what has been read takes no time', async () => {
    for (const town of towns.slice(0, 4)) await add('w', townText(town, 'Ada Marsh'));
    const quick = openDesk(2 * townText('Corvale', 'Ada Marsh').length);
    const first = await quick.askLikely('w', opened('Arlby'), {});
    expect([first.asked.length, first.long.length]).toEqual([2, 2]);
    const second = await quick.askLikely('w', opened('Arlby'), {});
    expect([second.asked.length, second.long.length]).toEqual([4, 0]);
  });
});

describe('a store that cannot be reached', () => {
  const down = () => Promise.reject(new BriefingError('store-unavailable', { problem: 'disk I/O error' }));
  beforeEach(() => {
    files.set('ferry', '# The ferry\n\nThe ferry of Lindow was built in 1904. Tom Reed steers it.\n');
    Object.assign(store.articles, { get: down, list: down, some: down });
  });

  it('keeps from searching, and says which briefs can be asked by name', async () => {
    await expect(desk.askAll('w', 'Who steers the ferry?')).rejects.toMatchObject({
      code: 'library-unavailable',
      facts: { problem: 'disk I/O error', shipped: ['ferry'] },
      cause: { code: 'store-unavailable' },
    });
  });

  it('does not keep a shipped brief from answering', async () => {
    const { answer } = await desk.ask('w', 'ferry', 'When was the ferry built?', null);
    expect(answer.answer?.text).toBe('1904');
    await expect(desk.ask('w', 'other', 'Who?', null)).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});

describe('indexing', () => {
  it('takes in the shipped briefs but for those that cannot be read, a few at a time, once', async () => {
    for (let number = 0; number < 6; number++) files.set(`b${number}`, `Bridge ${number}.`);
    files.set('broken', '');
    const briefs = memoryLibrary(files);
    desk = createArticleDesk({
      briefs: {
        ...briefs,
        read: async (id) => {
          if (id === 'broken') throw new BriefingError('article-binary', { source: id });
          return briefs.read(id);
        },
      },
      articles: store.articles,
      library: store.library,
      appearances: store.briefs,
      taxonomy,
    });
    expect(await desk.indexSome()).toBe(true);
    expect((await store.library.shippedVersions()).size).toBeLessThan(6);
    await indexAll();
    expect([...(await store.library.shippedVersions()).keys()].sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map((number) => `b${number}`),
    );
    const puts: unknown[] = [];
    store.library.putShipped = async (entries) => void puts.push(entries);
    await indexAll();
    expect(puts).toEqual([]);
  });

  it('takes in what was kept before there was an index', async () => {
    const source = townText('Arlby', 'Ada Marsh');
    const waiting = [
      { workspace: 'w', id: 'a', text: { id: 'a', name: 'a', source, format: 'text' as const } },
    ];
    const indexed: unknown[] = [];
    store.library.unindexed = async () => waiting.splice(0);
    store.library.index = async (workspace, { id, terms }) =>
      void indexed.push([workspace, id, terms.includes('arlbi') || terms.includes('arlby')]);
    await indexAll();
    expect(indexed).toEqual([['w', 'a', true]]);
  });
});
