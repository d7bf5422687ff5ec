/** Whether a quotation is open at a place, by how many marks stand before it. */

/** Asked in order of offsets, so that counting over a whole text is linear. */
export class QuoteCount {
  readonly #text: string;
  #at = 0;
  #straight = 0;
  #curly = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a straight quotation mark at `offset` would close one. */
  straightOpenAt(offset: number): boolean {
    this.#advance(offset);
    return this.#straight % 2 === 1;
  }

  /** Whether `offset` lies inside a quotation of either kind. */
  openAt(offset: number): boolean {
    return this.straightOpenAt(offset) || this.#curly > 0;
  }

  #advance(offset: number): void {
    for (; this.#at < offset; this.#at++) {
      const character = this.#text[this.#at];
      if (character === '"') this.#straight++;
      if (character === '“') this.#curly++;
      if (character === '”' && this.#curly > 0) this.#curly--;
    }
  }
}
