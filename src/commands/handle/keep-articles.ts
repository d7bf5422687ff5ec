/** `/brief list`, `/brief add`, `/brief remove`: what a workspace keeps. */
import { decodeArticle } from '../../core/article/decode-article.ts';
import { BriefingError } from '../../core/errors.ts';
import type { ArticleText } from '../../ports/article-source.ts';
import type { Reply } from '../reply.ts';
import type { Attachment, Origin } from '../request.ts';
import { addedReply } from '../say/brief-reply.ts';
import { restingLine } from '../say/gone-briefs.ts';
import { homeReply, listReply } from '../say/list-reply.ts';
import { line, reply, section } from '../say/parts.ts';
import { findGoneOf } from './find-gone-briefs.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { requirePermission } from './require-permission.ts';

export async function listBriefs(ports: HandlerPorts, origin: Origin): Promise<Reply> {
  const { briefs, unreadable } = await list(ports, origin);
  return listReply(briefs, unreadable);
}

export async function startPage(ports: HandlerPorts, origin: Origin): Promise<Reply> {
  const { briefs, unreadable } = await list(ports, origin);
  return homeReply(briefs, unreadable);
}

async function list({ desk, logger }: HandlerPorts, { workspace }: Origin) {
  const { briefs, problems } = await desk.list(workspace);
  for (const error of problems)
    logger.warn('A brief cannot be read', { code: error.code, facts: error.facts });
  return { briefs, unreadable: problems.length };
}

export interface AddOptions {
  readonly title?: string;
  readonly text?: string;
  readonly attachment?: Attachment;
}

/** An article from a file, or else from text that was pasted. */
export async function addArticle(ports: HandlerPorts, origin: Origin, options: AddOptions): Promise<Reply> {
  requirePermission(origin);
  const { attachment, text } = options;
  const article = attachment
    ? fromFile(attachment.name, decodeArticle(await attachment.read(), attachment.name))
    : fromPaste(options.title, text ?? '');
  return addedReply(await ports.desk.takeIn(origin.workspace, article, origin.user));
}

function fromFile(name: string, source: string): ArticleText {
  return { id: '', name, source, format: /\.(?:md|markdown|mdown)$/i.test(name) ? 'markdown' : 'text' };
}

/** A title that was typed becomes front matter, which is where an article says its title. */
function fromPaste(title: string | undefined, text: string): ArticleText {
  const head = title && !text.startsWith('---') ? `---\ntitle: ${JSON.stringify(title)}\n---\n` : '';
  return { id: '', name: title ?? 'the text', source: text.trim() === '' ? '' : head + text, format: 'text' };
}

/** Names the digests that were about it: whoever removes it may not know of them. */
export async function removeArticle(
  { desk, store }: HandlerPorts,
  origin: Origin,
  brief: string | undefined,
): Promise<Reply> {
  requirePermission(origin);
  if (brief === undefined)
    throw new BriefingError('option-missing', {
      command: 'brief remove',
      option: 'a brief',
      example: '/brief remove bridge-2021',
    });
  const { workspace } = origin;
  const before = await store.subscriptions.list(workspace, null);
  // By title or id: what was chosen and is gone now is told from what had gone before.
  const goneBefore = await findGoneOf(desk, workspace, before);
  await desk.remove(workspace, brief);
  const gone = await findGoneOf(desk, workspace, before);
  const resting = before.filter(({ id }) => gone.get(id)?.length !== goneBefore.get(id)?.length);
  return reply('Removed', [
    section(null, [
      line('none', `The brief “${brief}” is removed from this workspace.`),
      ...resting.map((subscription) => restingLine(subscription, gone.get(subscription.id) ?? [])),
    ]),
  ]);
}
