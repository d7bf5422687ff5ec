/** What went wrong, as one private sentence. */
import { wordErrorForChat } from '../messages.ts';
import type { Reply } from '../reply.ts';
import { line, reply, section } from './parts.ts';

export function errorReply(error: unknown): Reply {
  return reply('That did not work', [section(null, [line('none', `⚠️ ${wordErrorForChat(error)}`)])]);
}
