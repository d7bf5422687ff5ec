/** Words inside or beside a capitalised name that tell its kind. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().toLowerCase().split(/\s+/));

/** The last word of an organisation's name, or the one before "of". */
export const organisationHeads = words(`
Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank Bar Bench Board Brigade Broadcasting Bureau
Cabinet Capital Center Centre Chamber Church Club Co Coalition Commission Committee Company Confederation Conference Congress Consortium
Corp Corporation Council Court Courier Department Division Enterprises Exchange Express Federation FC Force Forces Forum Foundation Front Fund
Gazette Government Group Guardian Guild Herald Holdings Hospital Inc Industries Institute Institution Insurance Journal Laboratory
Laboratories Labs League Library Limited LLC LLP Ltd Media Ministry Mission Motors Museum Nations Navy Network News Office Orchestra Organisation
Organization Parliament Partners Partnership Party Plc Police Politburo Polytechnic Post Press Secretariat Senate Service Services Society Solutions
Systems Taskforce Technologies Technology Telegraph Theatre Theater Times Tribunal Tribune Trust Union United University College School
Alliance Steel Energy Motor Electric Electronics Pharma Pharmaceuticals Biologics Biotech Foods Petroleum Oil Gas Mining Logistics Shipping Telecom Railway Railways
Records Studios Pictures Software Robotics Chemicals Securities Savings Ventures Mutual Parcels Freight Watch Workshop Works GmbH AG SA NV Oy Republicans Democrats Initiative Campaign Movement Squad Team Treasury Chamber Observatory`);

/** The last word of a place's name. */
export const placeHeads = words(`
Airport Archipelago Avenue Bay Beach Boulevard Bridge Canal Canyon Cape Castle Cathedral City Coast Corridor County Creek Delta Desert
District Docks Falls Field Fields Forest Garden Gardens Gate Glacier Gulf Hall Harbor Harbour Heights Hill Hills Island Islands Junction Kingdom
Lake Lakes Lane Mountain Mountains Ocean Palace Parish Park Pass Peninsula Plain Plains Plateau Plaza Point Port Prefecture Province Quay
Reef Region Republic Reservoir Ridge River Road Sea Square Stadium State States Station Strait Street Territory Tower Town Tunnel Valley
Village Volcano Arena Basin Bank Wharf Zone`);

/** The first word of a place's name. */
export const placeStarts =
  words(`Mount Mt Lake River Cape Port Fort Gulf Isle Upper Lower Greater North South East West Northern Southern
Eastern Western Central San Santa São Saint Los Las New`);

/** The last word of the name of an event or a work. */
export const thingHeads = words(`
Accord Act Agreement Anniversary Award Awards Bible Bill Bowl Campaign Championship Championships Conference Constitution Convention Cup
Day Declaration Derby Era Exhibition Expo Fair Festival Final Games Marathon Medal Olympics Open Opera Plan Plenary Prize Program
Programme Project Protocol Revolution Session Series Show Summit Symposium Symphony Tour Treaty War World Law Code Report Review Study`);

/** Offices and occupations, as they stand beside a person's name. */
export const roleNouns = words(`
activist actor actress adviser advisor administrator admiral advocate agent aide ambassador analyst anchor archaeologist archbishop
architect artist astronaut astronomer athlete attorney author baker banker baron barrister biologist bishop blogger boss broker brother builder
butcher campaigner candidate captain cardinal carpenter cellist chair chairman chairperson chairwoman chancellor chef chemist chief clerk climatologist
coach cofounder colonel columnist comedian commander commentator commissioner composer conductor consul consultant coordinator
correspondent councillor councilman councilwoman counsel curator daughter dean defender delegate demographer deputy designer detective
developer diplomat director doctor driver ecologist economist editor emperor engineer entrepreneur epidemiologist executive expert
farmer father filmmaker financier firefighter fisherman forward founder general geologist guard geophysicist goalkeeper governor head headmaster headteacher
hero historian husband hydrologist immunologist inspector inventor investigator investor journalist judge justice keeper king landlord lawmaker
lawyer leader lecturer librarian lieutenant magistrate major manager mayor mechanic member meteorologist midfielder midwife militant minister monk
mother musician naturalist negotiator neurologist nun nurse officer official operator organiser organizer owner painter pastor partner
pathologist patriarch pharmacist philosopher photographer physician physicist pianist pilot pioneer planner player poet policeman
politician pope premier president priest prince princess principal producer professor programmer prosecutor protester psychiatrist
psychologist publisher queen rector refugee reporter representative researcher resident rival ruler scholar scientist sculptor
secretary senator sergeant sheriff shareholder singer sister sociologist soldier solicitor son specialist spokesman spokesperson
spokeswoman statistician strategist striker student sultan superintendent supervisor surgeon surveyor survivor teacher technician
theologian tourist trader trainer treasurer trustee veteran vet veterinarian vicar viceroy victim villager virologist volunteer whistleblower
widow wife witness worker writer zoologist CEO CFO CTO COO MP MEP PM winger defender referee teammate`);

/** What stands before an office and belongs to it. */
export const roleModifiers =
  words(`deputy vice former acting chief senior junior prime general executive foreign finance financial interior
defence defense health education environment agriculture trade energy transport justice assistant associate interim national regional local federal central municipal
state provincial first second honorary managing founding longtime retired late opposition ruling party lead leading head principal
civil political military police team club research market investment union city town village district company bank school hospital night
outgoing incoming newly elected new current chairman secretary press head medical scientific technical public private high special
independent conservative liberal Labour Labor Republican Democratic communist socialist green veteran star young old goalkeeping
economics law history biology physics chemistry university environmental climate security technology`);

/** Verbs of saying and believing that stand beside who says it. */
export const speechVerbs = words(`
said says say saying told tells tell added adds add argued argues argue asserted asserts believe believes believed claimed claims claim
commented comments conceded concedes concluded concludes contend contends contended cautioned cautions declared declares denied denies deny
described describes doubted doubts emphasised emphasized estimated estimates estimate explained explains expects expected expect fear fears
feared forecast forecasts hope hopes hoped insisted insists insist maintained maintains noted notes object objects objected observed pointed
predicted predicts predict pledged pledges promised promises proposed praised protested questioned questions recalled recommended rejected rejects
remarked replied reported reports responded said stated states stressed stresses suggested suggests suggest suspect thinks think thought urged
urges urge vowed warned warns warn welcomed welcomes wondered writes wrote accused accuses accuse criticised criticized criticises criticizes
complained complains complain calls called condemned condemns demand demands demanded announced announces confirmed confirms affirmed acknowledged realised realized expressed expresses require
admitted agreed disagreed required requires stressing pointing`);

/** Abbreviations in capitals that name no organisation. */
export const commonAcronyms: ReadonlySet<string> = new Set(
  `GDP CEO CFO CTO TV PC DVD CD AI IT HR PR ID OK VAT IPO FDI CPI PPI PMI DNA RNA HIV AIDS MRI GPS USB SMS
PDF FAQ UFO ATM MW GW AM PM BC AD CE BCE II III IV VI VII VIII IX XI XII XIII XIV XV XVI`.split(/\s+/),
);
