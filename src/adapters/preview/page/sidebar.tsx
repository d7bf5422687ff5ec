/** The channels, and the briefs. */
import { useState } from 'react';
import type { PreviewMessage, StartInfo } from '../preview-protocol.ts';
import { briefsLink, channelLink, type Route } from './use-route.ts';

export function Sidebar(props: {
  info: StartInfo;
  route: Route | null;
  messages: readonly PreviewMessage[];
}) {
  const { info, route, messages } = props;
  const [read, setRead] = useState<Readonly<Record<string, number>>>({});
  const open = route?.view === 'channel' ? route.channel : null;
  const latest = (channel: string) =>
    messages.reduce(
      (last, one) => (one.channel === channel && one.thread === null ? Number(one.id) : last),
      0,
    );
  const newest = Math.max(0, ...messages.map(({ id }) => Number(id)));
  // What was there when the page was opened is old, and so is what stands in the open channel.
  const [before] = useState(newest);
  if (open !== null && (read[open] ?? 0) < latest(open)) setRead({ ...read, [open]: latest(open) });
  return (
    <nav className="sidebar" aria-label="Channels and briefs">
      <ul>
        {info.channels.map(({ id, name, kind }) => {
          const isNew = before > 0 && id !== open && latest(id) > Math.max(before, read[id] ?? 0);
          return (
            <li key={id}>
              <a href={channelLink(id)} aria-current={id === open ? 'page' : undefined}>
                {kind === 'channel' ? `# ${name}` : name}
                {isNew && <span className="new">new</span>}
              </a>
            </li>
          );
        })}
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
