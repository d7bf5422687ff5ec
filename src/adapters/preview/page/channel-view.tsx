/** A channel: its messages, a composer, the thread that is open, and the form that a command or button opens. */
import { useState } from 'react';
import type { Form } from '../../../commands/form.ts';
import type { PreviewChannel, PreviewMessage, StartInfo } from '../preview-protocol.ts';
import type { Look } from './app.tsx';
import { Composer } from './composer.tsx';
import { FormDialog } from './form-dialog.tsx';
import { MessageList } from './message-list.tsx';
import { Refused, server } from './server-api.ts';
import { StartPage } from './start-page.tsx';
import { channelLink } from './use-route.ts';
import type { Stream } from './use-stream.ts';

export interface ChannelProps {
  readonly as: string;
  readonly info: StartInfo;
  readonly stream: Stream;
  readonly look: Look;
  readonly channel: string;
  readonly thread: string | null;
  readonly tell: (sentence: string | null) => void;
}

interface OpenForm {
  readonly form: Form;
  readonly thread: string | null;
}

export function ChannelView({ as, info, stream, look, channel, thread, tell }: ChannelProps) {
  const [open, setOpen] = useState<OpenForm | null>(null);
  const here = info.channels.find(({ id }) => id === channel);
  const all = stream.messages.filter((message) => message.channel === channel);
  const head = thread === null ? undefined : all.find(({ id }) => id === thread);

  /** Does something and opens the form that comes of it; true once it is acknowledged. */
  async function act(
    inThread: string | null,
    doing: () => Promise<{ readonly form: Form | null }>,
  ): Promise<boolean> {
    tell(null);
    try {
      const { form } = await doing();
      if (form) setOpen({ form, thread: inThread });
      return true;
    } catch (error) {
      tell(error instanceof Refused ? error.message : 'Something went wrong on this page. Open it anew.');
      return false;
    }
  }

  const press = (message: PreviewMessage, action: string, choice: string | null) =>
    void act(message.thread, () =>
      server.press({ as, channel, thread: message.thread, message: message.id, action, choice }),
    );

  const talk = (messages: readonly PreviewMessage[], inThread: string | null, name: string) => (
    <>
      <MessageList
        name={name}
        messages={messages}
        fromTop={here?.kind === 'start'}
        replies={inThread === null ? repliesIn(all) : null}
        people={info.people}
        as={as}
        look={look}
        onPress={press}
      />
      <Composer
        as={as}
        channel={channel}
        thread={inThread}
        specs={info.specs}
        label={`Message ${name}`}
        onSay={(text) => act(inThread, () => server.say({ as, channel, thread: inThread, text }))}
      />
    </>
  );

  const name = nameOf(here);
  return (
    <>
      <main className="channel" aria-label={name}>
        <h2>{name}</h2>
        {here?.kind === 'start' && <StartPage as={as} tell={tell} />}
        {talk(
          all.filter((message) => message.thread === null),
          null,
          name,
        )}
      </main>
      {head && (
        <aside className="thread" aria-label="Thread">
          <div className="thread-head">
            <h2>Thread</h2>
            <a href={channelLink(channel)}>Close the thread</a>
          </div>
          {talk([head, ...all.filter((message) => message.thread === head.id)], head.id, 'the thread')}
        </aside>
      )}
      {open && (
        <FormDialog
          key={open.form.id}
          form={open.form}
          as={as}
          channel={channel}
          longestFile={info.longestFile}
          onClose={() => setOpen(null)}
          onSend={(fields, file) =>
            act(open.thread, () =>
              server.sendForm({
                as,
                channel,
                thread: open.thread,
                form: open.form.id,
                fields,
                ...(file !== null && { file }),
              }),
            )
          }
        />
      )}
    </>
  );
}

function nameOf(channel: PreviewChannel | undefined): string {
  if (!channel) return 'Nowhere';
  return channel.kind === 'channel' ? `#${channel.name}` : channel.name;
}

/** How many replies stand in the thread of each message. */
function repliesIn(messages: readonly PreviewMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { thread } of messages) if (thread !== null) counts.set(thread, (counts.get(thread) ?? 0) + 1);
  return counts;
}
