/** Where one writes: a combobox (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/) whose list knows commands, options and values. */
import { useEffect, useId, useRef, useState } from 'react';
import type { CommandSpec } from '../../../commands/command-spec.ts';
import { type Completion, completionsAt, written } from './command-completions.ts';
import { server } from './server-api.ts';

/** While somebody types on, nothing is asked. */
const pauseMs = 120;

interface Offer {
  readonly from: number;
  readonly choices: readonly Completion[];
}

export function Composer(props: {
  as: string;
  channel: string;
  thread: string | null;
  specs: readonly CommandSpec[];
  label: string;
  /** Resolves to whether it has been taken. */
  onSay: (text: string) => Promise<boolean>;
}) {
  const { as, channel, thread, specs, label, onSay } = props;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(-1);
  const [closed, setClosed] = useState(false);
  const offer = useOffer(text, specs, { as, channel, thread });
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const choices = closed ? [] : offer.choices;

  function write(next: string) {
    setText(next);
    setChosen(-1);
    setClosed(false);
  }

  function take({ insert }: Completion) {
    write(text.slice(0, offer.from) + insert);
    input.current?.focus();
  }

  async function say() {
    const saying = text.trim();
    if (saying === '') return;
    write('');
    if (!(await onSay(saying))) setText((meanwhile) => (meanwhile === '' ? saying : meanwhile));
  }

  function onKey(event: React.KeyboardEvent) {
    const { key } = event;
    const current = choices[chosen];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (choices.length === 0) return;
      event.preventDefault();
      const step = key === 'ArrowDown' ? 1 : -1;
      setChosen(
        (before) => (before + step + choices.length + (before < 0 && step < 0 ? 1 : 0)) % choices.length,
      );
    } else if (key === 'Tab' && !event.shiftKey && choices.length > 0) {
      event.preventDefault();
      const choice = current ?? choices[0];
      if (choice) take(choice);
    } else if (key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (current) take(current);
      else void say();
    } else if (key === 'Escape') setClosed(true);
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      {choices.length > 0 && (
        <div id={listId} className="offer" role="listbox" aria-label="What can follow">
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys of the list
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
            <div
              key={choice.insert}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(choice)}
            >
              <span>{choice.label}</span>
              <span className="dim">{choice.description}</span>
            </div>
          ))}
        </div>
      )}
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={choices.length > 0}
        aria-controls={choices.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="/ for commands, @Briefwire for a question"
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={onKey}
      />
      <button type="submit" className="primary">
        Send
      </button>
    </form>
  );
}

const none: Offer = { from: 0, choices: [] };

function useOffer(
  text: string,
  specs: readonly CommandSpec[],
  { as, channel, thread }: { as: string; channel: string; thread: string | null },
): Offer {
  const [offer, setOffer] = useState<Offer>(none);
  useEffect(() => {
    const found = completionsAt(text, specs);
    if (found === null || found.kind === 'names') {
      setOffer(found ?? none);
      return;
    }
    let stale = false;
    const timer = setTimeout(async () => {
      const { kind: _, from, quotes, ...asked } = found;
      // Without suggestions one can still type.
      const { suggestions } = await server
        .suggest({ as, channel, thread, ...asked })
        .catch(() => ({ suggestions: [] }));
      if (stale) return;
      const choices = suggestions.map(({ label, value }) => ({
        insert: written(value, quotes),
        label,
        description: label === value ? '' : value,
      }));
      setOffer({ from, choices });
    }, pauseMs);
    setOffer((before) => (before.from === found.from ? before : none));
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, specs, as, channel, thread]);
  return offer;
}
