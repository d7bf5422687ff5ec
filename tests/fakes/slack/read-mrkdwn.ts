/** Slack's mrkdwn as the client shows it: what a person reads, and what arises from markup in it. */

export interface ReadText {
  readonly text: string;
  /** Everybody who is notified or linked. */
  readonly mentions: readonly string[];
  /** Addresses that can be clicked. */
  readonly links: readonly string[];
  /** Looks and pictures that markup made: `bold`, `emoji`… */
  readonly markup: readonly string[];
}

const control = /<([^<>]*)>/g;
const pairs: readonly (readonly [string, RegExp])[] = [
  ['code', /(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])/gu],
  ['bold', /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?![\p{L}\p{N}*])/gu],
  ['italic', /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}_])/gu],
  ['strike', /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*\S)~(?![\p{L}\p{N}~])/gu],
];

/** `formatted: false`: a field whose message says `mrkdwn: false`; entities and control sequences still work there. */
export function readMrkdwn(source: string, { formatted = true } = {}): ReadText {
  const mentions: string[] = [];
  const links: string[] = [];
  const markup: string[] = [];
  let text = source.replace(control, (_whole, inner: string) => {
    const [target = '', label] = inner.split('|');
    if (/^[@#!]/.test(target)) {
      mentions.push(target);
      return label ?? target;
    }
    links.push(target);
    return label ?? target;
  });
  if (formatted) {
    for (const [look, pattern] of pairs)
      text = text.replace(pattern, (_whole, inner: string) => {
        markup.push(look);
        return inner;
      });
    text = text.replace(/^(?:>|&gt;) ?/gm, () => {
      markup.push('quote');
      return '';
    });
    text = text.replace(/:[a-z0-9_+-]+:/g, (name) => {
      markup.push('emoji');
      return `[${name}]`;
    });
    for (const [address] of text.matchAll(/\bhttps?:\/\/\S+/g)) links.push(address);
  }
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return {
    text: text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity),
    mentions,
    links,
    markup,
  };
}
