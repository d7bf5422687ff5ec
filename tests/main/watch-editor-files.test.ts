import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EditorFiles, watchEditorFiles } from '../../src/main/watch-editor-files.ts';

const project = join(import.meta.dirname, '../..');
const bridge =
  '---\ntitle: The bridge\n---\nThe mayor of Lindow, Ada Marsh, opened the bridge on 3 May 2021.\n';

/** An editor's event may take a moment on a busy machine. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

describe('the files of an editor', () => {
  let root: string;
  let watched: EditorFiles | null = null;
  let changes: number;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'briefwire-'));
    for (const folder of ['config', 'briefs'])
      cpSync(join(project, folder), join(root, folder), { recursive: true });
    writeFileSync(join(root, 'briefs/bridge.md'), bridge);
    changes = 0;
  });
  afterEach(() => {
    watched?.close();
    watched = null;
    rmSync(root, { recursive: true });
  });

  async function watch(): Promise<EditorFiles> {
    const files = await watchEditorFiles({ root, onChange: () => void changes++ });
    watched = files;
    return files;
  }
  const good = (files: EditorFiles, name: string) => readFileSync(join(files.root, name), 'utf8');
  const problemsOf = (files: EditorFiles) => files.state().problems.map(({ file }) => file);

  it('are all in use at first', async () => {
    const files = await watch();
    expect(files.state()).toMatchObject({ watching: true, problems: [] });
    expect(good(files, 'briefs/bridge.md')).toBe(bridge);
  });

  it('show at once when they are saved, written in place or put in place', async () => {
    const files = await watch();
    writeFileSync(join(root, 'briefs/bridge.md'), bridge.replace('Ada', 'Eve'));
    await eventually(() => good(files, 'briefs/bridge.md')).toContain('Eve Marsh');
    writeFileSync(join(root, 'bridge.tmp'), bridge.replace('Ada', 'Ida'));
    renameSync(join(root, 'bridge.tmp'), join(root, 'briefs/bridge.md'));
    await eventually(() => good(files, 'briefs/bridge.md')).toContain('Ida Marsh');
    expect(changes).toBeGreaterThanOrEqual(2);
  });

  it('stay up in their last good version while they hold a mistake, which is told with its line', async () => {
    const files = await watch();
    const before = files.state().version;
    writeFileSync(join(root, 'briefs/bridge.md'), bridge.replace('title:', 'date: soon\ntitle:'));
    await eventually(() => problemsOf(files)).toEqual(['briefs/bridge.md']);
    const [problem] = files.state().problems;
    expect(problem?.sentence).toMatch(/line 2/);
    expect(problem?.sentence).not.toContain(root);
    expect(good(files, 'briefs/bridge.md')).toBe(bridge);
    expect(files.state().version).toBeGreaterThan(before);
    writeFileSync(join(root, 'briefs/bridge.md'), bridge);
    await eventually(() => problemsOf(files)).toEqual([]);
  });

  it('come and go', async () => {
    const files = await watch();
    writeFileSync(join(root, 'briefs/tunnel.md'), bridge.replace('bridge', 'tunnel'));
    await eventually(() => existsSync(join(files.root, 'briefs/tunnel.md'))).toBe(true);
    rmSync(join(root, 'briefs/tunnel.md'));
    await eventually(() => existsSync(join(files.root, 'briefs/tunnel.md'))).toBe(false);
  });

  it('of config/ are told apart, since more hangs on them', async () => {
    const files = await watch();
    const version = files.settingsVersion();
    writeFileSync(join(root, 'briefs/bridge.md'), `${bridge}It cost 4 million dollars.\n`);
    await eventually(() => good(files, 'briefs/bridge.md')).toContain('4 million');
    expect(files.settingsVersion()).toBe(version);
    const themes = readFileSync(join(root, 'config/themes.yaml'), 'utf8');
    writeFileSync(join(root, 'config/themes.yaml'), 'topics: 7\n');
    await eventually(() => problemsOf(files)).toEqual(['config/themes.yaml']);
    expect(files.settingsVersion()).toBe(version);
    writeFileSync(join(root, 'config/themes.yaml'), `${themes}\n# changed\n`);
    await eventually(() => files.settingsVersion()).toBe(version + 1);
    expect(problemsOf(files)).toEqual([]);
  });

  it('stay up where settings are gone for a moment, or a brief is no text', async () => {
    const files = await watch();
    const themes = good(files, 'config/themes.yaml');
    rmSync(join(root, 'config/themes.yaml'));
    writeFileSync(join(root, 'briefs/bridge.md'), Buffer.from([0xff, 0xfe, 0x41]));
    await eventually(() => problemsOf(files)).toEqual(['briefs/bridge.md']);
    expect(files.state().problems[0]?.sentence).toMatch(/UTF-8/);
    expect(good(files, 'briefs/bridge.md')).toBe(bridge);
    expect(good(files, 'config/themes.yaml')).toBe(themes);
  });

  it('that are wrong from the beginning: a brief is told of, settings are refused', async () => {
    writeFileSync(join(root, 'briefs/bridge.md'), '---\ndate: soon\n---\nText.\n');
    const files = await watch();
    expect(problemsOf(files)).toEqual(['briefs/bridge.md']);
    expect(existsSync(join(files.root, 'briefs/bridge.md'))).toBe(false);
    writeFileSync(join(root, 'config/briefwire.yaml'), 'store: 7\n');
    await expect(watchEditorFiles({ root, onChange: () => {} })).rejects.toMatchObject({
      code: 'config-invalid',
    });
  });

  it('leave nothing behind', async () => {
    const files = await watch();
    files.close();
    expect(existsSync(files.root)).toBe(false);
  });
});
