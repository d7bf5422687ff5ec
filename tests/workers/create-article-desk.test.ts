import { beforeEach, describe, expect, it } from 'vitest';
import { maxArticleBytes } from '../../src/core/article/article-limits.ts';
import { BriefingError } from '../../src/core/errors.ts';
import type { ArticleDesk, WorkProgress } from '../../src/ports/article-desk.ts';
import type { ArticleText } from '../../src/ports/article-source.ts';
import type { BriefVersion, KeptArticle, Store } from '../../src/ports/store.ts';
import { createArticleDesk, HeavyArticle } from '../../src/workers/create-article-desk.ts';
import {
  addedAt,
  emptyIndex,
  memoryAppearances,
  memoryArticles,
  memoryLibrary,
  taxonomy,
} from './desk-fakes.ts';

const bridge = `---
title: The bridge of Lindow
date: 2021-05-04
source: Lindow Post
url: https://example.org/bridge
---
The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021. It cost 4 million crowns.
`;
const ferry = '# The ferry\n\nThe ferry of Lindow was built in 1904. Tom Reed steers it.\n';
const pasted = (source: string): ArticleText => ({ id: '', name: 'the text', source, format: 'text' });

let files: Map<string, string>;
let kept: Map<string, Map<string, KeptArticle>>;
let asked: BriefVersion[];
let appearances: Store['briefs'];
let desk: ArticleDesk;
beforeEach(() => {
  files = new Map([
    ['bridge', bridge],
    ['ferry', ferry],
  ]);
  kept = new Map();
  asked = [];
  appearances = memoryAppearances(asked);
  desk = createArticleDesk({
    briefs: memoryLibrary(files),
    articles: memoryArticles(kept),
    library: emptyIndex,
    appearances,
    taxonomy,
  });
});

const answerTo = async (workspace: string, id: string, question: string) =>
  (await desk.ask(workspace, id, question, null)).answer.answer?.text;

describe('reading', () => {
  it('gives the cards and what the front matter says', async () => {
    const { brief, meta } = await desk.read('w', 'bridge');
    expect(brief.article).toMatchObject({ id: 'bridge', title: 'The bridge of Lindow', sentences: 2 });
    expect(brief.cards.length).toBeGreaterThan(2);
    expect(meta).toEqual({ date: '2021-05-04', source: 'Lindow Post', url: 'https://example.org/bridge' });
    expect((await desk.read('w', 'ferry')).meta).toEqual({});
  });

  it('gives the sentences under the numbers and offsets that citations have', async () => {
    const { title, meta, paragraphs } = await desk.sentences('w', 'bridge');
    expect({ title, meta }).toEqual({
      title: 'The bridge of Lindow',
      meta: { date: '2021-05-04', source: 'Lindow Post', url: 'https://example.org/bridge' },
    });
    for (const { points } of (await desk.read('w', 'bridge')).brief.cards)
      for (const { citation } of points) {
        const paragraph = paragraphs.find(({ number }) => number === citation.paragraph);
        const sentence = paragraph?.sentences.find(({ number }) => number === citation.sentence);
        expect(sentence?.text).toContain(citation.quote);
        expect(bridge.slice(sentence?.start, sentence?.end)).toBe(sentence?.text);
      }
    await expect(desk.sentences('w', 'tunnel')).rejects.toMatchObject({ code: 'brief-unknown' });
  });

  it('answers, carries the conversation on and expands', async () => {
    const turn = await desk.ask('w', 'bridge', 'Who opened the bridge?', null);
    expect(turn.answer.answer?.text).toBe('Ada Marsh');
    const next = await desk.ask('w', 'bridge', 'And when?', turn.conversation);
    expect(next.answer.answer?.text).toBe('3 May 2021');
    const cited = await desk.expand('w', 'bridge', { paragraph: 1, sentence: 2 });
    expect(cited.map(({ sentence }) => sentence)).toEqual([2, 1]);
    expect(await desk.expand('w', 'bridge', { paragraph: 9, sentence: 1 })).toEqual([]);
  });

  it.each(['BRIDGE', ' bridge ', 'the  Bridge of lindow', 'The bridge of Lindow'])(
    'finds %j',
    async (asked) => {
      expect((await desk.read('w', asked)).brief.article.id).toBe('bridge');
    },
  );

  it.each([
    ['bridgee', 'bridge'],
    ['the fery', 'ferry'],
    ['xyz', null],
    ['', null],
    ['a\0b', null],
    [`${'x'.repeat(5000)}`, null],
  ])('says what there is for %j', async (asked, near) => {
    await expect(desk.read('w', asked)).rejects.toMatchObject({
      code: 'brief-unknown',
      facts: { asked, known: ['bridge', 'ferry'], near },
    });
    await expect(desk.ask('w', asked, 'Who?', null)).rejects.toMatchObject({ code: 'brief-unknown' });
    await expect(desk.expand('w', asked, { paragraph: 1, sentence: 1 })).rejects.toMatchObject({
      code: 'brief-unknown',
    });
  });

  it('shows an edited brief at once, and a new one', async () => {
    expect(await answerTo('w', 'ferry', 'Who steers the ferry?')).toBe('Tom Reed');
    files.set('ferry', ferry.replace('Tom Reed', 'Vera Stone'));
    files.set('tunnel', 'Ada Marsh dug the tunnel.');
    expect(await answerTo('w', 'ferry', 'Who steers the ferry?')).toBe('Vera Stone');
    expect(await answerTo('w', 'tunnel', 'Who dug the tunnel?')).toBe('Ada Marsh');
  });

  it('lists the others beside a brief that cannot be read, and says why where it is asked for', async () => {
    files.set('broken', '---\ntitle: [\n---\nText.');
    const { briefs, problems } = await desk.list('w');
    expect(briefs.map(({ id }) => id)).toEqual(['bridge', 'ferry']);
    expect(problems).toEqual([expect.objectContaining({ code: 'front-matter-invalid' })]);
    await expect(desk.read('w', 'broken')).rejects.toMatchObject({ code: 'front-matter-invalid' });
    files.set('broken', 'Text is mended here.');
    expect((await desk.list('w')).problems).toEqual([]);
  });

  it('passes on that there is no question', async () => {
    await expect(desk.ask('w', 'bridge', ' ', null)).rejects.toMatchObject({ code: 'question-empty' });
  });
});

describe('when a shipped brief appeared', () => {
  const appearedAt = async (id: string) =>
    (await desk.list('w')).briefs.find((brief) => brief.id === id)?.appearedAt;

  it('is asked once for each text, whichever workspace looks', async () => {
    await desk.list('w');
    await desk.list('other');
    expect(asked.map(({ id }) => id)).toEqual(['bridge', 'ferry']);
    files.set('ferry', ferry.replace('1904', '1905'));
    expect(await appearedAt('ferry')).toBe(3);
    expect(await appearedAt('bridge')).toBe(1);
    expect(asked.map(({ id }) => id)).toEqual(['bridge', 'ferry', 'ferry']);
    expect(new Set(asked.map(({ version }) => version)).size).toBe(3);
  });

  it('is not known while the store cannot say, and asked again; all else goes on', async () => {
    const told = appearances.appeared;
    let fails = true;
    const failing: Store['briefs'] = {
      async appeared(versions) {
        if (fails) throw new BriefingError('store-unavailable', { problem: 'SQLITE_FULL' });
        return told(versions);
      },
    };
    const config = {
      briefs: memoryLibrary(files),
      articles: memoryArticles(),
      library: emptyIndex,
      taxonomy,
    };
    desk = createArticleDesk({ ...config, appearances: failing });
    expect(await appearedAt('bridge')).toBeNull();
    expect((await desk.list('w')).undated).toMatchObject({ facts: { problem: 'SQLITE_FULL' } });
    expect(await answerTo('w', 'The ferry', 'Who steers the ferry?')).toBe('Tom Reed');
    fails = false;
    expect(await appearedAt('bridge')).toBe(1);
    expect(await desk.list('w')).not.toHaveProperty('undated');
    fails = true;
    expect(await appearedAt('bridge')).toBe(1);
    // What is known of the former text would pass an edited brief off as old.
    files.set('bridge', bridge.replace('4 million', '5 million'));
    expect(await appearedAt('bridge')).toBeNull();
  });
});

describe('taking in', () => {
  it('keeps an article under an id from its title, for its workspace alone', async () => {
    const { brief } = await desk.takeIn(
      'w',
      pasted('A flood\n\nThe river rose on Monday. Ann Lee fled.'),
      'U1',
    );
    expect(brief.article).toMatchObject({ id: 'a-flood', title: 'A flood' });
    expect(kept.get('w')?.get('a-flood')).toMatchObject({
      title: 'A flood',
      addedBy: 'U1',
      text: { id: 'a-flood' },
    });
    expect((await desk.list('w')).briefs).toEqual([
      { id: 'bridge', title: 'The bridge of Lindow', shipped: true, appearedAt: 1 },
      { id: 'ferry', title: 'The ferry', shipped: true, appearedAt: 2 },
      { id: 'a-flood', title: 'A flood', shipped: false, appearedAt: addedAt('a-flood') },
    ]);
    expect(await answerTo('w', 'A FLOOD', 'Who fled?')).toBe('Ann Lee');
    expect((await desk.read('w', 'a-flood')).brief).toEqual(brief);
    expect((await desk.list('other')).briefs).toHaveLength(2);
    for (const asked of ['a-flood', 'A flood'])
      await expect(desk.read('other', asked)).rejects.toMatchObject({ code: 'brief-unknown' });
    await expect(desk.remove('other', 'a-flood')).rejects.toMatchObject({ code: 'brief-unknown' });
  });

  it('counts where the id is taken, by a shipped brief or its own', async () => {
    const ids = [];
    for (let turn = 0; turn < 3; turn++)
      ids.push(
        (await desk.takeIn('w', pasted(`Ferry\n\nThe ferry sank ${turn + 1} times.`), 'U1')).brief.article.id,
      );
    expect(ids).toEqual(['ferry-2', 'ferry-3', 'ferry-4']);
    expect((await desk.read('w', 'ferry-3')).brief.article.id).toBe('ferry-3');
  });

  it('refuses the same text a second time, also where both come at once, but not in another workspace', async () => {
    const flood = pasted('A flood\n\nAnn Lee fled.');
    await desk.takeIn('w', flood, 'U1');
    const again = { code: 'brief-there', facts: { id: 'a-flood', title: 'A flood' } };
    await expect(desk.takeIn('w', flood, 'U2')).rejects.toMatchObject(again);
    expect((await desk.takeIn('other', flood, 'U1')).brief.article.id).toBe('a-flood');
    const both = ['U1', 'U2'].map((user) => desk.takeIn('third', flood, user));
    const ends = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(ends.sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives two that come at once two ids', async () => {
    const both = await Promise.all(
      ['Ann Lee fled.', 'Tom Reed fled.'].map((text) => desk.takeIn('w', pasted(`A flood\n\n${text}`), 'U1')),
    );
    expect(both.map(({ brief }) => brief.article.id).sort()).toEqual(['a-flood', 'a-flood-2']);
    const fled = [await answerTo('w', 'a-flood', 'Who fled?'), await answerTo('w', 'a-flood-2', 'Who fled?')];
    expect(fled.sort()).toEqual(['Ann Lee', 'Tom Reed']);
  });

  it('keeps nothing that cannot be read', async () => {
    const tooLarge = pasted('ä'.repeat(maxArticleBytes / 2 + 1));
    await expect(desk.takeIn('w', tooLarge, 'U1')).rejects.toMatchObject({
      code: 'article-too-large',
      facts: { source: 'the text', bytes: maxArticleBytes + 2, limit: maxArticleBytes },
    });
    await expect(desk.takeIn('w', pasted('…'), 'U1')).rejects.toMatchObject({ code: 'article-empty' });
    const wrongTheme = pasted('---\nthemes: [nonsense]\n---\nThe river rose.');
    await expect(desk.takeIn('w', wrongTheme, 'U1')).rejects.toMatchObject({ code: 'front-matter-invalid' });
    expect(kept.size).toBe(0);
  });

  it('is found by title only where one has it', async () => {
    for (const text of ['It rained.', 'It hailed.'])
      await desk.takeIn('w', pasted(`A big flood\n\n${text}`), 'U1');
    await expect(desk.read('w', 'a big flood')).rejects.toMatchObject({ code: 'brief-unknown' });
    expect((await desk.read('w', 'A-BIG-FLOOD')).brief.article.id).toBe('a-big-flood');
  });

  it('goes before a brief that is shipped later under its id, and can be removed', async () => {
    await desk.takeIn('w', pasted('Tunnel\n\nAnn Lee dug it.'), 'U1');
    files.set('tunnel', 'Ada Marsh dug the tunnel.');
    expect(await answerTo('w', 'tunnel', 'Who dug it?')).toBe('Ann Lee');
    expect(await answerTo('other', 'tunnel', 'Who dug the tunnel?')).toBe('Ada Marsh');
    expect((await desk.list('w')).briefs.map(({ id }) => id)).toEqual(['bridge', 'ferry', 'tunnel']);
    await desk.remove('w', 'Tunnel');
    expect(await answerTo('w', 'tunnel', 'Who dug the tunnel?')).toBe('Ada Marsh');
  });
});

describe('progress', () => {
  const told: WorkProgress[] = [];
  beforeEach(() => {
    told.length = 0;
    desk = createArticleDesk({
      briefs: memoryLibrary(files),
      articles: memoryArticles(kept),
      library: emptyIndex,
      appearances,
      taxonomy,
      onProgress: (progress) => void told.push(progress),
    });
  });

  it('is told brief by brief, and not of those that were read before', async () => {
    await desk.list('w');
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    told.length = 0;
    await desk.list('w');
    expect(told).toEqual([]);
    files.set('tunnel', ferry.replaceAll('ferry', 'tunnel'));
    await desk.list('w');
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [2, 3],
      [3, 3],
    ]);
  });

  it('of an article is told stage by stage, and ends where it cannot be taken in', async () => {
    await desk.takeIn('w', pasted(bridge), 'ada');
    expect(told.map(({ doing, done }) => `${doing} ${done}`)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `taking-in ${n}`),
    );
    told.length = 0;
    await expect(desk.takeIn('w', pasted('  '), 'ada')).rejects.toThrow();
    expect(told.at(-1)).toEqual({ doing: 'taking-in', done: 4, total: 4 });
  });
});

describe('removing', () => {
  it('removes what the workspace has added and nothing else', async () => {
    await desk.takeIn('w', pasted('A flood\n\nIt rained.'), 'U1');
    await desk.remove('w', 'A-Flood');
    await expect(desk.read('w', 'a-flood')).rejects.toMatchObject({ code: 'brief-unknown' });
    await expect(desk.remove('w', 'a-flood')).rejects.toMatchObject({ code: 'brief-unknown' });
    await expect(desk.remove('w', 'Bridge')).rejects.toMatchObject({
      code: 'brief-shipped',
      facts: { id: 'bridge' },
    });
  });
});

describe('failures and limits', () => {
  it('loads the taxonomy again where it failed, and once where it did not', async () => {
    let loads = 0;
    desk = createArticleDesk({
      briefs: memoryLibrary(files),
      articles: memoryArticles(),
      library: emptyIndex,
      appearances,
      taxonomy: async () => {
        loads++;
        if (loads === 1)
          throw new BriefingError('config-unreadable', { file: 'themes.yaml', problem: 'ENOENT' });
        return taxonomy();
      },
    });
    await expect(desk.read('w', 'bridge')).rejects.toMatchObject({ code: 'config-unreadable' });
    await desk.read('w', 'bridge');
    await desk.read('w', 'ferry');
    expect(loads).toBe(2);
  });

  it('refuses longer articles than it is for', async () => {
    const config = {
      briefs: memoryLibrary(files),
      articles: memoryArticles(),
      library: emptyIndex,
      appearances,
      taxonomy,
    };
    const place = { paragraph: 1, sentence: 1 };
    desk = createArticleDesk({ ...config, longest: ferry.length });
    await expect(desk.read('w', 'bridge')).rejects.toBeInstanceOf(HeavyArticle);
    await expect(desk.ask('w', 'bridge', 'Who?', null)).rejects.toBeInstanceOf(HeavyArticle);
    await expect(desk.expand('w', 'bridge', place)).rejects.toBeInstanceOf(HeavyArticle);
    await desk.read('w', 'ferry');
    expect((await desk.list('w')).briefs).toHaveLength(2);
  });
});
