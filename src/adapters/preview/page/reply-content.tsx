/** What Briefwire says, as text and nothing else: React writes every part literally. */
import type { Line, LineMark, Part, Section } from '../../../commands/reply.ts';
import type { PreviewContent } from '../preview-protocol.ts';
import { briefLink } from './use-route.ts';

export function ReplyContent({ content }: { content: PreviewContent }) {
  return (
    <div className="content">
      {content.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message is changed as a whole
        <SectionView key={index} section={section} brief={content.brief} />
      ))}
    </div>
  );
}

function SectionView({
  section: { heading, colour, lines },
  brief,
}: {
  section: Section;
  brief: string | null;
}) {
  return (
    <section className="section" style={colour === null ? undefined : { borderInlineStartColor: colour }}>
      {heading !== null && <h3>{heading}</h3>}
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <LineView key={index} line={line} brief={brief} />
      ))}
    </section>
  );
}

function LineView({ line: { mark, parts }, brief }: { line: Line; brief: string | null }) {
  const text = parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <PartView key={index} part={part} brief={brief} />
  ));
  if (mark === 'quote') return <blockquote>{text}</blockquote>;
  return (
    <p className={mark === 'none' ? undefined : 'point'}>
      {mark !== 'none' && <span className="mark">{markText(mark)}</span>}
      <span>{text}</span>
    </p>
  );
}

function markText(mark: LineMark): string {
  return typeof mark === 'object' ? `${mark.number}. ` : '• ';
}

function PartView({ part: { text, style, cites }, brief }: { part: Part; brief: string | null }) {
  if (cites && brief !== null)
    return (
      <a className="citation" href={briefLink(brief, `${cites.paragraph}.${cites.sentence}`)}>
        {text}
      </a>
    );
  switch (style) {
    case 'strong':
      return <strong>{text}</strong>;
    case 'dim':
      return <span className="dim">{text}</span>;
    case 'code':
      return <code>{text}</code>;
    case 'link':
      return (
        <a href={text} rel="noopener noreferrer" target="_blank">
          {text}
        </a>
      );
    case 'channel':
      return <span className="channel-name">{text}</span>;
    default:
      return text;
  }
}
