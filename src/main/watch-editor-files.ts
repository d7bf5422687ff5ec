/**
 * briefs/ and config/ while somebody edits them. What is whole is copied into a folder of its own, which is what Briefwire reads:
 * there the last good version of each file stays up, whatever is being typed.
 */
import { type FSWatcher, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditorProblem, EditorState } from '../adapters/preview/preview-protocol.ts';
import { createFileArticleSource } from '../adapters/source/file-article-source.ts';
import { wordError } from '../commands/messages.ts';
import { parseBriefwireConfig } from '../config/briefwire-config.ts';
import { loadTaxonomy } from '../config/load-taxonomy.ts';
import { parseTaxonomy } from '../config/taxonomy.ts';
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
  const files = createFileArticleSource();
  const good = mkdtempSync(join(tmpdir(), 'briefwire-watch-'));
  const seen = new Map<string, string>();
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
      looking = looking.then(look).then(() => {
        if (version !== before) onChange();
      });
    }, settleMs);
  }

  /** Looks at every file anew: which one has changed is told differently by every system. */
  async function look(): Promise<void> {
    const found = new Map<string, string>();
    for (const file of [...Object.keys(settings), ...(await briefFiles(root))])
      found.set(file, await readFile(join(root, file), 'utf8').catch(() => ''));
    let themesChanged = false;
    for (const [file, text] of found)
      if (file in settings && seen.get(file) !== text) {
        const isGood = await take(file, text, async () => settings[file]?.(text, file));
        if (isGood) settingsVersion += 1;
        themesChanged ||= isGood && file.endsWith('themes.yaml');
      }
    const taxonomy = loadTaxonomy(good);
    for (const [file, text] of found)
      if (!(file in settings) && (themesChanged || seen.get(file) !== text))
        await take(file, text, () => checkBrief(file, taxonomy));
    for (const file of seen.keys())
      if (!found.has(file)) {
        rmSync(join(good, file), { force: true });
        seen.delete(file);
        problems.delete(file);
        version += 1;
      }
  }

  /** True where it is good and now in use. */
  async function take(file: string, text: string, check: () => Promise<unknown>): Promise<boolean> {
    seen.set(file, text);
    version += 1;
    try {
      await check();
      writeFileSync(join(good, file), text);
      problems.delete(file);
      return true;
    } catch (error) {
      problems.set(file, { file, sentence: wordError(error).replaceAll(`${root}/`, '') });
      return false;
    }
  }

  async function checkBrief(file: string, taxonomy: Taxonomy): Promise<void> {
    buildBrief(await takeInArticle(await files.read(join(root, file))), taxonomy);
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
