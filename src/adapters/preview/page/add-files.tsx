/** Articles from files, one or a thousand: each is taken in as `/brief add` does it, and the page tells how far it is. */
import { useRef, useState } from 'react';
import { Refused, server, upload } from './server-api.ts';

interface Adding {
  readonly done: number;
  readonly total: number;
  /** The file that is on its way, and how much of it has arrived. */
  readonly file: string;
  readonly arrived: number;
  readonly added: number;
  readonly failed: readonly string[];
}

export function AddFiles(props: { as: string; longestFile: number; onAdded: () => void }) {
  const { as, longestFile, onAdded } = props;
  const [adding, setAdding] = useState<Adding | null>(null);
  const stopped = useRef(false);
  const running = adding !== null && adding.done < adding.total;

  async function add(files: readonly File[]) {
    stopped.current = false;
    let state: Adding = { done: 0, total: files.length, file: '', arrived: 0, added: 0, failed: [] };
    const tell = (next: Partial<Adding>) => {
      state = { ...state, ...next };
      setAdding(state);
    };
    for (const file of files) {
      if (stopped.current) {
        tell({ total: state.done });
        break;
      }
      tell({ file: file.name, arrived: 0 });
      const problem = await addOne(file, (arrived) => tell({ arrived }));
      tell({
        done: state.done + 1,
        ...(problem === null
          ? { added: state.added + 1 }
          : { failed: [...state.failed, `${file.name}: ${problem}`] }),
      });
    }
    onAdded();
  }

  /** Null, or why it was not taken in. */
  async function addOne(file: File, onArrived: (share: number) => void): Promise<string | null> {
    // What is far too large need not be sent to be refused.
    if (file.size > longestFile * 2)
      return 'This is larger than the 5 MB that an article has at most. Add a part of it.';
    try {
      const { file: sent } = await upload(file, onArrived);
      const { brief, said } = await server.add({ as, file: sent });
      return brief === null ? said : null;
    } catch (error) {
      return error instanceof Refused ? error.message : 'It could not be added. Try again.';
    }
  }

  return (
    <section className="add-files" aria-label="Add articles">
      <h3>Add articles</h3>
      <label className="field">
        <span>Text or Markdown files in UTF-8, as many as you like</span>
        <input
          type="file"
          multiple
          disabled={running}
          accept=".txt,.md,.markdown,.mdown,text/*"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            if (files.length > 0) void add(files);
          }}
        />
      </label>
      {adding !== null && (
        <div role="status">
          <label>
            <span>
              {running
                ? `${adding.done} of ${adding.total} done, now ${adding.file}${adding.arrived < 1 ? ` (${Math.round(adding.arrived * 100)}% sent)` : ''}`
                : `${adding.added} added${adding.failed.length > 0 ? `, ${adding.failed.length} not` : ''}.`}
            </span>
            <progress
              value={adding.done + (running ? adding.arrived / 2 : 0)}
              max={Math.max(adding.total, 1)}
            />
          </label>
          {running && (
            <button
              type="button"
              onClick={() => {
                stopped.current = true;
              }}
            >
              Stop after this one
            </button>
          )}
          {adding.failed.length > 0 && (
            <ul className="failed">
              {adding.failed.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
