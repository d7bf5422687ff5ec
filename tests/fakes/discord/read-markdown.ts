/**
 * Reads Discord Markdown as the client shows it: what a person reads, and all that it would format, mention or link.
 * The rules are those of the desktop client as people have measured them, in its order of precedence.
 */

export interface ReadText {
  /** What a person reads; block elements on lines of their own. */
  readonly text: string;
  /** Of people, roles, everyone, and all else that Discord replaces, channels excepted. */
  readonly mentions: readonly string[];
  /** Ids of channels that are shown by their names; nobody is told of that. */
  readonly channels: readonly string[];
  readonly links: readonly string[];
  /** Every format, in order: strong, em, underline, strike, spoiler, code, codeblock, emoji, time, heading, quote, list, subtext. */
  readonly formats: readonly string[];
}

interface Found {
  text: string;
  mentions: string[];
  channels: string[];
  links: string[];
  formats: string[];
}

/** What a rule makes of its match; `inner` is read again, at the start of a line if the match was. */
interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly lineStart?: boolean;
  readonly as: 'format' | 'block' | 'mention' | 'channel' | 'link' | 'masked' | 'literal';
}

const rules: readonly Rule[] = [
  { name: 'codeblock', pattern: /```(?:[\w\-+.]*\n)?([\s\S]*?[^\n][\s\S]*?)```/y, as: 'literal' },
  { name: 'strong', pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, as: 'format' },
  { name: 'underline', pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, as: 'format' },
  { name: 'em', pattern: /\*(?!\s)((?:\\[\s\S]|\*\*|[^*\\])+?)(?<!\s) {0,2}\*(?!\*)/y, as: 'format' },
  { name: 'em', pattern: /_((?:\\[\s\S]|__|[^_\\])+?)_(?!\w)/y, as: 'format' },
  { name: 'strike', pattern: /~~([\s\S]+?)~~(?!_)/y, as: 'format' },
  { name: 'spoiler', pattern: /\|\|([\s\S]+?)\|\|/y, as: 'format' },
  { name: 'code', pattern: /(?<fence>`+)([\s\S]+?)(?<!`)\k<fence>(?!`)/y, as: 'literal' },
  { name: 'time', pattern: /<t:-?\d+(?::[tTdDfFRsS])?>/y, as: 'mention' },
  { name: 'emoji', pattern: /<a?:\w+:\d+>/y, as: 'mention' },
  { name: 'emoji', pattern: /:[^\s:]+?(?:::skin-tone-\d)?:/y, as: 'mention' },
  { name: 'user', pattern: /<@!?\d+>/y, as: 'mention' },
  { name: 'channel', pattern: /<#(\d+)>/y, as: 'channel' },
  { name: 'role', pattern: /<@&\d+>/y, as: 'mention' },
  { name: 'command', pattern: /<\/[^>:]+:\d+>/y, as: 'mention' },
  { name: 'place', pattern: /<id:[\w-]+(?::\d+)?>/y, as: 'mention' },
  { name: 'sound', pattern: /<sound:\d+:\d+>/y, as: 'mention' },
  { name: 'everyone', pattern: /@(?:everyone|here)/y, as: 'mention' },
  { name: 'link', pattern: /<((?:mailto:|tel:)?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/y, as: 'link' },
  { name: 'link', pattern: /<([^: >]+:\/[^ >]+)>/y, as: 'link' },
  { name: 'link', pattern: /((?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s])/iy, as: 'link' },
  {
    name: 'link',
    pattern:
      /\[((?:\[[^\]]*\]|[^[\]])*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\[^\n])*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
    as: 'masked',
  },
  { name: 'subtext', pattern: /-# +(?!-#)([^\n]+)\n?/y, as: 'block', lineStart: true },
  { name: 'heading', pattern: /#{1,3}\s+(?!#)([^\n]*)\n?/y, as: 'block', lineStart: true },
  { name: 'quote', pattern: />>> ([\s\S]*)/y, as: 'block', lineStart: true },
  { name: 'quote', pattern: /> ([^\n]*)\n?/y, as: 'block', lineStart: true },
  { name: 'list', pattern: /(?:[*+-]|\d+\.) +([^\n]+)\n?/y, as: 'block', lineStart: true },
];

/** Reads one content or embed description. */
export function readMarkdown(source: string): ReadText {
  const found: Found = { text: '', mentions: [], channels: [], links: [], formats: [] };
  read(source, true, found);
  return found;
}

function read(source: string, startsLine: boolean, found: Found): void {
  for (let at = 0; at < source.length; ) {
    if (source[at] === '\\' && at + 1 < source.length) {
      const next = source.charAt(at + 1);
      found.text += /[0-9A-Za-z\s]/.test(next) ? `\\${next}` : next;
      at += 2;
      continue;
    }
    const lineSoFar = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
    const onlySpaces = /^ *$/.test(lineSoFar) && (startsLine || source.slice(0, at).includes('\n'));
    const end = applyRules(source, at, onlySpaces, found);
    if (end !== null) {
      at = end;
      continue;
    }
    found.text += source.charAt(at);
    at += 1;
  }
}

/** The index after the first rule that matches at `at`, or null. */
function applyRules(source: string, at: number, lineStart: boolean, found: Found): number | null {
  for (const rule of rules) {
    if (rule.lineStart && !lineStart) continue;
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(source);
    if (match) {
      take(rule, match, lineStart, found);
      return at + match[0].length;
    }
  }
  return null;
}

function take(rule: Rule, match: RegExpExecArray, lineStart: boolean, found: Found): void {
  const inner = match.at(-1) ?? '';
  switch (rule.as) {
    case 'format':
      found.formats.push(rule.name);
      read(inner, lineStart, found);
      return;
    case 'block':
      found.formats.push(rule.name);
      if (found.text !== '' && !found.text.endsWith('\n')) found.text += '\n';
      read(inner, true, found);
      found.text += '\n';
      return;
    case 'literal':
      found.formats.push(rule.name);
      found.text += rule.name === 'code' ? inner.replace(/^ (?= *`)|(?<=` *) $/g, '') : inner;
      return;
    case 'mention':
      found.mentions.push(match[0]);
      found.text += match[0];
      return;
    case 'channel':
      found.channels.push(inner);
      found.text += match[0];
      return;
    case 'link':
      found.links.push(match[1] ?? '');
      found.text += match[1] ?? '';
      return;
    case 'masked':
      found.links.push(match[2] ?? '');
      read(match[1] ?? '', false, found);
  }
}
