/** English abbreviations by what their full stop says of a sentence's end; without their last stop. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A name or number follows, so the stop never ends a sentence. As they stand: `Gen` is a general, `gen` is a word. */
const leading = words(`
Mr Mrs Ms Mx Dr Prof Ste Mt Ft Gen Col Maj Capt Cmdr Lt Sgt Cpl Pvt Adm Brig Gov Sen Rep Reps Pres Rev Fr Hon Msgr Supt
Insp Messrs Mme Mlle Amb Atty Det Dir Sra Fig Figs Eq Vol Vols Sec Ch Chap Ed Eds Arts Arch Op Nos Ref Refs App Ps Matt
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
e.g i.e cf vs v viz ca c approx fig figs eq vol vols pp para chap nos b d fl r nr Al-`);

/** The stop ends a sentence only where the next word is one that begins sentences. */
const trailing = words(`
Inc Corp Co Ltd LLC Plc PLC Bros Jr Sr St Esq Ave Blvd Rd Sq Dept Univ Assn Ext No Mon Tue Tues Wed Thu Thurs Fri Sat Sun
Calif Mass Wash Conn Fla Ill Ind Kan Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Penn Tenn Tex Va Vt Wis Wyo Ala Ariz Ark
Colo Del Ga La Ky Me Ph.D inc corp ltd plc etc al ave dept univ est ext min max avg mph km kg lb lbs oz hr hrs`);

const acronym = /^(?:\p{L}\.)+\p{L}$/u;

/** What a full stop behind `word` says: `joins` to what follows, `unsure`, or null for an ordinary word. */
export function readAbbreviation(word: string): 'joins' | 'unsure' | null {
  if (leading.has(word)) return 'joins';
  return trailing.has(word) || acronym.test(word) ? 'unsure' : null;
}
