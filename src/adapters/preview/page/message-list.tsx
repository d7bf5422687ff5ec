/** Messages in order; the list stays at its end while somebody is there. */
import { useEffect, useRef } from 'react';
import type { Person, PreviewMessage } from '../preview-protocol.ts';
import type { Look } from './app.tsx';
import { MessageItem } from './message-item.tsx';

/** So near its end a list counts as read to the end, in CSS pixels. */
const nearEnd = 120;

export function MessageList(props: {
  name: string;
  messages: readonly PreviewMessage[];
  /** Whether it is read from its beginning, as the start page is. */
  fromTop: boolean;
  /** Null in a thread, where no further threads begin. */
  replies: ReadonlyMap<string, number> | null;
  people: readonly Person[];
  as: string;
  look: Look;
  onPress: (message: PreviewMessage, action: string, choice: string | null) => void;
}) {
  const { name, messages, fromTop, replies, people, as, look, onPress } = props;
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(!fromTop);
  const last = messages.at(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the last message is another, or has been changed
  useEffect(() => {
    const element = list.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [last?.id, last?.edits]);

  return (
    <div
      ref={list}
      className="messages"
      role="log"
      aria-label={`Messages in ${name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = !fromTop && scrollHeight - scrollTop - clientHeight < nearEnd;
      }}
    >
      {messages.length === 0 && <p className="empty">Nobody has said anything here yet.</p>}
      {messages.map((message) => (
        <MessageItem
          key={message.id}
          message={message}
          replies={replies === null ? null : (replies.get(message.id) ?? 0)}
          author={people.find(({ id }) => id === message.author)?.name ?? 'Briefwire'}
          as={as}
          look={look}
          onPress={onPress}
        />
      ))}
    </div>
  );
}
