/** A worker thread: the loopback Slack and a crowd of people in it who type all at once, timed where they are. */
import { parentPort, workerData } from 'node:worker_threads';
import { botScopes } from '../../src/adapters/slack/slack-scopes.ts';
import { createFakePeople } from '../../tests/fakes/slack/fake-people.ts';
import { createFakeSlack } from '../../tests/fakes/slack/fake-slack.ts';
import type { CrowdTask, CrowdTimes } from './measure-chat.ts';

const longestMs = 30_000;

if (parentPort) {
  const port = parentPort;
  const slack = await createFakeSlack();
  slack.api.scopes = botScopes;
  const people = createFakePeople(slack);
  port.on('message', async (task: CrowdTask | null) => {
    if (task === null) {
      await slack.close();
      port.close();
    } else port.postMessage(await run(task));
  });
  port.postMessage(slack.apiUrl);

  async function run({ atOnce }: CrowdTask): Promise<CrowdTimes> {
    const { firstUses } = slack.responses;
    firstUses.clear();
    const began: number[] = [];
    const delivered = await Promise.all(
      Array.from({ length: atOnce }, () => {
        began.push(performance.now());
        return people.type('U0ADA', 'C0GENERAL', String(workerData));
      }),
    );
    const end = performance.now() + longestMs;
    while (firstUses.size < atOnce && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 1));
    // All were delivered within one turn of the event loop, so that it does not matter whose answer is whose.
    const answers = [...firstUses.values()].sort((a, b) => a - b);
    return {
      acknowledged: delivered.map(({ acknowledgedMs }) => acknowledgedMs ?? Number.POSITIVE_INFINITY),
      answered: began.map((start, index) => (answers[index] ?? Number.POSITIVE_INFINITY) - start),
      violations: slack.model.violations,
    };
  }
}
