/** A worker thread: the loopback Discord and a crowd of people in it who type all at once, timed where they are. */
import { parentPort, workerData } from 'node:worker_threads';
import { createFakeDiscord } from '../../tests/fakes/discord/fake-discord.ts';
import { channelIds, people } from '../../tests/fakes/discord/fake-discord-cast.ts';
import { createFakePeople } from '../../tests/fakes/discord/fake-people.ts';
import type { CrowdTask, CrowdTimes } from './measure-chat.ts';

const longestMs = 30_000;

if (parentPort) {
  const port = parentPort;
  const discord = await createFakeDiscord();
  const doers = createFakePeople(discord);
  port.on('message', async (task: CrowdTask | null) => {
    if (task === null) {
      await discord.close();
      port.close();
    } else port.postMessage(await run(task));
  });
  port.postMessage(discord.apiUrl);

  async function run({ atOnce }: CrowdTask): Promise<CrowdTimes> {
    const typed = { command: 'ask', subcommand: null, options: workerData as Record<string, string> };
    const interactions = await Promise.all(
      Array.from({ length: atOnce }, () => doers.type(people.ada, channelIds.general, typed)),
    );
    const end = performance.now() + longestMs;
    while (interactions.some(({ state }) => state !== 'done') && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 1));
    return {
      acknowledged: interactions.map(({ acknowledgedMs }) => acknowledgedMs ?? Number.POSITIVE_INFINITY),
      answered: interactions.map(({ original, state, dispatchedAt }) =>
        original && state === 'done' ? original.at - dispatchedAt : Number.POSITIVE_INFINITY,
      ),
      violations: discord.model.violations,
    };
  }
}
