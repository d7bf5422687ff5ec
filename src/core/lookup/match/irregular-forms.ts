/** Forms that no stemmer brings together: irregular verbs and plurals. */
import { stemWord } from '../../text/tokens.ts';

const groups = `arise arose arisen|awake awoke|bear bore born borne|beat beaten|become became|begin began begun|bend bent|bite bit bitten|bleed bled|
blow blew blown|break broke broken|breed bred|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|
deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|
fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave|freeze froze frozen|
get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|
know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|make made|mean meant|
meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|
shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|
spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|swear swore sworn|sweep swept|
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood|
wake woke woken|wear wore worn|weave wove woven|weep wept|win won|withdraw withdrew withdrawn|write wrote written|
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|life lives|wife wives|leaf leaves|half halves|
knife knives|thief thieves|crisis crises|analysis analyses|die died dying death|long length|high height|deep depth|wide width|strong strength|
able ability|choose choice|sell sale|lose loss|succeed success|speak speech|think thought|fly flight|weigh weight|grow growth|see sight|
live life|believe belief|prove proof|advise advice|arrive arrival|refuse refusal|propose proposal|approve approval|survive survival|deny denial`;

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** Stems of the other forms of a word, by its stem; built at the first call. */
export function irregularForms(stem: string): readonly string[] {
  table ??= compile();
  return table.get(stem) ?? [];
}

function compile(): Map<string, string[]> {
  const forms = new Map<string, Set<string>>();
  for (const group of groups.replaceAll('\n', '').split('|')) {
    const stems = group.trim().split(/\s+/).map(stemWord);
    for (const stem of stems) {
      const others = forms.get(stem) ?? new Set<string>();
      forms.set(stem, others);
      for (const other of stems) if (other !== stem) others.add(other);
    }
  }
  return new Map([...forms].map(([stem, others]) => [stem, [...others]]));
}
