/** Time from an interaction to its acknowledgement and to the full answer, beside a bare echo bot on the same library. */
import { discordSides } from './discord-bench.ts';
import { type ChatTiming, measureChat } from './measure-chat.ts';
import { openHandlers } from './open-handlers.ts';
import { slackSides } from './slack-bench.ts';

const question = 'Who is the mayor of Shanghai?';
const brief = 'shanghai-visit-2023';

const handlers = await openHandlers();
try {
  print('Discord', await measureChat(await discordSides(handlers, { question, brief })));
  print('Slack', await measureChat(await slackSides(handlers, `/ask ${question} --brief ${brief}`)));
} finally {
  await handlers.close();
}

function print(platform: string, timings: readonly ChatTiming[]): void {
  console.log(`${platform}, milliseconds over loopback\n`);
  console.log('at once  bot           samples    ack p50    ack p99    × echo    answer p50    answer p99');
  for (const { bot, atOnce, samples, acknowledged, answered } of timings) {
    const echo = timings.find((other) => other.atOnce === atOnce && other.bot === 'echo bot');
    const ratio = echo ? acknowledged.p99 / echo.acknowledged.p99 : Number.NaN;
    const cells = [
      String(atOnce).padStart(7),
      bot.padEnd(11),
      String(samples).padStart(8),
      acknowledged.p50.toFixed(1).padStart(9),
      acknowledged.p99.toFixed(1).padStart(9),
      ratio.toFixed(2).padStart(8),
      answered.p50.toFixed(1).padStart(12),
      answered.p99.toFixed(1).padStart(12),
    ];
    console.log(cells.join('  '));
  }
  console.log('');
}
