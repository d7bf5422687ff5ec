/** Words that tell what kind of answer a question asks for. */
import { measureWords } from '../../entity/dimension.ts';

const set = (words: string) => new Set(words.trim().split(/\s+/));
export const auxiliaries =
  set(`did does do is are was were has have had can could will would should may might must shall isn aren wasn weren
didn doesn don hasn haven couldn won wouldn ca wo sha ai`);
export const dateWords = set(`year years date day month time century decade era period season weekday`);
export const placeWords =
  set(`country countries city cities town place places location state region regions village district province continent
county area river street island neighborhood neighbourhood building venue stadium ocean sea nation`);
export const personWords = set(`person man woman boy girl people`);
export const percentWords = set(`percentage percent proportion share rate turnout`);
export const amountWords = set(
  `price cost amount sum fee salary budget value revenue profit income turnover wage investment fine prize penalty debt rent reward ransom
  bill expense spending payment compensation grant subsidy donation loss earnings margin dividend severance`,
);
export const countWords = set(`number population total quantity score workforce headcount attendance`);
export const measureNouns = set(
  `length height depth width weight size speed distance temperature duration area strength magnitude`,
);
export const measures: ReadonlySet<string> = new Set(measureWords);
export const joining = set(
  `the a an of in on at for from to by with and or that which who is was were are did does do has have had s`,
);
