/** Memory and time of a process in whose store many briefs are kept, beside the same with none. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { indexTerms } from '../../src/core/text/index-terms.ts';
import type { Store } from '../../src/ports/store.ts';
import { makeBenchStore } from './bench-store.ts';
import { startChild } from './child-process.ts';
import type { MemorySettings, MemoryStep } from './memory-copy.ts';

const briefs = 10_000;
const wordsEach = 300;
/** Kept at once while the store is filled. */
const together = 500;

export async function measureMemory(): Promise<void> {
  console.log(
    `Memory with ${briefs} briefs of ${wordsEach} words kept (SQLite); times are means of one a workspace\n`,
  );
  const columns = ['RSS MB', '× none kept', 'ms', 'stall ms'];
  console.log(`${'kept'.padEnd(30)}${'step'.padEnd(18)}${columns.map((name) => name.padStart(13)).join('')}`);
  let none: readonly MemoryStep[] | null = null;
  for (const [kept, workspaces] of [
    [0, 1],
    [briefs, 1],
    [briefs, 100],
  ] as const) {
    const { steps, fileMb } = await measureOne(kept, workspaces);
    none ??= steps;
    const name =
      kept === 0
        ? 'none'
        : `in ${workspaces} workspace${workspaces > 1 ? 's' : ''}, file ${fileMb.toFixed(0)} MB`;
    for (const [index, step] of steps.entries()) {
      const cells = [
        step.rssMb.toFixed(0),
        (step.rssMb / (none[index]?.rssMb ?? Number.NaN)).toFixed(2),
        step.ms.toFixed(0),
        step.stallMs.toFixed(0),
      ];
      console.log(
        `${(index === 0 ? name : '').padEnd(30)}${step.name.padEnd(18)}${cells.map((cell) => cell.padStart(13)).join('')}`,
      );
    }
  }
  console.log('');
}

async function measureOne(
  kept: number,
  workspaces: number,
): Promise<{ readonly steps: readonly MemoryStep[]; readonly fileMb: number }> {
  const made = await makeBenchStore('SQLite');
  try {
    const { databaseUrl, file, store } = made;
    const names = Array.from({ length: workspaces }, (_, number) => `discord:${number}`);
    await keepBriefs(store, names, kept);
    const settings: MemorySettings = { databaseUrl, file, workspaces: names };
    const child = await startChild<'run', readonly MemoryStep[]>(
      new URL('./memory-copy.ts', import.meta.url),
      settings,
    );
    const steps = await child.ask('run');
    await child.end();
    return { steps, fileMb: statSync(file).size / 2 ** 20 };
  } finally {
    await made.close();
  }
}

/** So many in all, as many in each workspace, no two alike. */
async function keepBriefs(store: Store, workspaces: readonly string[], count: number): Promise<void> {
  const text = sampleText();
  for (let at = 0; at < count; at += together)
    await Promise.all(
      Array.from({ length: Math.min(together, count - at) }, (_, index) => {
        const number = at + index;
        const id = `brief-${number}`;
        const title = `Brief number ${number}`;
        const source = `# ${title}\n\n${text.replace(/\d+/g, (digits) => String((Number(digits) + number) % 10_000))}\n`;
        const workspace = workspaces[number % workspaces.length] ?? '';
        return store.articles.add(workspace, {
          id,
          title,
          text: { id, name: `${id}.md`, source, format: 'markdown' },
          addedBy: 'bench',
          terms: indexTerms(source),
        });
      }),
    );
}

/** The paragraphs of a shipped brief, up to so many words. */
function sampleText(): string {
  const file = join(import.meta.dirname, '../../briefs/shanghai-visit-2023.md');
  const body = readFileSync(file, 'utf8').replace(/^---\n.*?\n---\n/s, '');
  let words = 0;
  const paragraphs = body.split(/\n{2,}/).filter((paragraph) => {
    const fits = words < wordsEach;
    words += paragraph.split(/\s+/).length;
    return fits && !paragraph.startsWith('#');
  });
  return paragraphs.join('\n\n');
}
