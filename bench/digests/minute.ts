/** How late digests are that fall due within one minute, beside what the platforms' limits leave possible. */
import { hasPostgres } from '../../tests/fakes/postgres/test-database.ts';
import { quantile } from './quantile.ts';
import { type MinuteOptions, type MinuteResult, runMinute } from './run-minute.ts';

/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const discordPerSecond = 50;
/** https://docs.slack.dev/apis/web-api/rate-limits: between two messages in a channel. */
const slackGapMs = 1000;
const goals = { lateMs: 5000, ratio: 1.2 };

type Given = Omit<MinuteOptions, 'subscriptions'> & { readonly share?: number };

/** `share`: where a digest takes more requests, fewer of them take as long. */
const runs: readonly Given[] = [
  { driver: 'SQLite', platform: 'discord', spread: true, news: false },
  { driver: 'SQLite', platform: 'discord', spread: false, news: false },
  { driver: 'SQLite', platform: 'discord', spread: true, news: true, share: 1 / 4 },
  { driver: 'SQLite', platform: 'slack', spread: true, news: false },
  { driver: 'SQLite', platform: 'slack', spread: true, news: true },
  { driver: 'PostgreSQL', platform: 'discord', spread: true, news: false },
  { driver: 'PostgreSQL', platform: 'discord', spread: false, news: false },
];

const columns = [
  'copies',
  'digests',
  'late p50 s',
  'late p99 s',
  'requests',
  '429s',
  'last post s',
  'floor s',
  '× floor',
  'stall ms',
  'CPU %',
  'RSS MB',
];

export async function measureMinute(subscriptions: number): Promise<void> {
  console.log(`${subscriptions} digests that fall due within a minute (…at once: within the same second)`);
  console.log(
    'late: from due to claimed; last post: from the first due; floor: by the limits of the platform\n',
  );
  console.log(`${''.padEnd(38)}${columns.map((name) => name.padStart(12)).join('')}`);
  for (const run of runs) {
    if (run.driver === 'PostgreSQL' && !hasPostgres) {
      console.log('PostgreSQL: skipped, since TEST_DATABASE_URL is not set');
      break;
    }
    await measureOne(run, Math.round(subscriptions * (run.share ?? 1)));
  }
  console.log('');
}

/** Three copies that know nothing of each other's pace, and three that share it. */
export async function measureCopies(subscriptions: number): Promise<void> {
  if (!hasPostgres) {
    console.log('Copies: skipped, since TEST_DATABASE_URL is not set');
    return;
  }
  console.log(`Three copies of one Discord bot, ${subscriptions} digests due at once\n`);
  console.log(`${''.padEnd(38)}${columns.map((name) => name.padStart(12)).join('')}`);
  const three = { driver: 'PostgreSQL', platform: 'discord', spread: false, news: false, copies: 3 } as const;
  await measureOne({ ...three, requestsPerSecond: 48 }, subscriptions);
  await measureOne({ ...three, requestsPerSecond: 16 }, subscriptions);
  console.log('');
}

async function measureOne(run: Given, subscriptions: number): Promise<void> {
  const result = await runMinute({ ...run, subscriptions });
  const { copies } = result;
  const late = copies.flatMap((copy) => copy.late);
  const floorMs = floorOf(run, result);
  const p99 = quantile(late, 0.99);
  const ratio = result.took / floorMs;
  const most = (of: (copy: (typeof copies)[number]) => number) => Math.max(...copies.map(of));
  const cells = [
    String(copies.length),
    String(subscriptions),
    (quantile(late, 0.5) / 1000).toFixed(2),
    (p99 / 1000).toFixed(2),
    String(result.requests),
    String(result.limited),
    (result.took / 1000).toFixed(1),
    (floorMs / 1000).toFixed(1),
    ratio.toFixed(2),
    most(({ stalls }) => stalls.monitored).toFixed(0),
    (100 * most(({ busy }) => busy)).toFixed(0),
    most(({ rssMb }) => rssMb).toFixed(0),
  ];
  const missed = [...(p99 < goals.lateMs ? [] : ['late']), ...(ratio <= goals.ratio ? [] : ['× floor'])];
  const verdict = missed.length === 0 ? '' : `  MISSED: ${missed.join(', ')}`;
  console.log(nameOf(run).padEnd(38) + cells.map((cell) => cell.padStart(12)).join('') + verdict);
}

/** Not before the last falls due, and no faster than the platform takes what is asked of it. */
function floorOf({ platform, news }: Given, { requests, limited, lasted }: MinuteResult): number {
  const useful = requests - limited;
  const inChannel = news ? slackGapMs : 0;
  return platform === 'discord' ? Math.max(lasted, (useful * 1000) / discordPerSecond) : lasted + inChannel;
}

function nameOf({ driver, platform, spread, news, requestsPerSecond }: Given): string {
  const what = news ? ', thread' : '';
  const when = spread ? '' : ' at once';
  const pace = requestsPerSecond === undefined ? '' : `, ${requestsPerSecond}/s each`;
  return `${driver}, ${platform}${what}${when}${pace}`;
}
