/** "WHO IS THE MAYOR OF LINDOW?" → "who is the mayor of lindow?": all in capitals, no word can be told from an abbreviation. */

const leastWords = 3;

/** Text with a lower-case letter anywhere, or of less than three words ("NDRC GDP"), stays as it is. */
export function lowerShouted(text: string): string {
  if (/\p{Ll}/u.test(text)) return text;
  const words = text.match(/\p{Lu}{2,}/gu) ?? [];
  return words.length < leastWords ? text : text.toLowerCase();
}
