/** A message in Discord, as plain text. */

export interface ReadText {
  readonly text: string;
  /** Whether other people are mentioned in it. */
  readonly mentionsOthers: boolean;
}

/** The bot's own mention is gone, other markup is what a person would say for it. */
export function readDiscordText(content: string, bot: string): ReadText {
  const text = content
    .replaceAll(new RegExp(`<@!?${bot}>`, 'g'), ' ')
    .replace(/<@[!&]?\d+>/g, '@someone')
    .replace(/<#\d+>/g, '#channel')
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<t:-?\d+(?::\w)?>/g, ' ')
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/\s+/g, ' ')
    .trim();
  return { text, mentionsOthers: text.includes('@someone') };
}
