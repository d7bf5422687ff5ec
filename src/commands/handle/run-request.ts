/** Each command, button and form, to the one function that answers it. */
import { BriefingError } from '../../core/errors.ts';
import { pickedFor } from '../acknowledgement.ts';
import { readActionId } from '../action-id.ts';
import type { Reply } from '../reply.ts';
import type { ActionRequest, CommandRequest, FormRequest } from '../request.ts';
import { helpReply } from '../say/list-reply.ts';
import { answerPicked, askQuestion, shareAnswer, showQuotes } from './ask-question.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { addArticle, listBriefs, removeArticle } from './keep-articles.ts';
import { shareCard, showBrief, showCard, showSources } from './show-brief.ts';

export async function runCommand(ports: HandlerPorts, request: CommandRequest): Promise<Reply> {
  const { origin, command, subcommand, options, attachment } = request;
  const brief = text(options.brief);
  if (command === 'ask') {
    const question = text(options.question) ?? '';
    const audience = options.public === true ? 'public' : 'private';
    return askQuestion(ports, origin, given({ question, audience, brief }));
  }
  switch (subcommand) {
    case 'list':
      return listBriefs(ports, origin);
    case 'show':
      return showBrief(ports, origin, given({ brief, theme: text(options.theme) }));
    case 'add':
      return addArticle(ports, origin, given({ attachment }));
    case 'remove':
      return removeArticle(ports, origin, brief);
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
    case 'share':
      return shareAnswer(ports, origin, action.exchange);
    case 'post':
      return shareCard(ports, origin, action.brief, action.theme);
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
