/** The buttons and menus of a message. */
import { useRef } from 'react';
import type { Action } from '../../../commands/reply.ts';

type MenuAction = Extract<Action, { kind: 'menu' }>;

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
          <Menu key={action.id} menu={action} onChoose={(choice) => onPress(action.id, choice)} />
        ),
      )}
    </div>
  );
}

/** A disclosure rather than a select: with the arrow keys, a select would choose whatever is passed on the way. */
function Menu({ menu, onChoose }: { menu: MenuAction; onChoose: (choice: string) => void }) {
  const details = useRef<HTMLDetailsElement>(null);

  function close() {
    if (!details.current?.open) return;
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  }

  return (
    // Of the same name, so that opening one closes the others.
    <details ref={details} className="menu" name="menu" onKeyDown={({ key }) => key === 'Escape' && close()}>
      <summary>{menu.placeholder}</summary>
      <div className="choices">
        {menu.choices.map(({ value, label, emoji }) => (
          <button
            key={value}
            type="button"
            onClick={() => {
              close();
              onChoose(value);
            }}
          >
            {emoji === null ? label : `${emoji} ${label}`}
          </button>
        ))}
      </div>
    </details>
  );
}
