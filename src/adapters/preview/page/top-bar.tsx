/** Who one is, and how messages are shown. */
import type { StartInfo } from '../preview-protocol.ts';
import type { Look } from './app.tsx';

const looks: readonly { readonly id: Look; readonly label: string }[] = [
  { id: 'preview', label: 'Preview' },
  { id: 'discord', label: 'Discord' },
  { id: 'slack', label: 'Slack' },
  { id: 'both', label: 'Side by side' },
];

export function TopBar(props: {
  info: StartInfo;
  as: string;
  onPerson: (id: string) => void;
  look: Look;
  onLook: (look: Look) => void;
}) {
  const { info, as, onPerson, look, onLook } = props;
  return (
    <header className="top-bar">
      <h1>Briefwire preview</h1>
      <fieldset className="looks">
        <legend>Show messages as</legend>
        {looks.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name="look" checked={look === id} onChange={() => onLook(id)} />
            {label}
          </label>
        ))}
      </fieldset>
      <label className="person">
        You are
        <select value={as} onChange={({ target }) => onPerson(target.value)}>
          {info.people.map(({ id, name, mayManage }) => (
            <option key={id} value={id}>
              {mayManage ? `${name} (manager)` : name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
