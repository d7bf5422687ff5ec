/** Takes secrets out of a line before it is written, whoever put them in. */

/** Stands where a secret stood. */
export const masked = '[secret]';

/** Shorter ones are no tokens, and would tear words apart. */
const shortestSecret = 8;

/** What is a secret by its shape, though nobody named it. Each keeps what tells a reader which it was. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // https://docs.slack.dev/authentication/tokens
  [/\bx(?:ox[a-z]|app)-[\w-]{6,}/g, masked],
  // https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
  [/(hooks\.slack\.com\/)[\w/-]+/g, `$1${masked}`],
  // https://docs.discord.com/developers/resources/webhook, https://docs.discord.com/developers/interactions/receiving-and-responding
  [/(\/(?:webhooks|interactions)\/\d{5,}\/)[\w.-]{8,}/g, `$1${masked}`],
  // A Discord bot token: the id, a time and a signature, each in base64.
  [/\b[\w-]{18,}\.[\w-]{6}\.[\w-]{27,}/g, masked],
  [/\b(Bearer|Bot|Basic)\s+[\w.~+/=-]{8,}/g, `$1 ${masked}`],
];

/** `secrets` are found as they are, in an address, in JSON and in base64. */
export function createSecretMask(secrets: readonly string[]): (line: string) => string {
  const known = new Set(secrets.filter(({ length }) => length >= shortestSecret).flatMap(spellings));
  // The longest first: one may hold another.
  const all = [...known].sort((a, b) => b.length - a.length);
  return (line) => {
    let clean = line;
    for (const secret of all) clean = clean.replaceAll(secret, masked);
    for (const [shape, stand] of shapes) clean = clean.replace(shape, stand);
    return clean;
  };
}

function spellings(secret: string): string[] {
  const base64 = btoa(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
  ];
}
