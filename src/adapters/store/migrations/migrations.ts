/** Every step from nothing to the present tables, by name. Add at the end; a step that has been released never changes. */
import type { Migration } from 'kysely/migration';
import { makeFirstTables } from './0001-first-tables.ts';
import { makeDigestTables } from './0002-digests.ts';
import { makeLibraryTables } from './0003-library.ts';
import { findNewestFirst } from './0004-newest-first.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: makeFirstTables },
  '0002-digests': { up: makeDigestTables },
  '0003-library': { up: makeLibraryTables },
  '0004-newest-first': { up: findNewestFirst },
};
