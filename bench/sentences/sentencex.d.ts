declare module 'sentencex' {
  /** Sentences of `text` in order. */
  export default function segment(language: string, text: string): string[];
}
