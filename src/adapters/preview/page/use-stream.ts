/** What the server tells of its own accord, as it is now. */
import { useEffect, useReducer, useState } from 'react';
import type { WorkProgress } from '../../../ports/article-desk.ts';
import type { EditorState, PreviewMessage, StreamEvents, WorkItem } from '../preview-protocol.ts';

export interface Stream {
  readonly messages: readonly PreviewMessage[];
  /** Id of the newest message that was there when the page was opened; null until that is known. */
  readonly newestAtFirst: number | null;
  readonly work: readonly WorkItem[];
  readonly progress: WorkProgress | null;
  readonly editor: EditorState;
  /** False while the server does not answer. */
  readonly connected: boolean;
}

const nothing: EditorState = { watching: false, problems: [], version: 0 };
type Known = ReadonlyMap<string, PreviewMessage>;

function learn(known: Known, news: readonly PreviewMessage[] | null): Known {
  return news === null
    ? new Map()
    : new Map([...known, ...news.map((message) => [message.id, message] as const)]);
}

/** Of what `as` sees. EventSource comes back by itself and asks for what it has missed. */
export function useStream(as: string): Stream {
  const [known, tell] = useReducer(learn, new Map());
  const [newestAtFirst, setNewestAtFirst] = useState<number | null>(null);
  const [work, setWork] = useState<readonly WorkItem[]>([]);
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  const [editor, setEditor] = useState<EditorState>(nothing);
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    tell(null);
    setNewestAtFirst(null);
    const source = new EventSource(`/api/events?as=${encodeURIComponent(as)}`);
    const on = <E extends keyof StreamEvents>(name: E, take: (data: StreamEvents[E]) => void) =>
      source.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data)));
    on('messages', (news) => {
      tell(news);
      setNewestAtFirst((before) => before ?? Math.max(0, ...news.map(({ id }) => Number(id))));
    });
    on('work', setWork);
    on('progress', setProgress);
    on('editor', setEditor);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    return () => source.close();
  }, [as]);

  const messages = [...known.values()].sort((a, b) => Number(a.id) - Number(b.id));
  return { messages, newestAtFirst, work, progress, editor, connected };
}
