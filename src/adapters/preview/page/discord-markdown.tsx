/**
 * Discord's Markdown as its client shows it. Parsed by a library rather than taken for what our renderer meant: where our escaping
 * failed, it would be seen here.
 */

import { parse } from 'discord-markdown-parser';
import { createElement, Fragment, type ReactNode } from 'react';

/** A node of the library's tree, as far as it is shown; `content` is text or further nodes. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly id?: string;
  /** Of an emoji: the character itself. */
  readonly name?: string;
}

/** Small text, which the library does not know yet: https://support.discord.com/hc/en-us/articles/210298617 */
const subtext = /^-# /;

/** Line by line, as none of ours spans several. */
export function discordMarkdown(text: string): ReactNode {
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a payload never changes
    <Fragment key={index}>{lineOf(line)}</Fragment>
  ));
}

function lineOf(line: string): ReactNode {
  const isSmall = subtext.test(line);
  const shown = nodes(parse(line.replace(subtext, ''), 'extended') as readonly Node[]);
  return isSmall ? createElement('discord-subscript', {}, shown) : <div>{shown}</div>;
}

function nodes(content: Node['content']): ReactNode {
  if (content === undefined || typeof content === 'string') return content;
  // biome-ignore lint/suspicious/noArrayIndexKey: a payload never changes
  return content.map((node, index) => <Fragment key={index}>{nodeOf(node)}</Fragment>);
}

function nodeOf({ type, content, target = '', id = '', name = '' }: Node): ReactNode {
  switch (type) {
    case 'strong':
      return createElement('discord-bold', {}, nodes(content));
    case 'em':
      return createElement('discord-italic', {}, nodes(content));
    case 'inlineCode':
    case 'codeBlock':
      return createElement('discord-code', { embed: true }, nodes(content));
    case 'blockQuote':
      return createElement('discord-quote', {}, nodes(content));
    case 'underline':
      return <u>{nodes(content)}</u>;
    case 'strikethrough':
      return <s>{nodes(content)}</s>;
    case 'heading':
      return <strong className="heading">{nodes(content)}</strong>;
    case 'spoiler':
      return <span className="spoiler">{nodes(content)}</span>;
    case 'url':
    case 'autolink':
    case 'link':
      return (
        <span className="link" title={target}>
          {nodes(content)}
        </span>
      );
    case 'channel':
    case 'user':
    case 'role':
      return <span className="mention">{`${type === 'channel' ? '#' : '@'}${id}`}</span>;
    case 'twemoji':
      return name;
    case 'everyone':
    case 'here':
      return <span className="mention">@{type}</span>;
    default:
      return nodes(content);
  }
}
