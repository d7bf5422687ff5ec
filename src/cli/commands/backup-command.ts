/** `backup`: a copy of the store, made while it is in use. */
import type { Command } from '../command.ts';
import { plain } from '../render-brief.ts';

export const backupCommand: Command = {
  name: 'backup',
  positionals: [{ name: 'FILE' }],
  flags: {},
  summary: 'A copy of what Briefwire remembers, made while it may be running.',
  details: [
    'FILE must not exist yet, but its folder must. Where DATABASE_URL is set the store is in PostgreSQL: use pg_dump.',
    'To restore: stop Briefwire, put FILE in the place of store.file (data/briefwire.db) and remove the -wal and -shm files beside it.',
    'Restoring an older backup posts again the digests that are younger than the catch-up window (six hours unless configured), since it does not know of them.',
  ],
  examples: ['backup monday.db'],

  async run({ operations, terminal, args }) {
    const { file, bytes } = await operations.backup(args.positionals[0] ?? '');
    terminal.write(`Backed up to ${plain(file)} (${size(bytes)}).\n`);
    return 0;
  },
};

/** `84 KB`, `3.2 MB` */
function size(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
