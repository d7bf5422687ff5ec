/** Debian's Chromium, driven by playwright-core; the tests that need it are skipped where there is none, and say so. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Null where this machine has none. */
export const chromiumPath = paths.find((path) => existsSync(path)) ?? null;

if (chromiumPath === null)
  process.stderr.write(
    'No Chromium is on this machine (apt-get install chromium): tests in a browser are skipped.\n',
  );

/** Without its own requests to the outside; root, as in a container, may not have a sandbox. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
