/** Every error and every abstention in words: the one place where they become sentences. Each says what to do next. */
import { BriefingError, type BriefingErrorCode, type BriefingFacts } from '../core/errors.ts';
import type { AbstainReason } from '../core/lookup/answer.ts';

type Wording = { readonly [C in BriefingErrorCode]: (facts: BriefingFacts[C]) => string };

const wording: Wording = {
  'article-missing': ({ path, near, briefs }) =>
    `There is no file or brief "${path}". ${near ? `Did you mean "${near}"? ` : ''}Give the path of an article${
      briefs.length > 0 ? `, or one of the briefs: ${briefs.join(', ')}` : ''
    }.`,
  'article-is-folder': ({ path }) => `"${path}" is a folder. Give the path of one article in it.`,
  'article-is-address': ({ address }) =>
    `"${address}" is a web address, and Briefwire reads files. Save the page's text to a file and give its path.`,
  'article-binary': ({ source }) =>
    `"${source}" is not UTF-8 text. Save the article as plain text or Markdown in UTF-8 and try again.`,
  'article-empty': ({ source }) =>
    `"${source}" has no sentence in it. Put the article's text into it and try again.`,
  'article-too-large': ({ source, bytes, limit }) =>
    `"${source}" is too large: ${megabytes(bytes)} MB, and at most ${megabytes(limit)} MB are read. Split the article into smaller files.`,
  'article-unreadable': ({ source, problem }) =>
    `"${source}" cannot be read (${problem}). Check that it exists and that you may read it.`,
  'front-matter-invalid': ({ source, problems }) =>
    `Mend the front matter of "${source}": ${problems
      .map(({ line, key, problem }) => `line ${line}${key ? `, ${key}` : ''}: ${problem}`)
      .join('; ')}.`,
  'theme-unknown': ({ asked, known, near }) =>
    `There is no theme "${asked}". ${near ? `Did you mean "${near}"? ` : ''}The themes are: ${known.join(', ')}.`,
  'question-empty': () => 'There is no question. Type one, for example: Who attended the meeting?',
  'config-invalid': ({ file, problems }) =>
    `Mend ${file}: ${problems
      .map(
        ({ path, line, problem }) =>
          `${line === null ? '' : `line ${line}, `}${path || 'top level'}: ${problem}`,
      )
      .join('; ')}.`,
  'config-unreadable': ({ file, problem }) =>
    `${file} cannot be read (${problem}). Put it back (git checkout ${file}) or check that you may read it.`,
  'command-unknown': ({ asked, known, near }) =>
    `There is no command "${asked}". ${near ? `Did you mean "${near}"? ` : ''}The commands are: ${known.join(', ')}. See: npm run -s briefwire -- help`,
  'prompt-unknown': ({ asked, known, near }) =>
    `The prompt knows no "/${asked}". ${near ? `Did you mean "/${near}"? ` : ''}It knows ${known.map((name) => `/${name}`).join(', ')}; a question is typed without a slash.`,
  'flag-unknown': ({ command, asked, near }) =>
    `${command} has no flag ${asked}. ${near ? `Did you mean ${near}? ` : ''}See: npm run -s briefwire -- help ${command}`,
  'flag-value': ({ command, flag, needs }) =>
    `${flag} needs ${needs}. See: npm run -s briefwire -- help ${command}`,
  'argument-missing': ({ command, argument, example }) =>
    `${command} needs ${argument}, for example: npm run -s briefwire -- ${example}`,
  'argument-extra': ({ command, argument }) =>
    `${command} takes no further argument "${argument}". Put a text of several words in quotation marks, or see: npm run -s briefwire -- help ${command}`,
};

/** One line that says what is wrong and what to do. An error that nobody foresaw never shows its own text. */
export function wordError(error: unknown): string {
  if (!(error instanceof BriefingError))
    return 'Something went wrong inside Briefwire. Try again; if it happens again, set BRIEFWIRE_DEBUG=1 to see the cause and report it.';
  return oneLine(wordFacts(error.code, error.facts));
}

function wordFacts<C extends BriefingErrorCode>(code: C, facts: BriefingFacts[C]): string {
  return wording[code](facts);
}

const reasons: { readonly [C in AbstainReason['code']]: (missing: string) => string } = {
  'no-match': () => 'Nothing in the article matches the question.',
  'missing-words': (missing) => `The article does not mention ${missing}.`,
  'missing-name': (missing) => `The article does not name ${missing}.`,
  'missing-number': (missing) => `The article does not give ${missing}.`,
  'wrong-kind': () => 'The article speaks of this but does not say what was asked.',
  'low-confidence': () => 'No sentence of the article clearly answers this.',
  'unclear-question': () => 'The question holds nothing to look for. Name a person, thing or event in it.',
};

/** Why lookup abstained, as one sentence. */
export function wordReason({ code, missing }: AbstainReason): string {
  const quoted = new Intl.ListFormat('en', { type: 'disjunction' }).format(
    missing.map((word) => `"${word}"`),
  );
  return oneLine(reasons[missing.length > 0 ? code : withoutWords(code)](quoted));
}

/** A reason that names words falls back to the plain one when there is none to name. */
function withoutWords(code: AbstainReason['code']): AbstainReason['code'] {
  return code.startsWith('missing-') ? 'low-confidence' : code;
}

function megabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toString();
}

/** Paths, keys and questions come from outside: a control or bidirectional character in them must not reach a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
