/** The briefs there are, and a place to add many at once. */
import { useCallback, useEffect, useState } from 'react';
import type { BriefsResponse, StartInfo } from '../preview-protocol.ts';
import { AddFiles } from './add-files.tsx';
import { Refused, server } from './server-api.ts';
import { briefLink } from './use-route.ts';

export function BriefsView(props: {
  as: string;
  info: StartInfo;
  version: number;
  tell: (sentence: string | null) => void;
}) {
  const { as, info, version, tell } = props;
  const [found, setFound] = useState<BriefsResponse | null>(null);
  const look = useCallback(() => {
    server
      .briefs()
      .then(setFound, (error: unknown) => tell(error instanceof Refused ? error.message : String(error)));
  }, [tell]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor has saved something
  useEffect(look, [look, version]);

  return (
    <main className="briefs" aria-label="Briefs">
      <h2>Briefs</h2>
      {found === null && <p>Reading …</p>}
      {found?.problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
      <ul className="brief-list">
        {found?.briefs.map(({ id, title, shipped }) => (
          <li key={id}>
            <a href={briefLink(id)}>{title}</a>{' '}
            <span className="dim">
              {id}
              {shipped ? ', in briefs/' : ', added here'}
            </span>
          </li>
        ))}
      </ul>
      <AddFiles as={as} longestFile={info.longestFile} onAdded={look} />
    </main>
  );
}
