/** The page itself: its scripts bundled at start, in memory, from their sources and the libraries they use. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface PageFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface PageFiles {
  /** Rejects where the page cannot be made. */
  ready(): Promise<unknown>;
  /** Null where there is none at this path. Waits for what is still being made. */
  get(path: string): Promise<PageFile | null>;
}

const folder = join(import.meta.dirname, 'page');
const script = 'text/javascript; charset=utf-8';
const style = 'text/css; charset=utf-8';
const require = createRequire(import.meta.url);

const files: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  '/': { path: join(folder, 'index.html'), type: 'text/html; charset=utf-8' },
  ...Object.fromEntries(
    ['page', 'chat', 'looks', 'brief'].map((name) => [
      `/${name}.css`,
      { path: join(folder, `${name}.css`), type: style },
    ]),
  ),
  '/icon.svg': { path: join(folder, 'icon.svg'), type: 'image/svg+xml' },
};

/** Begins to bundle at once, so that the first visit need not wait for it. */
export function createPageFiles(): PageFiles {
  const bundled = bundle();
  // Told by whoever waits until it is ready.
  bundled.catch(() => {});
  return {
    ready: () => bundled,
    async get(path) {
      const file = Object.hasOwn(files, path) ? files[path] : undefined;
      if (file) return { type: file.type, body: await readFile(file.path) };
      if (path === '/slack.css')
        return { type: style, body: await readFile(require.resolve('slack-blocks-to-jsx/dist/style.css')) };
      if (!path.endsWith('.js')) return null;
      const code = (await bundled).get(path.slice(1));
      return code === undefined ? null : { type: script, body: code };
    },
  };
}

/** By file name. What shows the platforms' looks is loaded only once somebody asks for them. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: { page: join(folder, 'main.tsx') },
    platform: 'browser',
    // For the checker alone: nothing of it changes what a browser runs.
    tsconfig: false,
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, jsx: 'react-jsx' },
    logLevel: 'silent',
  });
  try {
    const { output } = await build.generate({ format: 'esm', minify: true, chunkFileNames: '[name].js' });
    return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
  } finally {
    await build.close();
  }
}
