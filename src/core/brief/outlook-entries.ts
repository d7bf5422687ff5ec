/** What is expected, planned or unresolved. */
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

/** Cues of what is to come or open, and how surely they tell of it. */
const cues: readonly (readonly [RegExp, number])[] = [
  [/\b(?:will|shall|won['’]t)\b(?! (?:power|and testament))/i, 1.2],
  [/\b(?:is|are|was|were) (?:due|scheduled|expected|set|likely|planned|bound|to be) /i, 1.2],
  [/\b(?:forecasts?|outlook|prospects?|projected|predicts?|predicted|foresees?)\b/i, 1.1],
  [
    /\b(?:expects?|expectations?|hopes?|anticipates?|plans? to|intends? to|aims? to|pledged|promised|vowed)\b/i,
    1,
  ],
  [/\b(?:could|might|may)\b(?= [a-z])(?! (?:day|\d))/, 0.6],
  [/\b(?:should be|should (?:start|begin|leave|follow|pass|reach|take))\b/i, 0.8],
  [
    /\b(?:remains? (?:to be|unclear|unresolved|open|uncertain|in doubt)|unclear|unresolved|uncertain|undecided|in doubt|open question)\b/i,
    1.3,
  ],
  [
    /\b(?:not yet|yet to|has not (?:found|decided|said)|have not (?:found|decided|said)|no (?:news|date|decision|solution)|still (?:must|need|needs|to be|has to|have to|open))\b/i,
    1.2,
  ],
  [
    /\b(?:next (?:year|month|week|season|spring|summer|autumn|winter|step|stage)|in the (?:coming|future)|in future|tomorrow|later this|by (?:the end of )?20[2-9]\d|soon|sooner or later|need(?:s)? time|upcoming)\b/i,
    0.8,
  ],
  [/\bfuture\b/, 0.8],
  [/\b(?:if|unless|until|whether)\b/i, 0.3],
];
const least = 0.8;

export function outlookEntries(readings: readonly Reading[]): Entry[] {
  return readings.flatMap((reading): Entry[] => {
    const cue = cues.reduce((sum, [pattern, weight]) => sum + (pattern.test(reading.text) ? weight : 0), 0);
    if (cue < least) return [];
    return [{ reading, weight: Math.min(cue, 3) + 0.5 * reading.fitness + 0.5 * reading.centrality }];
  });
}
