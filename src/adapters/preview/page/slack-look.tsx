/** Blocks as Slack shows them, by slack-blocks-to-jsx. */
import { Message, type MessageProps } from 'slack-blocks-to-jsx';
import { useDark } from './color-scheme.ts';

export function SlackLook({ payload, at }: { payload: unknown; at: number }) {
  const { blocks } = payload as Pick<MessageProps, 'blocks'>;
  const dark = useDark();
  return (
    <>
      <link rel="stylesheet" href="/slack.css" precedence="default" />
      {/* Without its own frame, which would fetch a picture. */}
      <Message
        blocks={blocks}
        logo=""
        name="Briefwire"
        time={new Date(at)}
        theme={dark ? 'dark' : 'light'}
        withoutWrapper
        hooks={{ channel: ({ id, name }) => `#${name || id}` }}
      />
    </>
  );
}
