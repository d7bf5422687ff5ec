/** What the page shows, kept in the address, so that "back" goes back and a citation is a link. */
import { useEffect, useState } from 'react';

export type Route =
  | { readonly view: 'channel'; readonly channel: string; readonly thread: string | null }
  | { readonly view: 'briefs' }
  | { readonly view: 'brief'; readonly brief: string; readonly place: string | null };

export function channelLink(channel: string, thread: string | null = null): string {
  return `#/channel/${encodeURIComponent(channel)}${thread === null ? '' : `/${encodeURIComponent(thread)}`}`;
}

export const briefsLink = '#/briefs';

/** `place`: `6.4`, the fourth sentence of the sixth paragraph. */
export function briefLink(brief: string, place: string | null = null): string {
  return `#/brief/${encodeURIComponent(brief)}${place === null ? '' : `/${place}`}`;
}

/** Null where the address names nothing in particular. */
export function readRoute(hash: string): Route | null {
  const [view = '', first = '', second] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (view === 'channel' && first !== '') return { view, channel: first, thread: second ?? null };
  if (view === 'briefs') return { view };
  if (view === 'brief' && first !== '') return { view, brief: first, place: second ?? null };
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function useRoute(): Route | null {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = () => setHash(location.hash);
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return readRoute(hash);
}
