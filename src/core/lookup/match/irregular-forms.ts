/** Words that no stemmer brings together, though they are forms of one another or of one root. */
import { stemWord } from '../../text/tokens.ts';

/** Verbs with their past forms, nouns with their plurals, words of one root, countries with what is of them. */
const groups = [
  `arise arose arisen|awake awoke|bear bore born borne|beat beaten|become became|begin began begun|bend bent|bite bit bitten|bleed bled|
blow blew blown|break broke broken|breed bred|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|deal dealt|
dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|
flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave|freeze froze frozen|get got gotten|
give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|
lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|make made maker|mean meant|meet met|
pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|
shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|
spend spent|spin spun|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck stricken|swear swore sworn|
sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|
understand understood|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|withdraw withdrew withdrawn|write wrote written|
cling clung|creep crept|dwell dwelt|fling flung|bind bound|mistake mistook mistaken|overcome overcame|oversee oversaw overseen|
overthrow overthrew overthrown|undergo underwent undergone|undertake undertook undertaken|uphold upheld|withhold withheld|
withstand withstood|rebuild rebuilt|repay repaid|resell resold|foresee foresaw foreseen|mislead misled|slay slew slain|sow sown|
spill spilt|strive strove|swell swollen|tread trod|burn burnt|dream dreamt|smell smelt|spell spelt|sew sewn|mow mown`,
  `man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|life lives|wife wives|leaf leaves|
half halves|knife knives|thief thieves|crisis crises|analysis analyses|policeman policemen|fisherman fishermen|spokesman spokesmen|
businessman businessmen|craftsman craftsmen|fireman firemen|shelf shelves|wolf wolves|calf calves|loaf loaves|phenomenon phenomena|
criterion criteria|bacterium bacteria|thesis theses|basis bases|axis axes|nucleus nuclei`,
  `die died dying death|long length|high height|deep depth|wide width|strong strength|able ability|choose choice|sell sale seller|
lose loss|succeed success|speak speech|think thought|fly flight|weigh weight|grow growth|see sight|live life|believe belief|
prove proof proven|advise advice|arrive arrival|refuse refusal|propose proposal|approve approval|survive survival|deny denial|
north northern|south southern|east eastern|west western|build builder|lend lender|brew brewer brewery`,
  `france french|spain spanish|germany german|italy italian|poland polish|sweden swedish|denmark danish|norway norwegian|finland finnish|
turkey turkish|china chinese|japan japanese|britain british|england english|ireland irish|wales welsh|scotland scottish|europe european|
america american|africa african|asia asian|australia australian|canada canadian|mexico mexican|brazil brazilian|russia russian|
ukraine ukrainian|greece greek|netherlands dutch|switzerland swiss|portugal portuguese|egypt egyptian|israel israeli|iran iranian|
iraq iraqi|pakistan pakistani|india indian|korea korean|vietnam vietnamese|thailand thai|rome roman|austria austrian|belgium belgian|
hungary hungarian|romania romanian|czechia czech|serbia serbian|croatia croatian|argentina argentine|chile chilean|peru peruvian|
colombia colombian|cuba cuban|nigeria nigerian|kenya kenyan|ethiopia ethiopian|morocco moroccan|syria syrian|lebanon lebanese|
indonesia indonesian|philippines philippine filipino|taiwan taiwanese|tibet tibetan|mongolia mongolian|kazakhstan kazakh|georgia georgian|
armenia armenian|normandy norman|venice venetian|victoria victorian`,
];

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** Stems of the other forms of a word, by its stem; built at the first call. */
export function irregularForms(stem: string): readonly string[] {
  table ??= compile();
  return table.get(stem) ?? [];
}

function compile(): Map<string, string[]> {
  const forms = new Map<string, Set<string>>();
  for (const group of groups.join('|').replaceAll('\n', '').split('|')) {
    const stems = group.trim().split(/\s+/).map(stemWord);
    for (const stem of stems) {
      const others = forms.get(stem) ?? new Set<string>();
      forms.set(stem, others);
      for (const other of stems) if (other !== stem) others.add(other);
    }
  }
  return new Map([...forms].map(([stem, others]) => [stem, [...others]]));
}
