/** The tables of scopes name what the adapter uses, no more and no less. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  appMethodScopes,
  botScopes,
  eventScopes,
  methodScopes,
  missingScopes,
} from '../../../src/adapters/slack/slack-scopes.ts';

const folder = join(import.meta.dirname, '../../../src/adapters/slack');
const source = globSync('**/*.ts', { cwd: folder })
  .filter((file) => file !== 'slack-scopes.ts')
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');
const sorted = (found: Iterable<string>) => [...new Set(found)].sort();
const found = (pattern: RegExp) => sorted([...source.matchAll(pattern)].map(([, name = '']) => name));

describe('the scopes', () => {
  it('cover every method that the adapter calls, and no other', () => {
    const called = found(/\b(?:client|app)\.([a-z]+(?:\.[a-zA-Z]+)+)\(/g);
    // The SDK asks for this one itself in Socket Mode.
    const all = sorted([...called, 'apps.connections.open']);
    expect(all).toEqual(sorted([...Object.keys(methodScopes), ...Object.keys(appMethodScopes)]));
    expect(source).not.toMatch(/\.apiCall\(/);
  });

  it('cover every event that the adapter listens to, and no other', () => {
    const heard = found(/\.event\('(\w+)'/g);
    expect(heard).toEqual(sorted(Object.keys(eventScopes).map((name) => name.replace(/\..*/, ''))));
  });

  it('are what the bot token needs', () => {
    expect(botScopes).toEqual([
      'app_mentions:read',
      'channels:history',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'groups:history',
      'groups:read',
      'im:history',
      'im:read',
      'mpim:history',
      'mpim:read',
      'users:read',
    ]);
  });

  it('that are missing are named', () => {
    expect(missingScopes(botScopes.slice(2), botScopes)).toEqual(['app_mentions:read', 'channels:history']);
  });
});
