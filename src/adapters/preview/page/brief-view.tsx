/** A brief beside its article: the quotations of a card are marked there, and a citation leads to its sentence. */
import { useEffect, useState } from 'react';
import type { Card, Point } from '../../../core/brief/brief.ts';
import type { BriefResponse } from '../preview-protocol.ts';
import { ArticleText } from './article-text.tsx';
import { FiguresChart } from './figures-chart.tsx';
import { Refused, server } from './server-api.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { briefLink } from './use-route.ts';

export function BriefView({ id, place, version }: { id: string; place: string | null; version: number }) {
  const [found, setFound] = useState<BriefResponse | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor has saved something
  useEffect(() => {
    server.brief(id).then(
      (response) => {
        setFound(response);
        setProblem(null);
      },
      (error: unknown) => setProblem(error instanceof Refused ? error.message : String(error)),
    );
  }, [id, version]);

  const cards = found?.brief.cards ?? [];
  const card = cards.find((one) => one.id === chosen) ?? cards[0];
  return (
    <main className="brief" aria-label="Brief and article">
      {problem !== null && <p role="alert">{problem}</p>}
      {found === null && problem === null && <p>Reading the article …</p>}
      {found && (
        <>
          <div className="cards">
            <h2>{found.brief.article.title}</h2>
            <MetaLine found={found} />
            <fieldset className="card-choice" aria-label="Cards">
              {cards.map(({ id: cardId, theme }) => (
                <button
                  key={cardId}
                  type="button"
                  aria-pressed={cardId === card?.id}
                  onClick={() => setChosen(cardId)}
                >
                  {theme.emoji} {theme.label}
                </button>
              ))}
            </fieldset>
            {card && <CardView card={card} brief={id} />}
          </div>
          <ArticleText
            article={found.article}
            marked={card?.points ?? []}
            colour={card?.theme.colour ?? null}
            place={place}
          />
        </>
      )}
    </main>
  );
}

function MetaLine({ found: { article } }: { found: BriefResponse }) {
  const { date, source, url } = article.meta;
  const said = [source, date].filter((one) => one !== undefined);
  if (said.length === 0 && url === undefined) return null;
  return (
    <p className="dim">
      {said.join(', ')} {url !== undefined && <span className="address">{url}</span>}
    </p>
  );
}

function CardView({ card, brief }: { card: Card; brief: string }) {
  const { theme, points, more } = card;
  return (
    <section className="card" aria-label={theme.label} style={{ borderInlineStartColor: theme.colour }}>
      <h3>
        {theme.emoji} {theme.label}
      </h3>
      {theme.id === 'timeline' && <TimelineChart points={points} brief={brief} />}
      {theme.id === 'figures' && <FiguresChart points={points} brief={brief} />}
      <ol>
        {points.map((point) => (
          <li key={point.citation.start}>
            {labelOf(point) !== null && <strong>{labelOf(point)} — </strong>}
            {point.text}{' '}
            <a className="citation" href={briefLink(brief, placeOf(point))}>
              [{placeOf(point)}]
            </a>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="dim">… and {more} more in the article</p>}
    </section>
  );
}

export function placeOf({ citation: { paragraph, sentence } }: Point): string {
  return `${paragraph}.${sentence}`;
}

function labelOf({ dates, figures, person, speaker }: Point): string | null {
  if (dates) return dates.map(({ given }) => given).join(', ');
  if (figures) return figures.map(({ given }) => given).join('; ');
  return person?.name ?? speaker ?? null;
}
