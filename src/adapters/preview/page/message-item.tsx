/** One message, in the look that was chosen. */
import { lazy, memo, Suspense } from 'react';
import type { PreviewMessage } from '../preview-protocol.ts';
import { ActionBar } from './action-bar.tsx';
import type { Look } from './app.tsx';
import { ReplyContent } from './reply-content.tsx';
import { channelLink } from './use-route.ts';

// Both looks bring their libraries along, which nobody should wait for who does not look at them.
const PlatformLooks = lazy(async () => ({ default: (await import('./platform-looks.tsx')).PlatformLooks }));

export const MessageItem = memo(function MessageItem(props: {
  message: PreviewMessage;
  /** In the thread under it; null where it cannot have one. */
  replies: number | null;
  author: string;
  as: string;
  look: Look;
  onPress: (message: PreviewMessage, action: string, choice: string | null) => void;
}) {
  const { message, replies, author, as, look, onPress } = props;
  const { id, at, text, did, content, onlyFor, edits } = message;
  const when = new Date(at);
  const inLook = content !== null && look !== 'preview';
  return (
    <article
      className={content === null ? 'message' : 'message of-bot'}
      aria-label={`${author}, ${clock(when)}`}
      id={`m${id}`}
    >
      <p className="by">
        <strong>{author}</strong> <time dateTime={when.toISOString()}>{clock(when)}</time>
        {did !== null && <span className="did">answers {did}</span>}
        {onlyFor !== null && <span className="private">only you see this</span>}
        {edits > 0 && onlyFor === null && <span className="edited">changed</span>}
      </p>
      {text !== null && <p className="written">{text}</p>}
      {content && (
        <div className={inLook ? 'visually-hidden' : undefined}>
          <ReplyContent content={content} />
        </div>
      )}
      {inLook && (
        <Suspense fallback={<p>Loading the look …</p>}>
          <PlatformLooks message={message} as={as} look={look} />
        </Suspense>
      )}
      {content && (
        <ActionBar actions={content.actions} onPress={(action, choice) => onPress(message, action, choice)} />
      )}
      {replies !== null && (onlyFor === null || replies > 0) && (
        <p className="thread-link">
          <a href={channelLink(message.channel, id)}>
            {replies === 0
              ? 'Reply in a thread'
              : `${replies} ${replies === 1 ? 'reply' : 'replies'} in the thread`}
          </a>
        </p>
      )}
    </article>
  );
});

function clock(when: Date): string {
  return when.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
