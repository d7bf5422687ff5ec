/** The page: channels at the left, what was chosen in the middle, a thread at the right. */
import { useCallback, useEffect, useState } from 'react';
import type { StartInfo } from '../preview-protocol.ts';
import { BriefView } from './brief-view.tsx';
import { BriefsView } from './briefs-view.tsx';
import { ChannelView } from './channel-view.tsx';
import { EditorProblems } from './editor-problems.tsx';
import { Refused, server } from './server-api.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { channelLink, useRoute } from './use-route.ts';
import { useStream } from './use-stream.ts';
import { WorkStatus } from './work-status.tsx';

/** How messages are shown: as the preview's own, or as each platform would. */
export type Look = 'preview' | 'discord' | 'slack' | 'both';

export function App() {
  const [as, setAs] = useState<string | null>(null);
  const [info, setInfo] = useState<StartInfo | null>(null);
  const [look, setLook] = useState<Look>('preview');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    server.start(as).then(
      (started) => {
        setInfo(started);
        setAs((before) => before ?? started.people[0]?.id ?? null);
      },
      (error: unknown) => setProblem(error instanceof Refused ? error.message : String(error)),
    );
  }, [as]);

  if (problem !== null) return <p role="alert">{problem}</p>;
  if (info === null || as === null) return <p>Opening …</p>;
  return (
    <div className="page">
      <TopBar info={info} as={as} onPerson={setAs} look={look} onLook={setLook} />
      <Rooms key={as} as={as} info={info} look={look} />
    </div>
  );
}

/** All that one person sees. */
function Rooms({ as, info, look }: { as: string; info: StartInfo; look: Look }) {
  const stream = useStream(as);
  const route = useRoute();
  const [said, setSaid] = useState<string | null>(null);
  const tell = useCallback((sentence: string | null) => setSaid(sentence), []);
  const first = info.channels[0]?.id ?? '';

  // Another person has channels of their own.
  const known = route?.view !== 'channel' || info.channels.some(({ id }) => id === route.channel);
  useEffect(() => {
    if (route === null || !known) location.replace(channelLink(first));
  }, [route, known, first]);

  return (
    <>
      <div className="notices">
        {!stream.connected && <p role="status">The connection is lost; the page tries again by itself.</p>}
        {said !== null && (
          <p role="alert">
            {said}{' '}
            <button type="button" onClick={() => setSaid(null)}>
              Close
            </button>
          </p>
        )}
        <EditorProblems state={stream.editor} />
        <WorkStatus work={stream.work} progress={stream.progress} />
      </div>
      <Sidebar info={info} route={route} stream={stream} />
      {route?.view === 'channel' && known && (
        <ChannelView
          key={route.channel}
          as={as}
          info={info}
          stream={stream}
          look={look}
          channel={route.channel}
          thread={route.thread}
          tell={tell}
        />
      )}
      {route?.view === 'briefs' && (
        <BriefsView as={as} info={info} version={stream.editor.version} tell={tell} />
      )}
      {route?.view === 'brief' && (
        <BriefView key={route.brief} id={route.brief} place={route.place} version={stream.editor.version} />
      )}
    </>
  );
}
