/** What takes a while: how long it has been under way and, where that is known, how far it is. */
import { useEffect, useState } from 'react';
import type { WorkProgress } from '../../../ports/article-desk.ts';
import type { WorkItem } from '../preview-protocol.ts';

/** Before that nobody wonders. */
const noticeableMs = 400;

const stages = ['dividing it into sentences', 'making its cards', 'indexing it', 'keeping it'];

export function WorkStatus({ work, progress }: { work: readonly WorkItem[]; progress: WorkProgress | null }) {
  const now = useNow(work.length > 0 || progress !== null);
  const long = work.filter(({ since }) => now - since > noticeableMs);
  return (
    <div className="work" role="status">
      {progress !== null && (
        <p>
          <label>
            {labelOf(progress)} <progress value={progress.done} max={progress.total} />
          </label>
        </p>
      )}
      {long.map(({ id, what, since }) => (
        <p key={id}>
          Briefwire is at work on <q>{what}</q> … {Math.round((now - since) / 1000)} s
        </p>
      ))}
    </div>
  );
}

function labelOf({ doing, done, total }: WorkProgress): string {
  if (doing === 'reading') return `Reading briefs: ${done} of ${total}`;
  return `Taking in an article: ${stages[done] ?? 'done'}`;
}

function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
