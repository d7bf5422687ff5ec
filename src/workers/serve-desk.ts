/** The thread's side of a desk: calls in, answers out, nothing thrown. */
import { HeavyArticle } from './create-article-desk.ts';
import { type DeskAnswer, type DeskCall, packBriefing, packError, unpackText } from './desk-message.ts';
import type { ThreadDesk } from './thread-desk.ts';

/** `open` is called when the desk is first needed, and again where it failed: a database may come back. */
export function serveDesk(open: () => Promise<ThreadDesk>): (call: DeskCall) => Promise<DeskAnswer> {
  let desk: Promise<ThreadDesk> | undefined;

  function opened(): Promise<ThreadDesk> {
    desk ??= open().catch((error) => {
      desk = undefined;
      throw error;
    });
    return desk;
  }

  return async (call) => {
    try {
      return await answer(await opened(), call);
    } catch (error) {
      if (error instanceof HeavyArticle) return { kind: 'heavy' };
      return { kind: 'failed', error: packError(error) };
    }
  };
}

async function answer(desk: ThreadDesk, call: DeskCall): Promise<DeskAnswer> {
  switch (call.method) {
    case 'list': {
      const { briefs, problems, undated } = await desk.list(...call.given);
      return {
        kind: 'done',
        value: { briefs },
        problems: problems.map(packBriefing),
        ...(undated && { undated: packBriefing(undated) }),
      };
    }
    case 'read':
      return { kind: 'done', value: await desk.read(...call.given) };
    case 'sentences':
      return { kind: 'done', value: await desk.sentences(...call.given) };
    case 'ask':
      return { kind: 'done', value: await desk.ask(...call.given) };
    case 'askLikely':
      return { kind: 'done', value: await desk.askLikely(...call.given) };
    case 'askOne':
      return { kind: 'done', value: await desk.askOne(...call.given) };
    case 'count':
      return { kind: 'done', value: await desk.count(...call.given) };
    case 'indexSome':
      return { kind: 'done', value: await desk.indexSome() };
    case 'expand':
      return { kind: 'done', value: await desk.expand(...call.given) };
    case 'takeIn': {
      const [workspace, text, addedBy] = call.given;
      return { kind: 'done', value: await desk.takeIn(workspace, unpackText(text), addedBy) };
    }
    case 'remove':
      return { kind: 'done', value: await desk.remove(...call.given) };
    case 'close':
      return { kind: 'done', value: await desk.close() };
  }
}
