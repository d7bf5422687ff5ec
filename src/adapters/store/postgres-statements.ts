/** Names under which statements are prepared, once on each connection: planning them costs a server more than doing them. */
import { hash } from 'node:crypto';

/** Far more than the store has. */
const mostNamed = 200;

/** More than three in a list, or several rows: each length is a text of its own, and together they would use up the names. */
const longList = / in \(\$\d+(?:, \$\d+){3,}\)|\), \(\$\d/;

export interface StatementNames {
  /** Undefined where it is not to be prepared. */
  nameOf(text: string): string | undefined;
  /** Nothing is prepared from here on: something between us and the server, or a change of tables, is in its way. */
  giveUp(): void;
}

export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  let prepares = true;

  return {
    nameOf(text) {
      if (!prepares) return undefined;
      const known = names.get(text);
      if (known !== undefined || names.size >= mostNamed || longList.test(text)) return known;
      // The same in every process: a pooler may hand out a connection on which another one has prepared.
      const name = `briefwire_${hash('sha1', text)}`;
      names.set(text, name);
      return name;
    },
    giveUp() {
      prepares = false;
    },
  };
}
