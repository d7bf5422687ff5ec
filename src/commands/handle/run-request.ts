/** Each command, button and form, to the one function that answers it. */
import { BriefingError } from '../../core/errors.ts';
import { pickedFor } from '../acknowledgement.ts';
import { readActionId } from '../action-id.ts';
import type { Reply } from '../reply.ts';
import type { ActionRequest, CommandRequest, FormRequest } from '../request.ts';
import { helpReply } from '../say/list-reply.ts';
import { askAgain } from './ask-library.ts';
import { answerPicked, askQuestion, shareAnswer, showQuotes } from './ask-question.ts';
import { aboutDelivery, explainDigest } from './explain-digest.ts';
import { askForget, forgetWorkspace } from './forget-workspace.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { addArticle, listBriefs, removeArticle } from './keep-articles.ts';
import { listDigests, pauseDigest, postNow, removeDigest, resumeDigest } from './manage-digests.ts';
import { previewDigest } from './preview-digest.ts';
import { shareCard, showBrief, showCard, showSources } from './show-brief.ts';
import { subscribe } from './subscribe.ts';

export async function runCommand(ports: HandlerPorts, request: CommandRequest): Promise<Reply> {
  const { origin, command, subcommand, options, attachment } = request;
  const brief = text(options.brief);
  if (command === 'ask') {
    const question = text(options.question) ?? '';
    const audience = options.public === true ? 'public' : 'private';
    return askQuestion(ports, origin, given({ question, audience, brief }));
  }
  if (command === 'digest') return runDigest(ports, request);
  switch (subcommand) {
    case 'list':
      return listBriefs(ports, origin);
    case 'show':
      return showBrief(ports, origin, given({ brief, theme: text(options.theme) }));
    case 'add':
      return addArticle(ports, origin, given({ attachment }));
    case 'remove':
      return removeArticle(ports, origin, brief);
    case 'forget':
      return askForget(ports, origin);
    default:
      return helpReply();
  }
}

async function runDigest(ports: HandlerPorts, request: CommandRequest): Promise<Reply> {
  const { origin, subcommand, options } = request;
  const digest = text(options.digest);
  switch (subcommand) {
    case 'subscribe': {
      const [schedule, timezone] = [text(options.schedule), text(options.timezone)];
      const [themes, briefs] = [text(options.themes), text(options.briefs)];
      const quiet = options.quiet === true;
      return subscribe(ports, origin, given({ schedule, timezone, themes, briefs, quiet }));
    }
    case 'list':
      return listDigests(ports, origin);
    case 'why':
      return explainDigest(ports, origin, digest);
    case 'preview':
      return previewDigest(ports, origin, digest);
    case 'now':
      return postNow(ports, request, digest);
    case 'pause':
      return pauseDigest(ports, origin, digest);
    case 'resume':
      return resumeDigest(ports, origin, digest);
    case 'remove':
      return removeDigest(ports, origin, digest);
    default:
      return helpReply();
  }
}

export async function runAction(ports: HandlerPorts, request: ActionRequest): Promise<Reply> {
  const { origin, choice, onPrivate } = request;
  const action = readActionId(request.id);
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
    case 'other':
      return answerPicked(ports, origin, action.exchange, chosen, inPlace);
    case 'all':
      return askAgain(ports, origin, action.exchange, inPlace);
    case 'share':
      return shareAnswer(ports, origin, action.exchange);
    case 'post':
      return shareCard(ports, origin, action.brief, action.theme);
    case 'about':
      return aboutDelivery(ports, origin, action.delivery);
    case 'forget':
      return forgetWorkspace(ports, origin, onPrivate);
    case 'subscribe':
      // Whoever may do so has been given the form instead.
      return subscribe(ports, origin, {});
    default:
      throw new BriefingError('action-expired', {});
  }
}

export async function runForm(ports: HandlerPorts, request: FormRequest): Promise<Reply> {
  const { origin, fields, attachment } = request;
  const action = readActionId(request.id);
  const question = fields.question ?? '';
  switch (action.verb) {
    case 'ask':
      return askQuestion(ports, origin, { question, brief: action.brief, audience: action.audience });
    case 'question':
      return askQuestion(ports, origin, { question, audience: action.audience });
    case 'add':
      return addArticle(ports, origin, given({ attachment, title: fields.title, text: fields.text }));
    case 'subscribe': {
      const { schedule, timezone, themes } = fields;
      const quiet = fields.quiet === 'quiet';
      return subscribe(ports, origin, given({ schedule, timezone, themes, quiet }));
    }
    default:
      throw new BriefingError('action-expired', {});
  }
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Options with what was left out left out. */
function given<T extends object>(options: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
