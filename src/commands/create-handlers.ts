/** createHandlers: every command, button, form and message on its way to the one function that answers it. */

import { articleId } from '../core/article/article-id.ts';
import { BriefingError, type BriefingErrorCode } from '../core/errors.ts';
import { keepTaxonomy } from '../core/theme/keep-taxonomy.ts';
import { type ActionKind, readActionId } from './action-id.ts';
import { commandSpecs } from './command-specs.ts';
import { addForm, askForm } from './forms.ts';
import { answerMessage } from './handle/answer-message.ts';
import { answerPicked, askQuestion, markShared, shareAnswer, showQuotes } from './handle/ask-question.ts';
import { rememberOwn, rememberPosted } from './handle/context.ts';
import type { HandlerPorts } from './handle/handler-ports.ts';
import { addArticle, listBriefs, removeArticle, startPage } from './handle/keep-articles.ts';
import { shareCard, showBrief, showCard, showSources } from './handle/show-brief.ts';
import { suggestValues } from './handle/suggest-values.ts';
import type { Acknowledgement, Handlers } from './handlers.ts';
import type { Audience, Reply } from './reply.ts';
import type { ActionRequest, CommandRequest, FormRequest, Origin } from './request.ts';
import { errorReply } from './say/error-reply.ts';
import { helpReply } from './say/list-reply.ts';

const hour = 60 * 60 * 1000;

/** Longer than any platform delivers an event once more: Slack's last try comes after about an hour (https://docs.slack.dev/apis/events-api/#retries). */
const seenKeepMs = 24 * hour;

/** Errors that say something of Briefwire rather than of what was typed: they belong in the log. */
const operatorErrors: ReadonlySet<BriefingErrorCode> = new Set([
  'store-unavailable',
  'config-invalid',
  'config-unreadable',
  'front-matter-invalid',
  'article-unreadable',
]);

export function createHandlers(config: HandlerPorts): Handlers {
  const ports = { ...config, taxonomy: keepTaxonomy(config.taxonomy) };
  const { store, logger } = ports;

  function failed(error: unknown, doing: string): Reply {
    if (!(error instanceof BriefingError) || operatorErrors.has(error.code))
      logger.error('Something went wrong', { doing, error });
    return errorReply(error);
  }

  /** Answers, remembers, and turns what goes wrong into a sentence. */
  async function answer(origin: Origin, doing: string, work: () => Promise<Reply>): Promise<Reply> {
    let reply: Reply;
    try {
      reply = await work();
    } catch (error) {
      return failed(error, doing);
    }
    await remember(origin, reply);
    return reply;
  }

  const met = new Set<string>();

  /** An answer that is there is not thrown away because it cannot be remembered. */
  async function remember(origin: Origin, reply: Reply): Promise<void> {
    try {
      if (!met.has(origin.workspace)) {
        await store.workspaces.remember({ id: origin.workspace, name: null });
        met.add(origin.workspace);
      }
      await rememberOwn(ports, origin, reply);
    } catch (error) {
      logger.error('A reply will not be known to what follows it', { error });
    }
  }

  return {
    specs: commandSpecs,

    async isFirst(event) {
      try {
        return await store.seen.claim(event, seenKeepMs);
      } catch (error) {
        // Better answered twice than never: the other copies cannot ask the store either.
        logger.error('Events cannot be told apart from repeated ones', { error });
        return true;
      }
    },

    formFor: (request) => ('command' in request ? commandForm(request) : actionForm(request)),
    acknowledgementOf: (request) =>
      'command' in request ? commandAcknowledgement(request) : actionAcknowledgement(request),

    command: (request) =>
      answer(request.origin, `/${request.command} ${request.subcommand ?? ''}`, () =>
        runCommand(ports, request),
      ),
    action: (request) =>
      answer(request.origin, `button ${request.id}`, async () =>
        runAction(ports, request, readActionId(request.id)),
      ),
    form: (request) => answer(request.origin, `form ${request.id}`, () => runForm(ports, request)),

    async message(request) {
      try {
        const reply = await answerMessage(ports, request);
        if (reply && request.direct) await remember(request.origin, reply);
        return reply;
      } catch (error) {
        const reply = failed(error, 'message');
        // Who did not speak to the bot is told nothing, but for a number in its own thread.
        const asked = error instanceof BriefingError && error.code === 'point-unknown';
        return request.addressed || asked ? reply : null;
      }
    },

    async suggest(request) {
      try {
        return await suggestValues(ports, request);
      } catch (error) {
        failed(error, 'suggestions');
        return [];
      }
    },

    home: (origin) => answer(origin, 'start page', () => startPage(ports, origin)),

    async posted(reply, where) {
      try {
        await rememberPosted(ports, reply, where);
        if (reply.shares !== null) await markShared(ports, where.origin, reply.shares);
      } catch (error) {
        logger.error('A posted reply will not be known in its thread', { error });
      }
    },

    failed,
  };
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Options with what was left out left out. */
function given<T extends object>(options: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

async function runCommand(ports: HandlerPorts, request: CommandRequest): Promise<Reply> {
  const { origin, command, subcommand, options, attachment } = request;
  const brief = text(options.brief);
  if (command === 'ask') {
    const question = text(options.question) ?? '';
    const audience = options.public === true ? 'public' : 'private';
    return askQuestion(ports, origin, { question, audience, ...(brief !== undefined && { brief }) });
  }
  switch (subcommand) {
    case 'list':
      return listBriefs(ports, origin);
    case 'show':
      return showBrief(ports, origin, given({ brief, theme: text(options.theme) }));
    case 'add':
      return addArticle(ports, origin, { ...(attachment && { attachment }) });
    case 'remove':
      return removeArticle(ports, origin, brief);
    default:
      return helpReply();
  }
}

async function runAction(ports: HandlerPorts, request: ActionRequest, action: ActionKind): Promise<Reply> {
  const { origin, choice, onPrivate } = request;
  const chosen = choice ?? '';
  const inPlace = { audience: 'private', replaces: onPrivate } as const;
  switch (action.verb) {
    case 'theme':
      return showCard(ports, origin, action.brief, chosen, inPlace);
    case 'card':
      return showCard(ports, origin, action.brief, action.theme, inPlace);
    case 'brief':
      return showCard(ports, origin, chosen, null, inPlace);
    case 'sources':
      return showSources(ports, origin, action.brief, action.theme);
    case 'quotes':
      return showQuotes(ports, origin, action.exchange);
    case 'pick':
      return answerPicked(ports, origin, action.exchange, chosen, pickedFor(action.audience, onPrivate));
    case 'share':
      return shareAnswer(ports, origin, action.exchange);
    case 'post':
      return shareCard(ports, origin, action.brief, action.theme);
    default:
      throw new BriefingError('action-expired', {});
  }
}

async function runForm(ports: HandlerPorts, request: FormRequest): Promise<Reply> {
  const { origin, fields, attachment } = request;
  const action = readActionId(request.id);
  switch (action.verb) {
    case 'ask':
      return askQuestion(ports, origin, { question: fields.question ?? '', ...action });
    case 'question':
      return askQuestion(ports, origin, { question: fields.question ?? '', ...action });
    case 'add':
      return addArticle(ports, origin, given({ attachment, title: fields.title, text: fields.text }));
    default:
      throw new BriefingError('action-expired', {});
  }
}

function commandForm({ origin, command, subcommand, options, attachment }: CommandRequest) {
  const brief = text(options.brief) ?? null;
  if (command === 'ask' && text(options.question) === undefined)
    // A title does not fit into the id of a form, but most ids are made of one.
    return askForm(brief === null ? null : articleId(brief), options.public === true ? 'public' : 'private');
  // Without the permission there is no form: the handler says why.
  if (subcommand === 'add' && attachment === undefined && origin.mayManage) return addForm;
  return null;
}

function actionForm({ id }: ActionRequest) {
  const action = known(id);
  return action?.verb === 'ask' ? askForm(action.brief, action.audience) : null;
}

function commandAcknowledgement({ command, subcommand, options }: CommandRequest): Acknowledgement {
  if (command === 'ask') return options.public === true ? 'public' : 'private';
  return subcommand === 'show' ? 'public' : 'private';
}

/** Where others see the menu they see the answer in its place; a private one makes room for an answer wanted in public. */
function pickedFor(audience: Audience, onPrivate: boolean): { audience: Audience; replaces: boolean } {
  if (!onPrivate) return { audience: 'public', replaces: true };
  return { audience, replaces: audience === 'private' };
}

function actionAcknowledgement(request: ActionRequest | FormRequest): Acknowledgement {
  const action = known(request.id);
  const verb = action?.verb;
  if (!('onPrivate' in request)) return action && 'audience' in action ? action.audience : 'private';
  if (verb === 'share' || verb === 'post') return 'public';
  if (action?.verb === 'pick')
    return pickedFor(action.audience, request.onPrivate).replaces ? 'replace' : 'public';
  const opensCard = verb === 'theme' || verb === 'card' || verb === 'brief';
  return opensCard && request.onPrivate ? 'replace' : 'private';
}

function known(id: string): ActionKind | null {
  try {
    return readActionId(id);
  } catch {
    return null;
  }
}
