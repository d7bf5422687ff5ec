/** Which workspaces Briefwire is in: what it keeps of one that it was removed from is deleted in the end. */
import type { HandlerPorts } from './handler-ports.ts';

/** Whoever removed it by mistake, or changes their mind, finds everything as it was for so long. */
const leftKeepMs = 30 * 24 * 60 * 60 * 1000;

type Ports = Pick<HandlerPorts, 'store' | 'logger'>;

export async function joinedWorkspace({ store }: Ports, workspace: string): Promise<void> {
  await store.workspaces.remember({ id: workspace, name: null });
}

export async function leftWorkspace({ store, logger }: Ports, workspace: string): Promise<void> {
  await store.workspaces.leave(workspace, leftKeepMs);
  logger.info('Removed from a workspace: what is kept of it is deleted after 30 days', { workspace });
}

/** As {@link Handlers.stillIn}. */
export async function stillInWorkspaces(
  ports: Ports,
  platform: string,
  present: readonly string[],
  covers: (workspace: string) => boolean,
): Promise<void> {
  const there = new Set(present);
  for (const workspace of await ports.store.workspaces.present(platform))
    if (covers(workspace) && !there.has(workspace)) await leftWorkspace(ports, workspace);
}
