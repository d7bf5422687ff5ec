/** What people write in Slack, with Slack's own markup turned into plain text. */

export interface SlackText {
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly mentionsOthers: boolean;
}

const control = /<([^<>|]*)(?:\|([^<>]*))?>/g;
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Mentions of people are taken out; a channel, a link or a date stays as the text that the client shows for it. */
export function readSlackText(source: string, botUser: string): SlackText {
  let mentionsBot = false;
  let mentionsOthers = false;
  const text = source.replace(control, (_whole, target: string, label: string | undefined) => {
    if (target === `@${botUser}`) {
      mentionsBot = true;
      return ' ';
    }
    if (target.startsWith('!date^')) return label ?? '';
    if (target.startsWith('@') || target.startsWith('!')) {
      mentionsOthers = true;
      return ' ';
    }
    if (target.startsWith('#')) return label ? `#${label}` : ' ';
    return label || target.replace(/^mailto:/, '');
  });
  const plain = text
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
  // "@Briefwire, who came?"
  return { text: mentionsBot ? plain.replace(/^[,:;–—-]\s*/, '') : plain, mentionsBot, mentionsOthers };
}
