/** What must be known before a request is acknowledged: whether it opens a form, and where its answer will stand. */
import { articleId } from '../core/article/article-id.ts';
import { type ActionKind, readActionId } from './action-id.ts';
import type { Form } from './form.ts';
import { addForm, askForm, subscribeForm } from './forms.ts';
import type { Acknowledgement } from './handlers.ts';
import type { Audience } from './reply.ts';
import type { ActionRequest, CommandRequest, FormRequest } from './request.ts';

/** As {@link Handlers.formFor}. */
export function formFor(request: CommandRequest | ActionRequest): Form | null {
  if ('command' in request) return commandForm(request);
  const action = known(request.id);
  if (action?.verb === 'ask') return askForm(action.brief, action.audience);
  return action?.verb === 'subscribe' && request.origin.mayManage ? subscribeForm : null;
}

function commandForm({ origin, command, subcommand, options, attachment }: CommandRequest): Form | null {
  if (command === 'ask' && options.question === undefined) {
    const { brief } = options;
    // A title does not fit into the id of a form, but most ids are made of one.
    const id = typeof brief === 'string' ? articleId(brief) : null;
    return askForm(id, options.public === true ? 'public' : 'private');
  }
  // Without the permission there is no form: the handler says why.
  if (!origin.mayManage) return null;
  if (command === 'digest')
    return subcommand === 'subscribe' && Object.keys(options).length === 0 ? subscribeForm : null;
  return subcommand === 'add' && attachment === undefined ? addForm : null;
}

/** As {@link Handlers.acknowledgementOf}. */
export function acknowledgementOf(request: CommandRequest | ActionRequest | FormRequest): Acknowledgement {
  if ('command' in request) {
    const { command, subcommand, options } = request;
    if (command === 'ask') return options.public === true ? 'public' : 'private';
    return command === 'brief' && subcommand === 'show' ? 'public' : 'private';
  }
  const action = known(request.id);
  if (action === null) return 'private';
  if (!('onPrivate' in request)) return 'audience' in action ? action.audience : 'private';
  return actionAcknowledgement(action, request.onPrivate);
}

function actionAcknowledgement(action: ActionKind, onPrivate: boolean): Acknowledgement {
  switch (action.verb) {
    case 'share':
    case 'post':
      return 'public';
    case 'pick':
      return pickedFor(action.audience, onPrivate).replaces ? 'replace' : 'public';
    case 'theme':
    case 'card':
    case 'brief':
    case 'other':
    case 'all':
    case 'forget':
      return onPrivate ? 'replace' : 'private';
    default:
      return 'private';
  }
}

/** Where others see the menu they see the answer in its place; a private one makes room for an answer wanted in public. */
export function pickedFor(audience: Audience, onPrivate: boolean): { audience: Audience; replaces: boolean } {
  if (!onPrivate) return { audience: 'public', replaces: true };
  return { audience, replaces: audience === 'private' };
}

function known(id: string): ActionKind | null {
  try {
    return readActionId(id);
  } catch {
    return null;
  }
}
