/** Questions that are kept, so that the buttons under an answer can repeat them. */
import { BriefingError } from '../../core/errors.ts';
import type { Exchange } from '../../ports/store.ts';
import type { Origin } from '../request.ts';
import { exchangeKeepMs, unlessUnreachable } from './context.ts';
import type { HandlerPorts } from './handler-ports.ts';

/** Its id; null where the store cannot be reached. */
export async function keepExchange(
  ports: HandlerPorts,
  { workspace }: Origin,
  exchange: Exchange,
): Promise<string | null> {
  const id = ports.newId();
  const kept = ports.store.exchanges.put(workspace, id, exchange, exchangeKeepMs).then(() => id);
  return unlessUnreachable(ports, kept, null);
}

/** Throws BriefingError `action-expired` where it is no longer kept. */
export async function keptExchange(
  { store }: HandlerPorts,
  { workspace }: Origin,
  id: string,
): Promise<Exchange> {
  const exchange = await store.exchanges.get(workspace, id);
  if (exchange === null) throw new BriefingError('action-expired', {});
  return exchange;
}

/** As {@link keptExchange}, of a question that a brief has answered. */
export async function answeredExchange(ports: HandlerPorts, origin: Origin, id: string) {
  const { brief, ...exchange } = await keptExchange(ports, origin, id);
  if (brief === null) throw new BriefingError('action-expired', {});
  return { ...exchange, brief };
}

/** Called once a shared answer has been posted. */
export async function markShared({ store }: HandlerPorts, { workspace }: Origin, id: string): Promise<void> {
  const exchange = await store.exchanges.get(workspace, id);
  if (exchange) await store.exchanges.put(workspace, id, { ...exchange, shared: true }, exchangeKeepMs);
}
