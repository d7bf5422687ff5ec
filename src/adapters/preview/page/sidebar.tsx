/** The channels, and the briefs. */
import { useState } from 'react';
import type { StartInfo } from '../preview-protocol.ts';
import { briefsLink, channelLink, type Route } from './use-route.ts';
import type { Stream } from './use-stream.ts';

export function Sidebar({ info, route, stream }: { info: StartInfo; route: Route | null; stream: Stream }) {
  const { messages, newestAtFirst } = stream;
  /** By channel, the newest message that has been seen there. */
  const [seen, setSeen] = useState<Readonly<Record<string, number>>>({});
  const open = route?.view === 'channel' ? route.channel : null;
  const newest = (channel: string) =>
    messages.reduce(
      (last, one) => (one.channel === channel && one.thread === null ? Number(one.id) : last),
      0,
    );
  if (open !== null && (seen[open] ?? 0) < newest(open)) setSeen({ ...seen, [open]: newest(open) });
  const hasNews = (channel: string) =>
    newestAtFirst !== null &&
    channel !== open &&
    newest(channel) > Math.max(newestAtFirst, seen[channel] ?? 0);
  return (
    <nav className="sidebar" aria-label="Channels and briefs">
      <ul>
        {info.channels.map(({ id, name, kind }) => (
          <li key={id}>
            <a href={channelLink(id)} aria-current={id === open ? 'page' : undefined}>
              {kind === 'channel' ? `# ${name}` : name}
              {hasNews(id) && <span className="new">new</span>}
            </a>
          </li>
        ))}
        <li>
          <a
            href={briefsLink}
            aria-current={route?.view === 'briefs' || route?.view === 'brief' ? 'page' : undefined}
          >
            Briefs
          </a>
        </li>
      </ul>
    </nav>
  );
}
