import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTaxonomy } from '../../src/config/taxonomy.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { tokenize } from '../../src/core/text/tokens.ts';
import { facetIds } from '../../src/core/theme/theme.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../config/themes.yaml'), 'utf8');

/** Without a mistake, one line a theme: the facets on lines 2 to 7, the topics on lines 9 and 10. */
const sound = `facets:
  glance: {label: At a glance, emoji: "📌", colour: "#495057"}
  timeline: {label: Timeline, emoji: "📅", colour: "#495057"}
  figures: {label: Figures, emoji: "🔢", colour: "#495057"}
  people: {label: People, emoji: "👥", colour: "#495057"}
  voices: {label: Voices, aliases: [Critics], emoji: "💬", colour: "#495057"}
  outlook: {label: Outlook, emoji: "🔭", colour: "#495057"}
topics:
  finance: {label: Finance, emoji: "💰", colour: "#2B8A3E", strong: [loan, IPO], weak: [bank]}
  public-transport: {label: Transport, aliases: [trains, Buses], emoji: "🚆", colour: "#1c7ed6", strong: [railway]}
`;

function problemsOf(yaml: string) {
  try {
    parseTaxonomy(yaml, 'themes.yaml');
  } catch (error) {
    if (error instanceof BriefingError && error.code === 'config-invalid')
      return (error as BriefingError<'config-invalid'>).facts.problems;
    throw error;
  }
  return [];
}

function changed(...changes: (readonly [from: string, to: string])[]): string {
  return changes.reduce((yaml, [from, to]) => {
    expect(yaml).toContain(from);
    return yaml.replace(from, to);
  }, sound);
}

describe('themes.yaml as shipped', () => {
  const { facets, topics } = parseTaxonomy(shipped, 'config/themes.yaml');
  const themes = [...Object.values(facets), ...topics];
  const stems = (term: string) =>
    tokenize(term)
      .map(({ stem }) => stem)
      .join(' ');

  it('has every facet and the topics in the order of their cards', () => {
    expect(Object.keys(facets)).toEqual(facetIds);
    expect(topics.map(({ id }) => id).join(' ')).toBe(
      'finance technology livelihood security economy foreign politics health climate law culture sport',
    );
  });

  it('is known by the words a reader would use', () => {
    const idOf = (alias: string) => themes.find(({ aliases }) => aliases.includes(alias))?.id;
    expect(['critics', 'housing', 'dates', 'diplomacy', 'football'].map(idOf)).toEqual([
      'voices',
      'livelihood',
      'timeline',
      'foreign',
      'sport',
    ]);
  });

  it('tells themes apart by emoji and colour', () => {
    expect(new Set(themes.map(({ emoji }) => emoji)).size).toBe(themes.length);
    expect(new Set(themes.map(({ colour }) => colour)).size).toBe(themes.length);
  });

  it.each(topics.map((topic) => [topic.id, topic] as const))(
    'gives %s each term once, by stem',
    (_, topic) => {
      const terms = [...topic.strong, ...topic.weak].map(stems);
      expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
      expect(terms).not.toContain('');
    },
  );

  it('gives no strong term to two topics', () => {
    const strong = topics.flatMap((topic) => topic.strong.map(stems));
    expect(strong.filter((term, index) => strong.indexOf(term) !== index)).toEqual([]);
  });
});

describe('parseTaxonomy', () => {
  it('lowers aliases and colours, keeps terms as written and leaves nothing undefined', () => {
    const { facets, topics } = parseTaxonomy(sound, 'themes.yaml');
    expect(facets.voices).toEqual({
      id: 'voices',
      kind: 'facet',
      label: 'Voices',
      aliases: ['critics'],
      emoji: '💬',
      colour: '#495057',
    });
    expect(facets.glance.aliases).toEqual([]);
    expect(topics[0]).toMatchObject({ colour: '#2b8a3e', strong: ['loan', 'IPO'], weak: ['bank'] });
    expect(topics[1]).toMatchObject({
      id: 'public-transport',
      kind: 'topic',
      aliases: ['trains', 'buses'],
      weak: [],
    });
  });

  it('freezes the taxonomy to its leaves', () => {
    const taxonomy = parseTaxonomy(sound, 'themes.yaml');
    const parts = [taxonomy, taxonomy.facets, taxonomy.facets.voices, taxonomy.facets.voices.aliases];
    const topics = [
      taxonomy.topics,
      taxonomy.topics[0],
      taxonomy.topics[0]?.strong,
      taxonomy.topics[1]?.weak,
    ];
    for (const part of [...parts, ...topics]) expect(Object.isFrozen(part)).toBe(true);
  });

  it.each([
    ['a facet left out', ['  people: {', '  # {'], 1, 'facets.people', 'describe this facet with label'],
    ['a facet nobody knows', ['topics:', '  voice: {}\ntopics:'], 8, 'facets', 'remove "voice"'],
    [
      'an id in capitals',
      ['  finance:', '  Finance News:'],
      9,
      'topics.Finance News',
      'lower case with hyphens',
    ],
    ['an id of digits', ['  finance:', '  2024:'], 9, 'topics.2024', 'lower case with hyphens'],
    ['no label', ['label: Transport, ', ''], 10, 'topics.public-transport.label', 'give a label'],
    ['a blank label', ['Transport', '" "'], 10, 'topics.public-transport.label', 'give a label'],
    ['aliases that are no list', ['[Critics]', 'Critics'], 6, 'facets.voices.aliases', 'as a list'],
    ['an alias that is a number', ['[Critics]', '[a, 9]'], 6, 'facets.voices.aliases.1', 'as a list'],
    ['two emoji', ['🚆', '🚆🚌'], 10, 'topics.public-transport.emoji', 'give one emoji'],
    ['a colour by name', ['"#1c7ed6"', 'blue'], 10, 'topics.public-transport.colour', 'as "#rrggbb"'],
    ['a short colour', ['#1c7ed6', '#17d'], 10, 'topics.public-transport.colour', 'as "#rrggbb"'],
    ['no strong term', ['[railway]', '[]'], 10, 'topics.public-transport.strong', 'at least one term'],
    [
      'no list of strong terms',
      [', strong: [railway]', ''],
      10,
      'topics.public-transport.strong',
      'as a list',
    ],
    ['a term without a letter', ['[railway]', '["-"]'], 10, 'topics.public-transport.strong.0', 'as a list'],
    ['a term that is a number', ['[bank]', '[bank, 500]'], 9, 'topics.finance.weak.1', 'in quotation marks'],
    ['a key too many', ['weak:', 'week:'], 9, 'topics.finance', 'remove "week"'],
    ['a label claimed twice', ['Transport', 'VOICES'], 10, 'topics.public-transport.label', 'facets.voices'],
    [
      'an alias claimed twice',
      ['Buses', 'critics'],
      10,
      'topics.public-transport.aliases.1',
      'facets.voices',
    ],
    [
      'an alias that is an id',
      ['Buses', 'finance'],
      10,
      'topics.public-transport.aliases.1',
      'topics.finance',
    ],
    [
      'an id claimed twice',
      ['public-transport', 'glance'],
      10,
      'topics.glance',
      '"glance" already stands for',
    ],
  ] as const)('reports %s with its line', (_, change, line, path, remedy) => {
    expect(problemsOf(changed(change))).toEqual([{ path, line, problem: expect.stringContaining(remedy) }]);
  });

  it('reports a colour that YAML took for a comment', () => {
    const block =
      '  sport:\n    label: Sport\n    emoji: "⚽"\n    colour: #d9a400\n    strong: [football]\n';
    expect(problemsOf(sound + block)).toEqual([
      { path: 'topics.sport.colour', line: 14, problem: expect.stringContaining('in quotation marks') },
    ]);
  });

  it('reports mistakes of every kind at once', () => {
    const changes = [
      ['label: At a glance, ', ''],
      ['"📅"', 'date'],
      ['[Critics]', '[finance]'],
      ['[loan, IPO]', 'loan'],
      ['Buses', 'PEOPLE'],
    ] as const;
    expect(problemsOf(changed(...changes)).map(({ line, path }) => [line, path])).toEqual([
      [2, 'facets.glance.label'],
      [3, 'facets.timeline.emoji'],
      [9, 'topics.finance.strong'],
      [9, 'topics.finance.label'],
      [10, 'topics.public-transport.aliases.1'],
    ]);
  });

  it.each([
    ['an empty file', '', ['facets', 'topics']],
    ['a list', '- finance\n', ['']],
    ['a text', 'finance\n', ['']],
    [
      'topics that are a list',
      changed([sound.slice(sound.indexOf('topics:')), 'topics: [finance]\n']),
      ['topics'],
    ],
    [
      'a topic without anything',
      changed([sound.slice(sound.indexOf('  public')), '  art:\n']),
      ['topics.art'],
    ],
  ])('names what is missing from %s', (_, yaml, paths) => {
    expect(problemsOf(yaml).map(({ path }) => path)).toEqual(paths);
  });
});
