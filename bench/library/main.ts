/**
 * `npm run bench:library`: how long a question to a workspace's whole library takes in the store, and whether the right brief is among
 * what it finds. `-- --briefs N` says how many, `-- --database sqlite|postgres|both` where, `-- --no-peer` leaves the peers out.
 */
import { parseArgs } from 'node:util';
import { hasPostgres } from '../../tests/fakes/postgres/test-database.ts';
import { measureLibrary } from './measure-library.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    briefs: { type: 'string', default: '20000' },
    questions: { type: 'string', default: '300' },
    database: { type: 'string', default: 'both' },
    peer: { type: 'boolean', default: true },
  },
});
const settings = {
  briefs: Number(values.briefs),
  questions: Number(values.questions),
  withPeer: values.peer,
};

if (values.database !== 'postgres') await measureLibrary('SQLite', settings);
if (values.database !== 'sqlite') {
  if (hasPostgres) await measureLibrary('PostgreSQL', settings);
  else console.log('PostgreSQL: skipped, since TEST_DATABASE_URL is not set');
}
