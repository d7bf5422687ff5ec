/** Colour for a terminal, or none. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Styles a text, or returns it as it is. */
export type Paint = (style: Style, text: string) => string;

/** `colour` has been settled by whoever knows the stream and NO_COLOR. */
export function createPaint(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** A theme's `#rrggbb`, which its schema has checked, as a style. */
export function hexStyle(colour: string): Style {
  return colour as Style;
}
