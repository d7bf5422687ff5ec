/** Everyday words that stand for each other in questions and news. Groups are parted by strokes and lines. */
import { stemWord } from '../../text/tokens.ts';

const groups = `
price cost worth expense fee charge tag | die death dead kill fatality perish casualty victim
begin start launch open commence kick | end stop finish close cease halt scrap abandon drop cancel terminate abolish
buy purchase acquire takeover | sell sale sold | say tell state declare claim comment remark announce warn
think believe consider opinion view | build construct erect construction building | building house home residence
plant factory works mill | job work employ occupation post position career | worker employee staff labour personnel
boss chief head lead leader director direct run chair manage manager executive charge responsible oversee | help aid assist support relief
money fund cash funds finance | big large huge major great biggest largest | small little minor tiny | fast quick rapid speed
car vehicle automobile lorry truck cars | road street highway motorway | child kid children boy girl | school college education
doctor physician medic | ill sick disease illness | hurt injure wound injury | hospital clinic | drug medicine medication
police officer constable | crime offence offense | prison jail sentence | law legislation act bill statute | court tribunal judge
vote ballot election poll | win victory beat defeat triumph won champion | lose defeat loss lost | team side club squad
player footballer | game match fixture final | goal score | coach trainer manager | army military troop soldier force
war conflict battle | attack assault raid | country nation state | city town municipality | village hamlet | area region district zone
company firm business corporation enterprise | rise increase grow climb growth gain up
fall decrease decline drop shrink reduce slump down | change alter modify reform | get receive obtain gain
give offer provide supply grant donate | send dispatch deploy | make produce manufacture create output | use utilise employ
need require want | plan scheme project proposal intend | goal aim target objective | expect forecast predict hope anticipate
delay postpone defer put shelve | cause reason lead because due | problem issue trouble difficulty | danger risk threat hazard
protest demonstration rally march | opponent critic oppose against | object oppose criticise criticize reject
support back endorse favour favor | agree accept approve approval consent | allow permit let | forbid ban prohibit outlaw
show display reveal demonstrate | find discover detect locate | visit trip tour travel journey go went gone
meet meeting conference session symposium | attend participate join present | speak talk address speech | write author pen
name call title known entitle | born birth birthplace | marry wife husband spouse marriage wed | movie film picture
song single track music | show series programme program | picture image photo | begin found establish founder create set
site location place spot | near close beside | rain rainfall precipitation | flood water deluge | damage destroy harm ruin
repair fix mend restore | break collapse burst breach | open inaugurate unveil | river stream | sea ocean | tree forest wood
animal creature beast | food meal nutrition | clothes clothing dress | rich wealthy | poor poverty | tax levy duty
income earnings revenue salary wage pay | profit earnings gain | debt loan credit borrow | bank lender
study research investigation survey | scientist researcher | university college academy | test trial experiment | result outcome finding
computer machine | chip semiconductor | phone telephone mobile | energy power electricity | oil petroleum | train railway rail
plane aircraft aeroplane airplane | ship boat vessel | bridge crossing | tunnel underpass | minister secretary | cop police
robber thief burglar raider | steal theft rob robbery loot take | strike walkout stoppage | stockpile reserve stock store
abroad export foreign overseas | refund money back | member belong | phase stage | afraid fear worry | block blockade | guess estimate
want demand ask | walk foot | king monarch | citizen resident inhabitant people | population inhabitant | woman female women
man male men | old age aged | new recent latest | first initial | main primary chief principal | important significant key vital
different various | resign step quit leave | replace substitute succeed successor | return back | happen occur take | type kind sort form
part component portion section | number amount quantity count | group band | member participant | rule regulation | right freedom
religion faith | language tongue | early previous former earlier | later after subsequently | yearly annual annually year | daily day
distance far length long | percent percentage | earthquake quake | evacuate flee leave | rescue save | autumn fall | free gratis nothing
keep retain remain stay | fight combat | capture seize | rate interest | signature petition | councillor council | headquarters base seat
fire sack dismiss lay layoff redundant redundancy | hire recruit appoint
crook criminal attacker hacker culprit perpetrator offender suspect gang | intrusion breach hack break | record file document data
spot notice observe realise discover | penalty fine punishment sanction | revenue turnover sale | surgery operation operate
appointment booking reservation | lawsuit sue suit litigation complaint claim | lawyer attorney solicitor counsel barrister
angry furious outraged anger fury | quiet silence silent | real genuine authentic | stock share equity | budget spend spending
authority watchdog regulator agency | carry cargo load freight | survive survivor survival | gun cannon weapon firearm rifle
ruling verdict judgment judgement decision decide rule | guard protect secure safeguard protection | replica copy duplicate
mistake error wrong fault | lift raise hoist | renew renovate refurbish replace | lake reservoir | dry drought arid | garden lawn
weather meteorologist forecast | value worth valuation | invest investor investment stake | storage warehouse depot
develop design invent | cheap inexpensive affordable | rival competitor competition compete | eruption erupt outbreak
tourist holidaymaker visitor traveller | firefighter fireman brigade | magnitude strength | alert alarm warning
livestock cattle herd flock | subsidy grant funding | slash cut reduce trim lower | prize award medal trophy | replacement successor
owe debt owing | contract agreement deal treaty | garage parking | passenger rider commuter | relegate relegation demote | rent lease let
bidder buyer purchaser | convict conviction guilty sentence | client customer | fraud embezzle defraud swindle cheat
recover retrieve regain | confess admit confession | appeal revision | colleague co-worker coworker | noise sound
collision collide crash hit | shut close | shop store retailer outlet | flat apartment | holiday vacation | guest visitor
owner own owned belong possess | member membership | audience spectator viewer crowd | newspaper paper daily
reporter journalist correspondent | spokesman spokeswoman spokesperson | mayor mayoress | deputy vice assistant
chairman chairwoman chair president head | founder found start | treasurer finance cfo | ceo executive chief managing
inspect inspection check examine examination audit | accuse charge allege accusation | arrest detain custody
investigate investigation inquiry enquiry probe | deny denial refuse reject | promise pledge vow commit | warn warning caution
urge call appeal demand | celebrate celebration anniversary | invite invitation | hide conceal | trust confidence
lack shortage scarce short | enough sufficient | maximum limit most cap | minimum least | double twice | every each per
weight weigh heavy | height high tall | depth deep | width wide broad | length long | hot heat temperature warm
cold cool freeze freezing | loud noise | empty vacant unfilled | full capacity occupancy | broken damaged defective | safe safety secure
dangerous hazardous risky | sick patient ill | cure treat treatment therapy heal | vaccine jab shot vaccination | virus germ pathogen
death toll | baby infant newborn | youth teenager adolescent young | elderly pensioner old senior | parent mother father mum dad
sibling brother sister | lorry truck | bike bicycle cycle | pub bar tavern | meal dinner lunch | film movie cinema | stage theatre theater
orchestra philharmonic symphony | conductor maestro | singer vocalist sing | striker forward scorer | referee umpire | league division
stadium ground arena pitch | supporter fan | tournament cup championship | harbour harbor port dock | coast shore seaside beach
mountain hill peak | storm gale hurricane | wind breeze | fire blaze burn | smoke ash | soil earth ground | wood timber
farmer agriculture farming farm | crop harvest | fish fishing fisherman | scientist biologist physicist | satellite spacecraft probe
rocket launcher | software program app application | password login | website site online internet web | server computer | robot machine
battery accumulator | electric electrical | nuclear atomic | fuel petrol gasoline diesel | gas methane | pipe pipeline | leak seep spill
waste rubbish garbage trash | pollution pollute contaminate contamination | climate weather | emission carbon
crash collapse bankruptcy insolvency insolvent bankrupt | predict foresee prophesy warn | flop fail failure | vehicle tram bus coach
track line route | station stop halt terminal | expensive dear costly | previous last earlier former prior
additional further extra more add | prove proof evidence confirm confirmation | fetch worth bring | eat feed consume devour diet
rebuild reconstruct reconstruction | special unusual particular unique | hold contain include comprise | border frontier boundary
immigrant migrant refugee | slave slavery | holy sacred religious | church cathedral chapel | priest clergyman vicar pastor
castle palace fortress | treaty pact accord | ally alliance partner | enemy foe adversary | invade invasion
bomb explosive blast explosion explode | hostage captive prisoner | spy espionage | smuggle smuggler | counterfeit fake forged forge
witness testify testimony | evidence proof | jury juror | plaintiff claimant | defendant accused | settle settlement
compensation compensate damages | insurance insurer insure | dividend payout | merger merge combine | subsidiary branch
bankroll fund finance | outsource relocate move | overtime shift | union federation association | negotiate negotiation talks bargain
boycott embargo | tariff customs | harvest yield | famine hunger starve starvation | homeless shelter | orphan orphanage | nurse carer
ambulance paramedic | surgeon surgery | symptom sign | pregnant pregnancy | allergy allergic | obese overweight | blind sight
deaf hearing | telescope observatory | galaxy star | planet world | gravity weight | experiment trial test | theory hypothesis
discover discovery | inventor invent invention patent | engineer technician | mechanic repair | pilot captain crew
airport runway airfield | flight fly flew | luggage baggage | hotel inn guesthouse | restaurant diner cafe | chef cook | recipe dish
beverage drink | beer ale brewery brew | wine vineyard | sculpture statue sculptor | painting painter paint canvas
exhibition exhibit display gallery | sculptor artist | novel book | poem poet poetry | play drama | actor actress cast
director filmmaker | broadcast air televise | channel station | subscriber subscription | download stream | hacker hack | virus malware
smartphone phone | camera lens | screen display monitor | solar sun | turbine windmill | dam reservoir | glacier ice | volcano lava
tsunami wave | avalanche landslide | endangered threatened extinct | hunt hunter poach | breed species race | nest breed | zoo aquarium
stuck stick strand trap | guy bloke fellow man | folk people resident | mate friend colleague companion | fridge refrigerator cooler cooling | tv television broadcast
outlet branch store shop | proposal suggestion recommendation recommend suggest | manufacturer maker producer supplier vendor | report study paper document
finding result conclusion | coach bus carriage wagon | compensation payout reimbursement refund | renter tenant lodger | landlord owner
bonus premium | mediator arbitrator intermediary negotiator mediate | beginner newcomer novice trainee apprentice | survey poll questionnaire
profit benefit gain earn | jam congestion queue tailback traffic | deficit loss minus red | offer bid proposal | colony hive swarm nest
bug parasite germ pathogen bacteria microbe | breed variety kind | scholar academic scientist researcher expert | enemy predator attacker
student pupil doctoral | tremor quake aftershock shock | rubble debris ruin | shelter refuge camp tent | relief aid donation
scandal affair | relative family niece nephew cousin kin | driver chauffeur | wait waiting queue | bargain discount cheap | prosecutor attorney
candidate nominee contender run | journalist press reporter media newspaper | performer actor actress star | host presenter moderator
winner champion award first | ceremony gala party celebration show | ballot vote voting | turnout participation | flop failure disappoint
retired former ex | expert analyst specialist | personnel workforce staff worker crew employ | fare ticket price | share percentage portion stake
shareholder stockholder investor | forecast outlook expectation prediction guidance | brand label trademark | rival competitor opponent
warehouse depot store | critic sceptic skeptic opponent critical | praise applaud welcome commend | journal magazine publication | appear publish release
depart departure leave | search hunt seek | captain skipper | sunk sink wreck | pill tablet dose | participant volunteer subject patient
runner athlete | route course track | dealer trader merchant seller vendor | exempt exemption except | majority most | adopt pass approve
salary pay wage earn | rookie newcomer beginner | holiday vacation leave | flee escape run | thick thickness | cold freeze degree minus temperature
hot heat degree temperature | electricity power energy current | fail breakdown failure collapse fault outage | restart reboot boot | backup reserve spare standby
carry transport convey | luggage baggage | neighbour neighbor adjacent nearby | blame accuse responsible fault | lie untruth false deceive | secret hidden conceal confidential
complain complaint grumble criticise | late delay overdue | early premature | equal same equally | owner belong own holder | steer drive pilot | wheel drive driver
daily everyday day | weekly week | monthly month | partner ally associate | grant award bestow | loan borrow lend | customer passenger consumer shopper
queue line wait | luxury expensive | poverty poor needy | wealthy rich affluent | ban outlaw prohibit | legal lawful | illegal unlawful | gang group band
shot shoot film gunfire | weather climate | sky air | underwater submerged sea | ground floor land | roof ceiling | cellar basement | lift elevator
cost damage bill amount | site house premises facility location branch clinic | server machine computer | lock encrypt | treasury finance exchequer
effective force start begin valid apply | inspector examiner auditor | beverage drink soda lemonade juice | levy surcharge duty | spare exempt except
relocate shift move leave | sight landmark attraction | lady woman female | medal place podium | medical doctor paramedic nurse | neighbour resident
vessel trawler ferry boat ship | unaccounted missing lost | chopper helicopter | distress emergency help | diesel fuel | watchman guard
deliberate intentional arson purpose | stall trader stand | insurance policy cover | sprinkler extinguish | medication medicine drug substance pill
trigger cause provoke | common frequent usual | headcount employ staff | merger takeover deal acquisition | freighter ship vessel
household family home | allowance free exempt | headquarters seat office | wealth rich possess own | boss chief executive ceo director
evacuee refugee shelter | blood bleed | brain head | heart cardiac | birth born | funeral bury burial | wedding marry | crowd people visitor
fee charge ticket | speed limit fast | delay late wait | software program code update | network connection internet | screen monitor display
tape copy backup | contractor supplier outside | safeguard protection secure security | victim affected | estimate put reckon expect | spend cost pay
`;

let table: ReadonlyMap<string, readonly string[]> | undefined;

/** Stems that may stand for `stem`; built at the first call. */
export function synonymsOf(stem: string): readonly string[] {
  table ??= compile();
  return table.get(stem) ?? [];
}

function compile(): Map<string, string[]> {
  const related = new Map<string, Set<string>>();
  for (const group of groups.trim().split(/[|\n]/)) {
    const stems = [...new Set(group.trim().split(/\s+/).map(stemWord))];
    for (const stem of stems) {
      const others = related.get(stem) ?? new Set<string>();
      related.set(stem, others);
      for (const other of stems) if (other !== stem) others.add(other);
    }
  }
  return new Map([...related].map(([stem, others]) => [stem, [...others]]));
}
