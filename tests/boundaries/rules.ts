/** The plan of the house as rules: which room may import which, and who may touch the outside world. */
import { posix } from 'node:path';
import type { FileReach } from './imports.ts';

/** Room → rooms it may import from, itself always included. One way only; no exemptions. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  main: ['app', 'cli', 'commands', 'config', 'adapters', 'workers', 'digests', 'ports', 'core'],
  app: ['commands', 'core', 'ports'],
  cli: ['app', 'commands', 'core'],
  commands: ['core', 'ports'],
  adapters: ['core', 'ports', 'commands'],
  workers: ['core', 'ports', 'commands'],
  digests: ['core', 'ports', 'commands'],
  config: ['core'],
  ports: ['core'],
  core: [],
};

/** Rooms without the file system, network or any other outside world. */
const pureRooms = new Set(['core', 'ports', 'commands', 'digests', 'app']);

/** Libraries that compute and do nothing else. */
const pureLibraries = new Set(['zod', 'porter2', 'yaml']);

/** SDKs and the one place each is for. */
const homes: Readonly<Record<string, string>> = {
  'discord.js': 'src/adapters/discord/',
  '@slack/bolt': 'src/adapters/slack/',
  '@slack/web-api': 'src/adapters/slack/',
  'node-schedule': 'src/adapters/scheduler/',
  'node:sqlite': 'src/adapters/store/',
  kysely: 'src/adapters/store/',
  pg: 'src/adapters/store/',
  pino: 'src/adapters/log/',
  piscina: 'src/workers/',
  rolldown: 'src/adapters/preview/',
  react: 'src/adapters/preview/page/',
  'react-dom': 'src/adapters/preview/page/',
  '@skyra/discord-components-core': 'src/adapters/preview/page/',
  'slack-blocks-to-jsx': 'src/adapters/preview/page/',
  'discord-markdown-parser': 'src/adapters/preview/page/',
};

/** What runs in a browser: nothing of Node's, and nobody but its bundler reaches in. */
const browserFolder = 'src/adapters/preview/page/';

/** The one room of the adapters that the others may import: plumbing that they share. It knows none of them, and no SDK. */
const plumbing = 'http';

/** The one file that reads the environment: whatever else starts something is handed what it needs. */
const environmentReader = 'src/main.ts';

/** The steps of lookup, each a folder: a step knows those before it, and none behind. */
const lookupSteps = ['question', 'index', 'match', 'office', 'rank', 'span', 'judge'];

/** `src/core/lookup/rank/bm25.ts` → 4; -1 outside the steps. */
function lookupStepOf(file: string): number {
  return file.startsWith('src/core/lookup/') ? lookupSteps.indexOf(file.split('/')[3] ?? '') : -1;
}

/** `src/core/x.ts` → `core`; `src/main.ts` → `main`; null outside src. */
function roomOf(file: string): string | null {
  const [top, room] = file.split('/');
  return top === 'src' && room ? room.replace(/\.ts$/, '') : null;
}

/** `src/adapters/slack/bot.ts` → `slack`. */
function adapterOf(file: string): string | undefined {
  return file.startsWith('src/adapters/') ? file.split('/')[2] : undefined;
}

/** The package of a bare specifier: `zod/mini` → `zod`, `@slack/bolt/x` → `@slack/bolt`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function libraryViolation(file: string, room: string, specifier: string): string | null {
  const name = packageOf(specifier);
  const home = homes[name];
  if (home && !file.startsWith(home)) return `${file} imports ${name}, which belongs in ${home} only`;
  if (name === 'node:process' && file !== environmentReader)
    return `${file} imports node:process: only ${environmentReader} reads it`;
  if (file.startsWith(browserFolder) && name.startsWith('node:'))
    return `${file} imports ${name}: a browser has no such thing`;
  if (adapterOf(file) === plumbing && !name.startsWith('node:'))
    return `${file} imports ${name}: what adapters share needs no SDK`;
  if (pureRooms.has(room) && !pureLibraries.has(name))
    return `${file} imports ${name}: ${room} does no I/O; take it in through a port`;
  return null;
}

function roomViolation(file: string, room: string, specifier: string): string | null {
  const target = posix.join(posix.dirname(file), specifier);
  const targetRoom = roomOf(target);
  if (target.startsWith(browserFolder) && !file.startsWith(browserFolder))
    return `${file} imports ${target}: what runs in a browser is for its bundler alone`;
  if (targetRoom === null) return `${file} reaches out of src/ to ${target}`;
  if (targetRoom !== room && !rooms[room]?.includes(targetRoom)) {
    const allowed = [room, ...(rooms[room] ?? [])].join(', ');
    return `${file} imports ${target}: ${room} may import from ${allowed} only`;
  }
  const step = lookupStepOf(file);
  if (step >= 0 && lookupStepOf(target) > step)
    return `${file} imports ${target}: a step of lookup knows those before it only (${lookupSteps.join(', ')})`;
  const adapter = adapterOf(target);
  if (adapterOf(file) !== adapter && adapter !== plumbing && targetRoom === 'adapters' && room === 'adapters')
    return `${file} imports ${target}: adapters never import each other`;
  return null;
}

/** Every way in which a file breaks the plan, as a sentence each. `file` is a posix path from the project's root. */
export function findViolations(file: string, reach: FileReach): string[] {
  const room = roomOf(file);
  if (room === null) return [];
  if (!(room in rooms))
    return [`${file} lies in no room of the plan: add src/${room} to tests/boundaries/rules.ts`];
  const found = reach.imports.map((specifier) => {
    if (specifier === '?') return `${file} imports by a computed name, which no rule can check`;
    return specifier.startsWith('.')
      ? roomViolation(file, room, specifier)
      : libraryViolation(file, room, specifier);
  });
  const touches = reach.impure
    .filter((name) => (pureRooms.has(room) ? true : name === 'process.env' && file !== environmentReader))
    .map(
      (name) =>
        `${file} touches ${name}: ${name === 'process.env' ? `only ${environmentReader} reads it` : 'take it in through a port'}`,
    );
  return [...found.filter((violation) => violation !== null), ...touches];
}
