/** What went wrong, as one private sentence. */
import { wordErrorForChat } from '../messages.ts';
import type { Reply } from '../reply.ts';
import { code, line, reply, section } from './parts.ts';

/** `typed`: a command that says what was asked for, to be mended; null where there is none. */
export function errorReply(error: unknown, typed: string | null = null): Reply {
  const lines = [line('none', `⚠️ ${wordErrorForChat(error)}`)];
  if (typed !== null) lines.push(line('none', 'What you filled in, to copy and mend: ', code(typed)));
  return reply('That did not work', [section(null, lines)]);
}
