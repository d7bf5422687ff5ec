/**
 * What Briefwire says, before any platform has shaped it. A renderer turns a Reply into payloads, packs what is long
 * into as many messages as it takes, and treats every text in it as hostile: shown literally, never as markup.
 */
import type { KeptConversation } from '../ports/store.ts';

/** `private`: only the asker sees it (ephemeral). `public`: everyone in the channel or thread. */
export type Audience = 'private' | 'public';

/**
 * How a run of text looks. `code` is for commands to type; `link` is an http(s) address whose text is the address
 * itself, so that it cannot pretend to lead elsewhere. `channel` is a channel of this platform: its text is the
 * channel's id, and its name is shown. Only our own code may choose it, and for an id that it knows.
 */
export type PartStyle = 'plain' | 'strong' | 'dim' | 'code' | 'link' | 'channel';

export interface Part {
  readonly text: string;
  readonly style: PartStyle;
  /** The sentence of the reply's brief that it names, for platforms that can show it. */
  readonly cites?: { readonly paragraph: number; readonly sentence: number };
}

/** `number`: a point that a person may refer to ("more on 3"). */
export type LineMark = 'none' | 'bullet' | 'quote' | { readonly number: number };

export interface Line {
  readonly mark: LineMark;
  /** At least one; a single line each, of any length. */
  readonly parts: readonly Part[];
}

export interface Section {
  /** Of any length; null where the lines need none. */
  readonly heading: string | null;
  /** `#rrggbb`, for platforms that can colour. */
  readonly colour: string | null;
  readonly lines: readonly Line[];
}

/** One entry of a menu. `value` is at most 75 characters long. */
export interface MenuChoice {
  readonly value: string;
  readonly label: string;
  readonly emoji: string | null;
}

/** `id`: see action-id.ts; at most 96 characters, unique within its reply. */
export type Action =
  | {
      readonly kind: 'button';
      readonly id: string;
      readonly label: string;
      readonly tone: 'primary' | 'secondary';
    }
  | {
      readonly kind: 'menu';
      readonly id: string;
      readonly placeholder: string;
      /** At least one, of any number: a renderer makes several menus where one would be too long. */
      readonly choices: readonly MenuChoice[];
    };

export interface Reply {
  readonly audience: Audience;
  /** Whether it takes the place of the message whose button or menu was used; else it is a message of its own. */
  readonly replaces: boolean;
  /** What a notification shows: one line in our own words, at most 150 characters. */
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly actions: readonly Action[];
  /** What it is about, so that answers in its thread know; null where that is no single brief. */
  readonly topic: KeptConversation | null;
  /** Id of the kept question whose answer this shares, so that it is shared once; null where it shares none. */
  readonly shares: string | null;
}
