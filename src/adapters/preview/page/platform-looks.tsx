/** A message as the platforms would show it: the payloads that their renderers made, each with its use of their limits. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { PreviewMessage, ShownMessage } from '../preview-protocol.ts';
import type { Look } from './app.tsx';
import { LimitList } from './limit-list.tsx';
import { Refused, server } from './server-api.ts';

const looks = {
  discord: {
    name: 'Discord',
    Show: lazy(async () => ({ default: (await import('./discord-look.tsx')).DiscordLook })),
  },
  slack: {
    name: 'Slack',
    Show: lazy(async () => ({ default: (await import('./slack-look.tsx')).SlackLook })),
  },
};

export function PlatformLooks({ message, as, look }: { message: PreviewMessage; as: string; look: Look }) {
  const { id, edits, at } = message;
  const [shown, setShown] = useState<readonly ShownMessage[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a message that was changed is another one
  useEffect(() => {
    let stale = false;
    server.shown(id, as).then(
      (found) => !stale && setShown(found),
      (error: unknown) => !stale && setProblem(error instanceof Refused ? error.message : String(error)),
    );
    return () => {
      stale = true;
    };
  }, [id, as, edits]);

  if (problem !== null) return <p role="alert">{problem}</p>;
  return (
    <div className="platform-looks">
      {shown
        .filter(({ platform }) => look === 'both' || look === platform)
        .map(({ platform, payloads }) => {
          const known = looks[platform as keyof typeof looks];
          return (
            known && (
              <figure key={platform} className="platform" aria-label={`As ${known.name} shows it`}>
                <h3>{known.name}</h3>
                {payloads.map(({ payload, limits }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one reply, in order
                  <figure key={index} className={`look of-${platform}`}>
                    {payloads.length > 1 && (
                      <figcaption>
                        Message {index + 1} of {payloads.length}
                      </figcaption>
                    )}
                    {/* A picture: what it says stands above as text, and its buttons below. */}
                    <div className="picture" inert>
                      <Suspense fallback={<p>Loading …</p>}>
                        <known.Show payload={payload} at={at} />
                      </Suspense>
                    </div>
                    <details>
                      <summary>Limits and payload</summary>
                      <LimitList limits={limits} />
                      <section
                        className="payload"
                        aria-label={`Payload for ${known.name}, message ${id}.${index + 1}`}
                        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                        tabIndex={0}
                      >
                        <pre>{JSON.stringify(payload, null, 2)}</pre>
                      </section>
                    </details>
                  </figure>
                ))}
              </figure>
            )
          );
        })}
    </div>
  );
}
