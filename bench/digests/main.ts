/**
 * `npm run bench:digests`: what running digests costs, and how late they are. `-- claim`, `-- minute`, `-- memory` for one part alone;
 * `-- --subscriptions N` says how many fall due.
 */
import { parseArgs } from 'node:util';
import { measureClaims } from './claim.ts';
import { measureMemory } from './memory.ts';
import { measureCopies, measureMinute } from './minute.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { subscriptions: { type: 'string', default: '10000' } },
});
const subscriptions = Number(values.subscriptions);

const parts: Readonly<Record<string, () => Promise<void>>> = {
  claim: () => measureClaims(subscriptions),
  minute: () => measureMinute(subscriptions),
  copies: () => measureCopies(subscriptions),
  memory: () => measureMemory(),
};

for (const [name, run] of Object.entries(parts))
  if (positionals.length === 0 || positionals.includes(name)) await run();
