/** What is wrong with the files that an editor works on. */
import type { EditorState } from '../preview-protocol.ts';

export function EditorProblems({ state }: { state: EditorState }) {
  if (!state.watching) return null;
  if (state.problems.length === 0) return <p className="watching">Follows briefs/ and config/.</p>;
  return (
    <section role="alert" className="problems" aria-label="Files with mistakes">
      <p>There are mistakes in these files. What was good before stays in use:</p>
      <ul>
        {state.problems.map(({ file, sentence }) => (
          <li key={file}>
            <strong>{file}</strong> {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
