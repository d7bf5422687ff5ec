/** Takes secrets out of text: those that are known, in every form in which they travel, and those that show by their shape. */

const mask = '[secret]';
/** A shorter one would take ordinary words out of the log. */
const shortestSecret = 8;

export interface Mask {
  /** The text without secrets. Linear in its length. */
  (text: string): string;
  /** Length of the longest form of a known secret. */
  readonly longest: number;
}

const slash = String.raw`(?:\\?/|%2F)`;
const toEnd = String.raw`[^\s"'<>\\]+`;

/** What is a secret wherever it stands; `$1` is kept. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // Tokens of Slack (https://docs.slack.dev/authentication/tokens) and Discord (https://docs.discord.com/developers/reference#authentication).
  [/(?:xox[a-z]|xapp)[.-][\w.%-]{4,}/gi, mask],
  [/[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, mask],
  [/((?:Bearer|Basic)(?:\s|%20|\+)+)(?=\S{0,40}\d|\S{20})[\w.~+/=%-]{8,}/gi, `$1${mask}`],
  [/eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, mask],
  // Addresses that let whoever knows them post: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
  [new RegExp(`(hooks\\.slack(?:-gov)?\\.com${slash})${toEnd}`, 'gi'), `$1${mask}`],
  [
    new RegExp(
      `(${slash}(?:commands|actions|services|workflows|triggers|app)${slash})[TE][A-Z0-9]{2,}${slash}${toEnd}`,
      'g',
    ),
    `$1${mask}`,
  ],
  // https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
  [
    new RegExp(`((?:webhooks|interactions)${slash}\\d{5,}${slash})(?:[^\\s"'<>/?#\\\\%]|%(?!2F))+`, 'gi'),
    `$1${mask}`,
  ],
  // A Discord interaction token is base64 of "interaction:…".
  [/aW50ZXJhY3Rpb246[\w=+/%-]{8,}/g, mask],
  // Query parameters, passwords in addresses, and what a dumped object or header calls a secret.
  [/([?&;](?:\w*token|\w*secret|ticket|password|passwd|signature|sig)=)[^&\s"'<>#\\]+/gi, `$1${mask}`],
  [/(:\/\/[^\s:@/]{0,100}:)[^\s@/]{1,200}(?=@)/g, `$1${mask}`],
  [
    /((?:token|secret|authorization|password|passwd|cookie)\\?["']?\s{0,9}[:=]\s{0,9}\\?["'])[^"'\\]+/gi,
    `$1${mask}`,
  ],
];

/** Secrets below eight characters are not looked for. */
export function createMask(secrets: readonly string[]): Mask {
  const wanted = secrets.filter(isLongEnough);
  // Of two that begin at one place the longer must win, or its end stays.
  const texts = [...new Set(wanted)].sort((a, b) => b.length - a.length).map(anyWriting);
  const base64 = [...new Set(wanted.flatMap((secret) => base64Forms(Buffer.from(secret))))]
    .filter(isLongEnough)
    .sort((a, b) => b.length - a.length)
    .map((form) => anyWriting(form));
  const forms = [...texts, ...base64];
  const known = forms.length > 0 ? new RegExp(forms.join('|'), 'g') : null;
  const take = (text: string) => {
    let masked = known ? text.replace(known, mask) : text;
    for (const [shape, replacement] of shapes) masked = masked.replace(shape, replacement);
    return masked;
  };
  const longest = Math.max(0, ...wanted.map(({ length }) => length * widestWriting));
  return Object.assign(take, { longest });
}

function isLongEnough(text: string): boolean {
  return text.length >= shortestSecret;
}

/** UTF-16 units that one of a secret may take in any writing: three bytes, each a percent sign encoded three times. */
const widestWriting = 27;

/** As it stands, or in an address. */
const backslash = String.raw`(?:\\|%(?:25){0,3}5[Cc])`;

/** A pattern for the text as it stands and as addresses, forms and JSON write it, one inside the other up to three deep. */
function anyWriting(text: string): string {
  return Array.from(text, (character) => {
    if (/[\w.~-]/.test(character)) return RegExp.escape(character);
    const json = JSON.stringify(character).slice(1, -1).replace(/^\\/, '');
    const units = Array.from({ length: character.length }, (_, at) => `u${hex(character.charCodeAt(at), 4)}`);
    const bytes = Array.from(Buffer.from(character), (byte) => `%(?:25){0,3}${hex(byte, 2)}`);
    const writings = [
      `${backslash}{0,7}(?:${RegExp.escape(character)}|${bytes.join('')})`,
      `${backslash}{1,7}(?:${RegExp.escape(json)}|${units.join(`${backslash}{1,7}`)})`,
    ];
    if (character === ' ') writings.push('\\+', '%(?:25){0,3}2[Bb]');
    return `(?:${writings.join('|')})`;
  }).join('');
}

/** A pattern for a number in hexadecimal digits of either case. */
function hex(value: number, digits: number): string {
  const written = value.toString(16).padStart(digits, '0');
  return written.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/**
 * Base64 of the secret alone, and of whatever holds it: three bytes become four characters, so that its middle looks one of
 * three ways, by where it begins. The characters at its ends that its neighbours have a share in are left out.
 */
function base64Forms(secret: Buffer): string[] {
  const whole = secret.toString('base64');
  const inside = [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), secret]);
    const shared = padded.length % 3 === 0 ? 0 : 1;
    const text = padded.toString('base64').replace(/=+$/, '');
    return text.slice(before === 0 ? 0 : before + 1, text.length - shared);
  });
  return [whole, whole.replace(/=+$/, ''), ...inside].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}
