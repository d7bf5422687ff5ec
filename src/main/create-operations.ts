/** What the command line's `serve`, `preview`, `setup`, `doctor` and `backup` do, each loading what it needs when it is asked for. */
import type { CheckedThing, Operations } from '../cli/operations.ts';
import { wordError } from '../commands/messages.ts';
import { BriefingError } from '../core/errors.ts';
import type { PlatformSetup } from '../ports/chat-platform.ts';
import { type PlatformName, platformNames, platformsWithToken } from './create-platforms.ts';
import type { Environment } from './environment.ts';

export function createOperations(config: {
  readonly root: string;
  readonly environment: Environment;
  /** Aborts when the process is told to end. */
  readonly signal: () => AbortSignal;
}): Operations {
  const { root, environment, signal } = config;

  async function setupOf(name: PlatformName): Promise<PlatformSetup> {
    const { createSetup } = await import('./create-setup.ts');
    return createSetup(name, { root, environment });
  }

  return {
    platforms: platformNames,
    hasToken: () => platformsWithToken(environment).length > 0,
    async serve() {
      const { serve } = await import('./serve.ts');
      const told = signal();
      const code = await serve({ root, environment, signal: told });
      // A start that was under way may still hold a connection open; everything that was begun is finished.
      if (told.aborted) process.exit(code);
      return code;
    },
    async preview(options) {
      const { servePreview } = await import('./serve-preview.ts');
      const told = signal();
      const code = await servePreview({ root, environment, signal: told, ...options });
      // Open pages hold connections; everything that was begun is finished.
      process.exit(code);
    },
    instructions: async (platform) => (await setupOf(platform as PlatformName)).instructions(),
    async check() {
      const { checkConfig } = await import('./check-config.ts');
      const config = await checkConfig(root, environment.databaseUrl);
      const found = [...config.found];
      if (!config.usable) return found;
      if (platformsWithToken(environment).length === 0) return [...found, nowhere];
      for (const name of platformNames) {
        if (!platformsWithToken(environment).includes(name)) {
          found.push({ ok: true, what: `${name}: no token is set, so it is left out`, remedy: null });
          continue;
        }
        try {
          found.push(...(await (await setupOf(name)).check()));
        } catch (error) {
          found.push({ ok: false, what: `${name}: cannot be checked`, remedy: wordError(error) });
        }
      }
      const { checkDigests } = await import('./check-digests.ts');
      return [...found, ...(await checkDigests(root, environment))];
    },
    async backup(file) {
      if (environment.databaseUrl !== null) throw new BriefingError('backup-elsewhere', {});
      const { backUp } = await import('./back-up.ts');
      return backUp({ root, to: file });
    },
  };
}

const nowhere: CheckedThing = {
  ok: true,
  what: 'no platform has a token',
  remedy: 'To serve chat, follow docs/setup-discord.md or docs/setup-slack.md.',
};
