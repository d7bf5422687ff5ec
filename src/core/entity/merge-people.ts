/** Who an article speaks of: mentions by full name, family name or given name brought together. */
import type { Name } from './entity.ts';
import type { ReadSentence } from './read-entities.ts';

export interface PersonMention {
  /** Index of the sentence. */
  readonly sentence: number;
  readonly name: Name;
}

export interface Person {
  /** The fullest form of the name that the article uses. */
  readonly name: string;
  /** In order; at least one. */
  readonly mentions: readonly PersonMention[];
}

/** In the order of their first mention. Linear. */
export function mergePeople(sentences: readonly ReadSentence[]): Person[] {
  const mentions = sentences.flatMap(({ names }, sentence) =>
    names.filter(({ kind }) => kind === 'person').map((name) => ({ sentence, name })),
  );
  const full = fullNames(mentions.map(({ name }) => name.text));
  const people = new Map<string, PersonMention[]>();
  for (const mention of mentions) {
    const name = full.get(mention.name.text) ?? mention.name.text;
    const known = people.get(name) ?? [];
    people.set(name, known);
    known.push(mention);
  }
  return [...people].map(([name, own]) => ({ name, mentions: own }));
}

/** Whether a name is one word only. */
export function isSingleWord(name: string): boolean {
  return !/\s/.test(name.trim());
}

/** A one-word name → the one full name that ends or begins with it; left alone where two do. */
function fullNames(names: readonly string[]): Map<string, string> {
  const byPart = new Map<string, Set<string>>();
  for (const name of names) {
    if (isSingleWord(name)) continue;
    const parts = name.split(/\s+/);
    for (const part of new Set([parts[0], parts.at(-1)])) {
      if (part === undefined) continue;
      const owners = byPart.get(part) ?? new Set<string>();
      byPart.set(part, owners.add(name));
    }
  }
  const full = new Map<string, string>();
  for (const name of names) {
    const [owner, ...others] = byPart.get(name) ?? [];
    if (isSingleWord(name) && owner !== undefined && others.length === 0) full.set(name, owner);
  }
  return full;
}
