/** config/themes.yaml: how each theme is shown and asked for, and the words that mark a topic. */
import { z } from 'zod';
import { type FacetId, facetIds, type Taxonomy, type Theme } from '../core/theme/theme.ts';
import { checkYaml } from './check-yaml.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const needLabel = 'give a label, the words that stand on the card';
const needAliases = 'give aliases as a list of words, for example [critics, opinions]';
const needEmoji = 'give one emoji, for example "💬"';
const needColour = 'give a colour as "#rrggbb", in quotation marks since # begins a comment';
const needTerms =
  'give terms as a list of words, for example [stock market, loan], numbers in quotation marks';
const needStrong = 'give at least one term that marks the topic by itself';
const needId = 'give an id in lower case with hyphens, for example public-transport';

/** One remedy for whatever is wrong with a mapping, save for a key too many, which is named. */
const remedy = (need: string) => ({
  error: (issue: z.core.$ZodRawIssue) => {
    if (issue.code === 'invalid_key') return needId;
    if (issue.code !== 'unrecognized_keys') return need;
    return `remove ${issue.keys.map((key) => `"${key}"`).join(' and ')}, which means nothing here`;
  },
});

const words = (need: string) => z.string(need).trim().min(1, need);
const terms = z.array(words(needTerms).regex(/[\p{L}\p{N}]/u, needTerms), needTerms);

const look = {
  label: words(needLabel),
  aliases: z.array(words(needAliases).toLowerCase(), needAliases).default([]),
  emoji: words(needEmoji).refine((emoji) => [...graphemes.segment(emoji)].length === 1, needEmoji),
  colour: z
    .string(needColour)
    .regex(/^#[0-9a-f]{6}$/i, needColour)
    .toLowerCase(),
};
const facet = z.strictObject(look, remedy('describe this facet with label, emoji and colour'));
const topic = z.strictObject(
  { ...look, strong: terms.min(1, needStrong), weak: terms.default([]) },
  remedy('describe this topic with label, emoji, colour and its strong terms'),
);

const schema = z
  .strictObject(
    {
      facets: z.record(z.enum(facetIds), facet, remedy(`give the facets ${facetIds.join(', ')}`)),
      topics: z.record(
        z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
        topic,
        remedy('give the topics by id'),
      ),
    },
    remedy('give facets and topics'),
  )
  // `when`: beside mistakes of other kinds, so that all are reported at once; hence the doubts about shape below.
  .superRefine(refuseSharedNames, { when: () => true });

type Themes = Readonly<Record<string, { label?: unknown; aliases?: unknown } | undefined>>;

/** A reader asks for a theme by id, label or alias: each may stand for one theme only. */
function refuseSharedNames(file: { facets?: Themes; topics?: Themes }, context: z.core.$RefinementCtx) {
  const owners = new Map<string, string>();
  for (const group of ['facets', 'topics'] as const) {
    for (const [id, theme] of Object.entries(file[group] ?? {})) {
      for (const [name, path] of namesOf(id, theme?.label, theme?.aliases)) {
        const owner = owners.get(name);
        if (owner === undefined) owners.set(name, `${group}.${id}`);
        else {
          const message = `"${name}" already stands for ${owner}: leave it to one of the two`;
          context.addIssue({ code: 'custom', path: [group, id, ...path], message });
        }
      }
    }
  }
}

/** Each name of a theme, in lower case, once, with the path below the theme at which it stands. */
function namesOf(id: string, label: unknown, aliases: unknown): Map<string, PropertyKey[]> {
  const names = new Map<string, PropertyKey[]>([[id, []]]);
  if (typeof label === 'string') names.set(label.toLowerCase(), ['label']);
  if (!Array.isArray(aliases)) return names;
  for (const [index, alias] of aliases.entries())
    if (typeof alias === 'string') names.set(alias.toLowerCase(), ['aliases', index]);
  return names;
}

/** The taxonomy in `yaml`, deeply frozen. Throws BriefingError `config-invalid` with every problem; `file` is what it calls the text. */
export function parseTaxonomy(yaml: string, file: string): Taxonomy {
  const { facets, topics } = checkYaml(schema, yaml, file);
  const facetThemes = facetIds.map((id): [FacetId, Theme] => [id, { id, kind: 'facet', ...facets[id] }]);
  return deepFreeze({
    facets: Object.fromEntries(facetThemes) as Record<FacetId, Theme>,
    topics: Object.entries(topics).map(([id, topic]) => ({ id, kind: 'topic', ...topic })),
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
