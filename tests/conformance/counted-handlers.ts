/** Handlers that tell how many calls are under way, so that a driver knows when all is quiet. */
import type { Handlers } from '../../src/commands/handlers.ts';

export function countedHandlers(handlers: Handlers, change: (by: number) => void): Handlers {
  const count =
    <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      change(1);
      try {
        return await call(...given);
      } finally {
        change(-1);
      }
    };
  return {
    ...handlers,
    isFirst: count((event) => handlers.isFirst(event)),
    command: count((request) => handlers.command(request)),
    action: count((request) => handlers.action(request)),
    form: count((request) => handlers.form(request)),
    message: count((request) => handlers.message(request)),
    suggest: count((request) => handlers.suggest(request)),
    home: count((origin) => handlers.home(origin)),
    joined: count((workspace) => handlers.joined(workspace)),
    left: count((workspace) => handlers.left(workspace)),
    posted: count((reply, where) => handlers.posted(reply, where)),
  };
}
