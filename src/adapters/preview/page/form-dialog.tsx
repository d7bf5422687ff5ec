/** The form that a command or a button opens, as a modal dialog. What was typed stays where sending fails. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Form, FormField } from '../../../commands/form.ts';
import { Refused, server, upload } from './server-api.ts';

export function FormDialog(props: {
  form: Form;
  as: string;
  channel: string;
  /** Bytes. */
  longestFile: number;
  onClose: () => void;
  /** Resolves to whether it has been taken. */
  onSend: (fields: Readonly<Record<string, string>>, file: string | null) => Promise<boolean>;
}) {
  const { form, as, channel, longestFile, onClose, onSend } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [arrived, setArrived] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => dialog.current?.showModal(), []);

  async function send(element: HTMLFormElement) {
    const data = new FormData(element);
    const chosen = data.get('briefwire-file');
    const file = chosen instanceof File && chosen.size > 0 ? chosen : null;
    setProblem(null);
    try {
      if (file && file.size > longestFile * 2)
        throw new Refused(`${file.name} is too large: an article has 5 MB at most.`);
      const sent = file && (await upload(file, setArrived));
      const fields = Object.fromEntries(form.fields.map(({ id }) => [id, String(data.get(id) ?? '').trim()]));
      if (await onSend(fields, sent?.file ?? null)) onClose();
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : 'The form could not be sent. Try again.');
    } finally {
      setArrived(null);
    }
  }

  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <h2 id={titleId}>{form.title}</h2>
        {form.fields.map((field) => (
          <Field key={field.id} field={field} as={as} channel={channel} />
        ))}
        {form.takesFile && (
          <label className="field">
            <span>A file in its place: text or Markdown</span>
            <input type="file" name="briefwire-file" accept=".txt,.md,.markdown,.mdown,text/*" />
          </label>
        )}
        {arrived !== null && (
          <label>
            Sending the file <progress value={arrived} max={1} />
          </label>
        )}
        {problem !== null && <p role="alert">{problem}</p>}
        <div className="actions">
          <button type="submit" className="primary" disabled={arrived !== null}>
            {form.send}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}

function Field({ field, as, channel }: { field: FormField; as: string; channel: string }) {
  const { id, label, placeholder, long, required, maxLength, choices, suggests } = field;
  const listId = useId();
  const [known, setKnown] = useState<readonly string[]>([]);

  async function look(typed: string) {
    if (!suggests) return;
    const asked = { as, channel, thread: null, options: {}, typed, ...suggests };
    const { suggestions } = await server.suggest(asked).catch(() => ({ suggestions: [] }));
    setKnown(suggestions.map(({ value }) => value));
  }

  const inputId = useId();
  const shared = { id: inputId, name: id, required, maxLength, placeholder };
  return (
    <div className="field">
      <label htmlFor={inputId}>
        {label}
        {required ? '' : ' (optional)'}
      </label>
      {choices ? (
        <select id={inputId} name={id}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : long ? (
        <textarea {...shared} rows={8} />
      ) : (
        <input
          type="text"
          {...shared}
          autoComplete="off"
          list={suggests ? listId : undefined}
          onChange={({ target }) => void look(target.value)}
        />
      )}
      {suggests && (
        <datalist id={listId}>
          {known.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </div>
  );
}
