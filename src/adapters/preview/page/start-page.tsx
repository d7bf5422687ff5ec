/** Above the start page: what the preview is, and how to begin. Its list of briefs is a message like any other. */
import { useEffect } from 'react';
import { Refused, server } from './server-api.ts';
import { briefsLink, channelLink } from './use-route.ts';

export function StartPage({ as, tell }: { as: string; tell: (sentence: string | null) => void }) {
  useEffect(() => {
    server
      .openStart(as)
      .catch((error: unknown) => tell(error instanceof Refused ? error.message : String(error)));
  }, [as, tell]);
  return (
    <p className="welcome">
      This is all of Briefwire on your machine: nothing leaves it. Go to{' '}
      <a href={channelLink('general')}>#general</a> and type <code>/brief show</code> or <code>/ask</code>{' '}
      with a question, write <code>@Briefwire</code> with a question, or look at{' '}
      <a href={briefsLink}>the briefs</a> beside their articles.
    </p>
  );
}
