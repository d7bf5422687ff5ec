/** The article as it stands, sentence by sentence; what a card quotes is marked. */
import { memo, useEffect } from 'react';
import type { Point } from '../../../core/brief/brief.ts';
import type { ArticleSentences } from '../../../ports/article-desk.ts';

type Paragraph = ArticleSentences['paragraphs'][number];

const noMarks: readonly Point[] = [];

export function ArticleText(props: {
  article: ArticleSentences;
  marked: readonly Point[];
  colour: string | null;
  /** `6.4`: the sentence to go to. */
  place: string | null;
}) {
  const { article, marked, colour, place } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an article that was saved anew may have moved its sentences
  useEffect(() => {
    if (place === null) return;
    const sentence = document.getElementById(sentenceId(place));
    sentence?.scrollIntoView({ block: 'center' });
    sentence?.focus({ preventScroll: true });
  }, [place, article]);

  const byParagraph = Map.groupBy(marked, ({ citation }) => citation.paragraph);
  return (
    <section
      className="article"
      aria-label="The article"
      style={colour === null ? undefined : ({ '--mark': colour } as React.CSSProperties)}
    >
      {article.paragraphs.map((paragraph) => (
        <ParagraphText
          key={paragraph.number}
          paragraph={paragraph}
          marked={byParagraph.get(paragraph.number) ?? noMarks}
          place={place?.startsWith(`${paragraph.number}.`) ? place : null}
        />
      ))}
    </section>
  );
}

function sentenceId(place: string): string {
  return `s${place}`;
}

/** Long articles have thousands of them, of which few change with the card. */
const ParagraphText = memo(
  function ParagraphText({
    paragraph,
    marked,
    place,
  }: {
    paragraph: Paragraph;
    marked: readonly Point[];
    place: string | null;
  }) {
    const { number, kind, sentences } = paragraph;
    const quoted = new Set(marked.map(({ citation }) => citation.sentence));
    return (
      <div className={`paragraph of-${kind}`}>
        <span className="number" aria-hidden="true">
          {number}
        </span>
        <p>
          {sentences.map((sentence) => {
            const at = `${number}.${sentence.number}`;
            const Text = quoted.has(sentence.number) ? 'mark' : 'span';
            return (
              <Text
                key={at}
                id={sentenceId(at)}
                tabIndex={-1}
                className={at === place ? 'cited' : undefined}
                aria-current={at === place ? 'location' : undefined}
              >
                {sentence.text}{' '}
              </Text>
            );
          })}
        </p>
      </div>
    );
  },
  (before, after) =>
    before.paragraph === after.paragraph &&
    before.place === after.place &&
    (before.marked === after.marked || (before.marked.length === 0 && after.marked.length === 0)),
);
