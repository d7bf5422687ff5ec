import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairText } from '../../../src/core/article/repair-text.ts';
import type { Brief } from '../../../src/core/brief/brief.ts';
import { buildBrief } from '../../../src/core/brief/build-brief.ts';
import { facetIds } from '../../../src/core/theme/theme.ts';
import {
  articleOf,
  readSample,
  sampleArticle,
  sampleNames,
  shippedTaxonomy,
} from '../../samples/sample-articles.ts';

const topicIds = new Set(shippedTaxonomy.topics.map(({ id }) => id));
const order = ['glance', ...topicIds, 'timeline', 'figures', 'people', 'voices', 'outlook'];

async function briefOf(source: string, name?: string): Promise<Brief> {
  return buildBrief(await articleOf(source, name), shippedTaxonomy);
}

function card(brief: Brief, id: string) {
  return brief.cards.find((other) => other.id === id);
}

describe.each(sampleNames)('the brief of %s', async (name) => {
  const source = readSample(name);
  const brief = buildBrief(await sampleArticle(name), shippedTaxonomy);
  const points = brief.cards.flatMap((own) => own.points);

  it('quotes the file character by character and repairs only what is shown', () => {
    expect(points.length).toBeGreaterThan(20);
    for (const { text, citation } of points) {
      expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
      expect(text).toBe(repairText(citation.quote));
    }
  });

  it('has three points at a glance and keeps the limits of its cards', () => {
    expect(card(brief, 'glance')?.points).toHaveLength(3);
    for (const { id, points: own, more } of brief.cards) {
      expect(own.length).toBeGreaterThan(0);
      expect(own.length).toBeLessThanOrEqual(facetIds.some((facet) => facet === id) ? 10 : 5);
      expect(more).toBeGreaterThanOrEqual(0);
    }
  });

  it('shows its cards in one order, each theme once', () => {
    const ids = brief.cards.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = ids.filter((id) => !id.startsWith('found-'));
    expect(known).toEqual(order.filter((id) => known.includes(id)));
  });

  it('puts few points on two topic cards', () => {
    const places = brief.cards
      .filter(({ id }) => topicIds.has(id))
      .flatMap((own) => own.points.map(({ citation }) => citation.start));
    expect(places.length - new Set(places).size).toBeLessThanOrEqual(places.length / 4);
  });

  it('is the same each time, byte for byte', async () => {
    const again = buildBrief(await sampleArticle(name), shippedTaxonomy);
    expect(JSON.stringify(again)).toBe(JSON.stringify(brief));
  });
});

describe('buildBrief', () => {
  it('puts what belongs to a topic on its card', async () => {
    const ids = (name: string) =>
      sampleArticle(name).then((article) => buildBrief(article, shippedTaxonomy).cards.map(({ id }) => id));
    expect(await ids('vaccine-trial.md')).toContain('health');
    expect(await ids('football-final.md')).toContain('sport');
    expect(await ids('election-law.txt')).toEqual(expect.arrayContaining(['politics', 'law']));
    expect(await ids('satellite-launch.md')).toContain('technology');
    expect(await ids('border-treaty.txt')).toContain('foreign');
    expect(await ids('bank-merger.md')).toContain('finance');
  });

  it('makes no card of a theme that is mentioned in passing', async () => {
    const filler = 'The baker of Lindow kneads the dough before dawn and lets it rest. '.repeat(14);
    const brief = await briefOf(`${filler}A football match was on the radio.`);
    expect(card(brief, 'sport')).toBeUndefined();
  });

  it('makes a card of a weak theme that the editor asked for', async () => {
    const filler = 'The baker of Lindow kneads the dough before dawn and lets it rest. '.repeat(14);
    const brief = await briefOf(
      `---\ntitle: Dough\nthemes: [sport]\n---\n${filler}A football match was on the radio.`,
      'dough.md',
    );
    expect(card(brief, 'sport')?.points).toHaveLength(1);
  });

  it('takes the themes of front matter by alias too, and names a wrong one with its line', async () => {
    const text = (theme: string) =>
      `---\ntitle: Rent\nthemes: [${theme}]\n---\n${'The rent rose. It rained in Lindow. '.repeat(8)}`;
    expect(card(await briefOf(text('housing'), 'rent.md'), 'livelihood')).toBeDefined();
    await expect(briefOf(text('finanse'), 'rent.md')).rejects.toMatchObject({
      code: 'front-matter-invalid',
      facts: {
        problems: [{ line: 3, key: 'themes', problem: expect.stringContaining('did you mean finance?') }],
      },
    });
  });

  it('names themes of its own where no configured one fits', async () => {
    const brief = await briefOf(
      [
        'Sourdough bread needs patience and a warm kitchen.',
        'A rye starter is fed each evening with flour and water.',
        'The rye starter smells of apples after four days.',
        'Old bakers kept a rye starter in a stone jar below the stairs.',
        'Salt goes in last, when the dough is smooth.',
        'A rye starter that is too cold sleeps for a week.',
        'Loaves rest in baskets of willow until they have doubled.',
      ].join(' '),
    );
    const found = brief.cards.find(({ theme }) => theme.kind === 'found');
    expect(found?.theme).toMatchObject({ id: 'found-rye-starter', label: 'Rye starter' });
    expect(found?.points).toHaveLength(4);
  });

  it('shows the timeline by date, as given and resolved', async () => {
    const brief = await briefOf(
      '---\ndate: 2024-05-10\n---\nThe bridge of Lindow will be rebuilt in 2026. The old one was opened on 3 May 1921. It was closed last month.',
      'bridge.md',
    );
    expect(card(brief, 'timeline')?.points.map(({ dates }) => dates)).toEqual([
      [{ given: '3 May 1921', iso: '1921-05-03' }],
      [{ given: 'last month', iso: '2024-04' }],
      [{ given: '2026', iso: '2026' }],
    ]);
  });

  it('says what a figure counts', async () => {
    const brief = await briefOf(
      'The profit of the mill was $ 4.2 million. It feeds 1,200 families of the valley.',
    );
    const figures = card(brief, 'figures')?.points.flatMap((point) => point.figures ?? []);
    expect(figures).toEqual([
      { kind: 'amount', given: '$ 4.2 million', value: 4_200_000, unit: '$', counts: 'profit of the mill' },
      { kind: 'count', given: '1,200', value: 1200, unit: null, counts: 'families of the valley' },
    ]);
  });

  it('quotes a person with the role beside the name', async () => {
    const brief = await briefOf(
      'The new hall was shown to Ada Marsh, the mayor of Lindow and a former teacher, on Monday.',
    );
    expect(card(brief, 'people')?.points).toEqual([
      expect.objectContaining({
        text: 'Ada Marsh, the mayor of Lindow and a former teacher',
        person: { name: 'Ada Marsh', role: 'mayor of Lindow and a former teacher' },
      }),
    ]);
  });

  it('tells who speaks, over the sentences of a paragraph', async () => {
    const brief = await briefOf(
      'Critics believe that the plan is too weak. They say that it comes too late. The sun rose over the hills of Lindow.',
    );
    expect(card(brief, 'voices')?.points.map(({ speaker, text }) => [speaker, text.slice(0, 12)])).toEqual([
      ['Critics', 'Critics beli'],
      ['Critics', 'They say tha'],
    ]);
  });

  it('has fewer points at a glance only where the article is shorter', async () => {
    expect(card(await briefOf('One sentence stands here.'), 'glance')?.points).toHaveLength(1);
    expect(
      card(await briefOf('One sentence stands here. A second follows it.'), 'glance')?.points,
    ).toHaveLength(2);
  });

  it('takes any text: what it quotes is there', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Ada Marsh said so.',
        'It cost $ 4 million in 2020',
        'High -level talks, ',
        '\n\n',
        '\r\n',
        '# Head\n',
        '"Unclosed ',
        '…',
        '金融。',
        '👩‍🚀 ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 30 }), async (pieces) => {
        const source = `Start here. ${pieces.join('')}`;
        const brief = await briefOf(source);
        for (const { citation } of brief.cards.flatMap(({ points }) => points))
          expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});
