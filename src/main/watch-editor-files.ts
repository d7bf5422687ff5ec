/**
 * briefs/ and config/ while somebody edits them. What is whole is copied into a folder of its own, which is what Briefwire reads:
 * there the last good version of each file stays up, whatever is being typed.
 */
import { type FSWatcher, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditorProblem, EditorState } from '../adapters/preview/preview-protocol.ts';
import { idFromName } from '../adapters/source/file-article-source.ts';
import { wordError } from '../commands/messages.ts';
import { parseBriefwireConfig } from '../config/briefwire-config.ts';
import { loadTaxonomy } from '../config/load-taxonomy.ts';
import { parseTaxonomy } from '../config/taxonomy.ts';
import { decodeArticle } from '../core/article/decode-article.ts';
import { takeInArticle } from '../core/article/take-in-article.ts';
import { buildBrief } from '../core/brief/build-brief.ts';
import type { Taxonomy } from '../core/theme/theme.ts';

/** An editor writes a file in several steps. */
const settleMs = 80;
const folders = ['config', 'briefs'] as const;
const settings: Readonly<Record<string, (text: string, file: string) => unknown>> = {
  'config/briefwire.yaml': parseBriefwireConfig,
  'config/themes.yaml': parseTaxonomy,
};

export interface EditorFiles {
  /** The folder with the last good version of everything. */
  readonly root: string;
  state(): EditorState;
  /** Counts up whenever a file of config/ has changed for another good one. */
  settingsVersion(): number;
  close(): void;
}

/** Throws BriefingError `config-…` where the settings are wrong from the beginning: there is no good version of them yet. */
export async function watchEditorFiles(config: {
  readonly root: string;
  /** Something has changed, or gone wrong, or been mended. */
  readonly onChange: () => void;
}): Promise<EditorFiles> {
  const { root, onChange } = config;
  const good = mkdtempSync(join(tmpdir(), 'briefwire-watch-'));
  const seen = new Map<string, Buffer>();
  const problems = new Map<string, EditorProblem>();
  let [version, settingsVersion] = [0, 0];
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  for (const folder of folders) mkdirSync(join(good, folder));
  // Before the first look, so that nothing is missed that is saved meanwhile.
  const watchers = folders.flatMap((folder) => watchFolder(join(root, folder), soon));
  try {
    looking = look();
    await looking;
    for (const file of Object.keys(settings)) readFileSync(join(good, file));
  } catch {
    close();
    // Says what is wrong, with its line.
    for (const [file, parse] of Object.entries(settings)) parse(readFileSync(join(root, file), 'utf8'), file);
    throw new Error('The settings cannot be copied');
  }

  function soon(): void {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      const before = version;
      looking = looking
        .then(look)
        .catch((error: unknown) => tellProblem('briefs/ and config/', error))
        .then(() => {
          if (version !== before) onChange();
        });
    }, settleMs);
  }

  /** Looks at every file anew: which one has changed is told differently by every system. */
  async function look(): Promise<void> {
    problems.delete('briefs/ and config/');
    const briefs = await readAll(await briefFiles(root));
    let themesChanged = false;
    for (const [file, bytes] of await readAll(Object.keys(settings))) {
      if (seen.get(file)?.equals(bytes)) continue;
      const isGood = await take(file, bytes, async (text) => settings[file]?.(text, file));
      if (isGood) settingsVersion += 1;
      themesChanged ||= isGood && file.endsWith('themes.yaml');
    }
    const taxonomy = loadTaxonomy(good);
    for (const [file, bytes] of briefs)
      if (themesChanged || !seen.get(file)?.equals(bytes))
        await take(file, bytes, (text) => checkBrief(file, text, taxonomy));
    // Settings that are gone for a moment, or longer, stay as they were.
    for (const file of seen.keys())
      if (!(file in settings) && !briefs.has(file)) {
        rmSync(join(good, file), { force: true });
        seen.delete(file);
        problems.delete(file);
        version += 1;
      }
  }

  /** Without those that are gone meanwhile. */
  async function readAll(names: readonly string[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const file of names) {
      const bytes = await readFile(join(root, file)).catch(() => null);
      if (bytes) found.set(file, bytes);
    }
    return found;
  }

  /** True where it is good and now in use. */
  async function take(
    file: string,
    bytes: Buffer,
    check: (text: string) => Promise<unknown>,
  ): Promise<boolean> {
    seen.set(file, bytes);
    version += 1;
    try {
      await check(decodeArticle(bytes, file));
      writeFileSync(join(good, file), bytes);
      problems.delete(file);
      return true;
    } catch (error) {
      tellProblem(file, error);
      return false;
    }
  }

  function tellProblem(file: string, error: unknown): void {
    problems.set(file, { file, sentence: wordError(error) });
    version += 1;
  }

  async function checkBrief(file: string, source: string, taxonomy: Taxonomy): Promise<void> {
    buildBrief(
      await takeInArticle({ id: idFromName(file), name: file, source, format: 'markdown' }),
      taxonomy,
    );
  }

  return {
    root: good,
    state: () => ({ watching: true, problems: [...problems.values()], version }),
    settingsVersion: () => settingsVersion,
    close,
  };

  function close(): void {
    if (timer) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    rmSync(good, { recursive: true, force: true });
  }
}

async function briefFiles(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'briefs')).catch(() => []);
  return names
    .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
    .map((name) => `briefs/${name}`);
}

/** None where there is no such folder. */
function watchFolder(folder: string, onEvent: () => void): FSWatcher[] {
  try {
    return [watch(folder, onEvent)];
  } catch {
    return [];
  }
}
