/** The buttons and menus of a message. */
import type { Action } from '../../../commands/reply.ts';

export function ActionBar(props: {
  actions: readonly Action[];
  onPress: (action: string, choice: string | null) => void;
}) {
  const { actions, onPress } = props;
  if (actions.length === 0) return null;
  return (
    <div className="actions">
      {actions.map((action) =>
        action.kind === 'button' ? (
          <button
            key={action.id}
            type="button"
            className={action.tone === 'primary' ? 'primary' : undefined}
            onClick={() => onPress(action.id, null)}
          >
            {action.label}
          </button>
        ) : (
          <select
            key={action.id}
            aria-label={action.placeholder}
            value=""
            onChange={({ target }) => onPress(action.id, target.value)}
          >
            <option value="" disabled>
              {action.placeholder}
            </option>
            {action.choices.map(({ value, label, emoji }) => (
              <option key={value} value={value}>
                {emoji === null ? label : `${emoji} ${label}`}
              </option>
            ))}
          </select>
        ),
      )}
    </div>
  );
}
