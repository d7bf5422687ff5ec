/** `/brief forget` and its button: all that is kept of a workspace, deleted at once. */
import type { Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { askForgetReply, forgottenReply } from '../say/forget-reply.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { requirePermission } from './require-permission.ts';

/** Says what would be deleted, and asks. */
export async function askForget({ store }: HandlerPorts, origin: Origin): Promise<Reply> {
  requirePermission(origin);
  const briefs = await store.articles.list(origin.workspace);
  return askForgetReply({ briefs: briefs.length, ...(await countDigests(store, origin)) });
}

/** `onPrivate`: the question stands where only this person sees it, and gives way to the answer. */
export async function forgetWorkspace(
  { store, logger }: HandlerPorts,
  origin: Origin,
  onPrivate: boolean,
): Promise<Reply> {
  requirePermission(origin);
  const { workspace, user } = origin;
  const { configured } = await countDigests(store, origin);
  await store.workspaces.forget(workspace);
  // That it is here is known at once again: only of a workspace that is known is anything deleted once it is left.
  await store.workspaces.remember({ id: workspace, name: null });
  logger.info('A workspace has been forgotten', { workspace, user });
  return forgottenReply(configured, onPrivate);
}

async function countDigests({ subscriptions }: HandlerPorts['store'], { workspace }: Origin) {
  const all = await subscriptions.list(workspace, null);
  const configured = all.filter(({ fromConfig }) => fromConfig).length;
  return { digests: all.length, configured };
}
