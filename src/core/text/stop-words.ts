/** Words that carry grammar rather than subject (the last four are what is left of can't, won't, shan't and ain't): left out when texts are compared by what they speak of. */
const words = `a about above after again all also although am among an and any are as at be because been before being
below between both but by can cannot could did do does doing done down during each either else ever every few for from
further had has have having he her here hers herself him himself his how however i if in into is it its itself just
let may me might mine more most much must my myself neither no nor not now of off on once one only onto or other ought
our ours ourselves out over own per quite rather s same shall she should since so some such t than that the their
theirs them themselves then there these they this those though through thus to too toward towards under until up upon
us very via was we were what when where whether which while who whom whose why will with within without would yet you
your yours yourself yourselves ca wo sha ain`;

/** Folded English stop words, as `Token.word` gives them. */
export const stopWords: ReadonlySet<string> = new Set(words.split(/\s+/));

/**
 * Whether a token only carries grammar. Capitals tell an abbreviation from a word: `US`, `U.S.`, `WHO` and `IT` are
 * not stop words, `us`, `Who` and `it` are.
 */
export function isStopWord(token: { readonly text: string; readonly word: string }): boolean {
  const { word } = token;
  if (!stopWords.has(word) && !(word.endsWith("n't") && stopWords.has(word.slice(0, -3)))) return false;
  return token.text.length < 2 || token.text !== token.text.toUpperCase();
}
