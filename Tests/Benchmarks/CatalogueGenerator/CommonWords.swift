/// Words that texts about the era use, the most frequent first.
enum CommonWords {
  static let all = text.split { $0 == " " || $0 == "\n" }.map(String.init)

  private static let text = """
    the of and in a to that on for was from it had with after as by at says were its first day is party
    state not his years an which end their he out no new be people one before them two up workers against
    days has year over time among came more perestroika made later gives who all could own article economy
    called into country took what but under since than strikes law only strike war would reforms last back
    three went those reform without set they been held most power gave some became names work asked many
    other put about calls foreign report have congress leaders miners source him parliament plan reports
    same both cent declared market officials per political republics world are counts part began between
    found government or troops way dates did economic how policy prices vote decree followed meeting million
    second this down ended brought home met month months off said enterprises history late official spoke
    trade when co-operatives elected kept leader old page whole elections lost so socialism industry
    managers open revolution still then within change led left let nuclear speech states come force public
    announced great head independence mines opened plenum span book died four grew number television union
    until free movement passed puts there agreed bureaucracy committee dead early few half leadership
    members name named national saw army enterprise might much pay police stopped taken text told treaty
    votes where arms beside date death deputies given night others press private system talks won address
    beginning demands election fell five itself men minister now place return right side through used weeks
    working agreement centre cost earlier give growth republic signed small speaks too wages week while
    again also anniversary city coup democracy former full long parties printed several stood visit act away
    control countries do general glasnost go local once present programme regional rule voted broke
    capitalism capitalist hours life opening pact president production stayed such thousands will abroad
    another class coal decades every far money next nine places society use constitution crowd describes
    hold killed labour little meant office planned soon tells ten turned word alliance built conference cut
    demand goods help hundred independent step struck weapons above adopted agrees allowed announcement
    changed commission councils known large largest laws less main mass nothing opposition promised quoted
    social these third turn whether account attacked call crisis declaration food joint leading means mine
    near output paper sees study summer support allies building count course factories firms gloss hands
    line longer monopoly peasants popular property secret sent session shops six tried twenty view apparatus
    author close decision each founded groups joined keep management movements nearly refused relations
    reported show showed statement towards wanted already autonomy better break bring carried choice closed
    committees doctrine effect expected forced freedom ground holds human investment kind laid middle
    offered often peace point powers price reached region resolution roubles share soviets spread times
    together town voters words young agree almost apart become chronology delegates evening ever group hard
    hardly himself hour leave lists live living marchers may missiles moved needed never order planning
    results round unions warning appeal asks autumn ban broadcast can candidates central cited coming common
    council decade democratic farming founding growing higher hundreds letter majority make millions past
    period plans published quality question quotes recalls regions resign revolt rights ruling should
    soldiers special start struggle themselves agency around authorities because behind border capital
    chairman chief cites cleared collapse communist confirmed counted debate decided defended eight
    emergency fall industrial level marched media meet ministries must nationalist need notes post prime
    privileges proposed protest raised ran say secretary security settled single socialist sold take thought
    towns usually well works answer answered attack billion chronicle command condemned defence
    democratisation director disputed dissolved done ethnic even failed fear fewer filled finds forces
    further gathered housing idea inside like methods minutes newspaper numbers oil ones papers possible
    rather real repression resigned restored rise stop strikers students summit thirty unrest usual victory
    want ways whose yet abstentions across adds approved backed begin best beyond bloc campaign checked com
    consumer demanded deported directly editors encyclopaedia figures five-year form formed fought helped
    influence lawful list lived lives march meetings news opinion orders outside pages poor principles
    radical reformers regime rejected rest run separatist seven shot signing speak stage standing sums
    suspended talk unlawful very whom wrote accounting aim alone appeared arrival being body business case
    changes cities citizens co-operative confirms conservative conservatives court defeat divided draft draw
    estimates existed expelled farm faster felt fifty figure film freed gone good hand heavy if
    international interview journal lasted least looked marked military nationalism newspapers package paid
    politics posts principle print prisoners privatisation proposal protested pushed rate reason referendum
    remained seats self-financing sentence served short strategic strong subsidies supplies takes tanks term
    though trials unemployment warned watched wider wished worked yesterday acceleration accounts
    administration admitted age air any attempt bad ballot below blame bodies broadcaster cannot cause civil
    claim collectivisation compromise cult danger decisions decrees demonstrations departure discontent
    discussed dissident drawn during enthusiasm established expects fifteen find fixed gas hoped incentives
    issue language legal light makes man matter needs neither none offices openly organisation organisations
    parts peasant practice profits promises quarrel quarter rallies replaced resistance result role sell
    services shared sides site size sought southern space split stand standards stands strategy streets
    taking thousand tons transition treaties turning village walked worker affair aims approximate argued
    arrest assembly autonomous banks benefits blockade broken camps causes censorship chain chose
    citizenship clash collapsed collective conditions conflict copy created crowds currency dated deficit
    deputy development discipline dissidents documents drew dropped economies economist elite equal eve
    event events example exchange exist explains faced factory falling favour fight fled flew forbidden
    fully future gained governments headed her here high house houses ideas information interests invasion
    knew land look losses low lower lowered manifesto model mostly negotiated nobody nor novel odds
    opponents partners peoples pits points population prepared prison product profit promise read record
    release resignation rich rising rival ru rulers rules see series sets she shortages slow sovereign
    soviet stagnation storm survival taxes terror tests thinking threatened throughout trains translation
    travel trial turnout united unity unofficial viewers wealth wish withdrawal accepted accused added
    adoption afterwards ahead alternative although anger appointment approval armed arrested arrests aside
    authority bank basic bears beforehand begun birth blamed born bought bread budget build buy camp care
    carry century charge chosen circle clashes closing coalfields commander communism confidence consumption
    contest costs criticised critics deaths defied demonstration denied dictatorship different directed
    discussion districts dollars driven east economists edition eighteen eleven empty ending ends errors
    everything expect family fast favoured feared final fires foreigners fronts gap get grain guest guilt
    hall health heard hunger hurt included individual injured inquiry inspectors interior introduction jobs
    journals journey just larger lasting lead letters lifted mainly material measure measures member
    midnight millionaires mining ministry morning naming nationalities nature note occupied openness
    overnight ownership pace partly pass picture plant played pressed pressure problems process produce
    progress propaganda proposals protests provinces rally reach readers reasons recognised remark resources
    revolutionary rose ruled runs seen service shock sign signature signs slowly soil sovereignty spite
    spring square staged starting stations stay steps street student success supporters survey talked taught
    tension test things threat ties transport trust twelve valid ventures victims violence wealthy weekly
    western wording writing abolished abstract activity admired advertisement aggression agreements aimed
    airport alike amendments amid analysis answers approaches approve argument armoured arose authors
    balcony beat believe black blocked blocs bound bounds breach breaking buildings bureaucratic bureaucrats
    calendar calling capacity ceased ceilings ceremony challenged chance charter church citizen clear clubs
    coalfield collectives complete concept concessions concluded contradictions conversion copies
    counterrevolution coupons crimes crossing deal deficits depended destroyed direct dismissal dispatch
    dispute disputes division does drove easier eastern effects enough entered equality everyday everywhere
    existence explained export exports factor faded false families farms favours features fed federation
    fill fire flag flight followers following forbade foundation founder friends friendship front funds
    garden generation got gradual greatest grown handed happened harder headline height historian historians
    hit holding hope hopes ideology illegal income incomes industrialisation instead institutions interest
    invaded isolation issued issues keeps key lack landed legislature liberal lies limit limited limits link
    looking markets matters medium-range monthly motive move nationalists nations neighbours newly norms
    officially outcome overthrow peaceful personal persons piece plenary poet polls poverty precedent
    presidents printing proclaimed progressive protocol protocols proved purpose questions queues railway
    raise rationing reads rebuilding received recent recognise registered removal removed repairs replace
    restoration returned road ruined run-offs running sales saying scene scholarly school secession
    separatism serve sixty slowed soldier solved something south spoken stages station stormed strengthened
    stresses striking subject successor supply tank tax technical texts therapy thirteen thrown tied today
    top trades true twice unanimously unlike unpaid villages vodka vouchers water why widespread workforces
    writings written wrong yes absolute abstained accept according action admit affairs agenda agent aid
    alarm ally along always anyone appointed argue articles asking athletes attempts attention banking
    banned banners barricades basin becoming begins belonged bitter blow bonuses books borne bpb branches
    break-up breaks breakthrough bribes bulletin buses cabinet candidate car career carrying categories
    caused celebrated cells centralisation chances chapter charged charges cheers chemical claimed claims
    classes climbed co-operators coexistence collection column comes committed communities compares
    complained condition conflicts confrontation consent consequences contested contract controls copied
    counter-revolution cover covers critical criticism crushed customers cuts de decisive deep demonstrated
    depend depends described description detail differ diplomatic direction divisions drinking drop due
    earned eased ecological else elsewhere embassy employment emptied encyclopedia enemy energy engine
    enormous environment era essay exact excerpts exchanged explain exploiting extremely fabricated fact
    fail failing failure failures faith farmers fascism festival fifth films finance flats follow foresaw
    formal forty forward fourteen freely freezes gain gains giving grave greater grievances grounds
    guarantee guard guards hardliners heads heart hired historical histories holiday honour household huge
    impatient inflation initiative interdependence journalist justice justify keeping killing killings
    knowledge lands layers leasing leaves links literature machines making manager manner mayor meat medical
    memory mentions militarism mind ministers minority missed mixed mood moving murder necessary
    neighbouring nineteen northern occasion officers older oligarchs one-party ordered outdated outlived
    owners panic parade parliaments partner passage pause paying pensioners permission phrase planners
    playwright pledge plotters politicians poll port presidency privately prize productive productivity
    professional programmes prolonged promising proof publication purges push quantity quarrels queued quick
    quickly quotas radicals rallied ranks rates reading ready recession reform-minded refusal register
    rehabilitation reject religion remove renewed repeated reporters representatives resentment resolved
    responsible restaurant rested restore restructuring rests revenue review revised revolutions rid rigging
    rigid riots rivalry rivals root rouble row rumour sat save savings scale section seizure sense sentenced
    serious sessions settlement shape sharp shift ships shook shortly showing shrank shut silence sitting
    sixteen slogan soap sociologist solidarity sooner spark squares stoppage strengthen stress succeeded
    suffered surprise swept systems targets task technology telephone televised tents territory theirs
    thereby think title transmitters troubles unanimous undo universal unknown upon upper urged uses value
    vehicles verdict version vice-president views visible voice void volume waited walk-out wants warns
    watchword wave weaken weight welcome win winter wisdom withdrawn women workforce workplaces worth
    writers younger zone zones able abolish absence accords accountable actors acts adherents administrative
    administrators admits adults advanced advised aircraft airfield allows ambassador ancient angry
    annexation annexed announces anything appeasement applied areas armies aroused ask atheism attacks
    attended audience authoritarian average avoid award axe badly bailout balance ballots bands bare bargain
    barred basis bear beaten beating belief beneath beneficiaries best-known bibliographic big blames
    bloodshed board booed boots borderlands bore bottlenecks bourgeoisie boycotted branch brigade bureau
    businesses butter buyer buying campaigns capitalists capitals cars cash cast catering caught cautious
    cease-fire census centres challenge chamber cheap chemistry children choosing cinemas circles
    circulation civilians clearly cliques clocks closer closest coalition coast cold colonial colonising
    comment communists company compare compared comparison competing competition complain complaint complex
    complicated comrades concert conciliation concluding conclusion confirmation congresses conscience
    conscripts consumers content contradictory conventional corner correspondent corrupt corruption costly
    cotton counter countryside courage cranes creative credits crowded current cynicism dangers dawn dear
    debated debates debt debts decentralised declares decreed deeply defeated defences defenders delay
    delight delivery demonstrators demoted denies denounced department dialogue dictated dictionaries
    differed difference directors disarmament disband discredit discuss dislocation dismantling dismiss
    dismissed disorder dissolution dissolve distance distrust door doubled doubles doubt doubts drawing
    drifted drink drowned dug dying earnings earthquake easily ecology edict editor either elect emigrate
    employees encouraged endangered enemies entry essays estimate eu everybody everyone evidence examine
    examples exceptions excesses execution exile exit experiment experts explanation exploded explosion
    expressed expulsion extra face failings fallen famine fate feeling fence ferment fighting financial
    finished fired fits footing forbid forecast foregone forth fortieth fourth frankness freer frozen
    fulfilled fund fundamental gaining games gate gathering gatherings generals goes going governed grants
    greeted grim guests guilty handbooks handled hangs hardest harm harvest hated having headquarters hence
    hide hole honest horizon host hostile hostility hosts hung hunting ignored ill illegitimate illness
    imperialism important imports improve improved includes indifferent industries initial innocent insisted
    intellectuals intelligentsia interrupted intervention invest invitation invite invited island islands
    jammed jubilee judged jump jumped kill kulaks lacked languages largely latter launched lawyer lay
    lay-offs lead-up leads league leap left-wing legacy lessons lets liberalisation liked likened limousines
    liner listed literary loan locally lodge longed loss loudly machinery magazine major mandate mankind
    manufacturers mark markedly market-minded marks martial masses match mausoleum mean memoir memoirs
    merged method metro militia minimum minute mismanagement mixture modern module moral motion motivate
    multiplied museum mutual narrowed nationalised nationality nationwide nearer negotiation newsletter
    ninety non-aggression north noticed object obstacle offensive offer online opinions opponent opportunity
    org organise organisers original ossified ours outline overcome owned pacts parasite parity pastor
    pensions perhaps permitted personnel physicist picked placed plain plants plenums politician position
    potential praise praised predicted prediction prepare preparing present-day presented presents
    presidential presidium prestige prevent primacy priorities prisoner problem produced products
    profit-motive profitable prominent proper prospect prospects protesters prove publish publisher
    publishing pull pupils quarterly quicker quote radio rare ratified rationed readiness recall receive
    reckoned reckoning reconciliation red redrawn reformer refugees refuse regard regiments releases
    reliance relied remember remembered renewing renounced reporter reprinted republican request
    requisitioning responsibility restoring restraint restricted restrictions retail retreat reversed revive
    riding rioting rises rock roll-call room rooted rough ruin ruler safety sailors sale samizdat sank
    satellite saved saving scarce scholar science scientist scientists scrapping sealed search seat secure
    seek seem seemed seized self-accounting self-management self-rule selling sensible settlements
    seventieth seventy shares shelf short-range shorter shown shows shrinking sick siege signal significant
    sixth sketched skill slide slight slower slowing smaller son spare speaker speakers spectators
    speculators speeches speed spending spoils spokesman sprang stability staff standard standstill started
    starts state-owned statements statistics statue stepped stereotypes stocks stone stoppages stores story
    strength stressed stroke strongest structures struggles subheading substantial successes sufficient
    sugar suggested superior superiority supported suppressed surety surplus surprised surrounded suspend
    switched tangible teacher telegram tell telling tendencies tens tenth terms testament textbooks theatre
    theory thesis thinks thirds three-day timeline toll tone tonnes traces tractor training travelled
    treasury trends truly truth trying tsar turns twentieth twenty-seven typical uncut undated underrated
    unequal unforgivable units unless unusual upheavals useful venture veterans veto violent vol wall
    warheads wars warships weakened weakness well-known wholly wide widened wind windows withdraw worse
    write youngest aberrations abilities aboard abolishing abolition abrupt absolutism abstention abuse
    abyss acceptance access accident accidents accord accounted accusations accuses achieved acquitted acted
    acting active activism activist activists actually acute adapt administrator admission admitting adopt
    advance advantage adventurism adversaries adverse advice adviser advisers advising aeroplane affected
    afraid aftermath afternoon aged agents agreeing agriculture agro-industrial aides akin alarmed alcohol
    alcoholism alliances allied allow aloof alphabet altered altering altogether am amended amnesty analysts
    anarchists ancestor anew angered announce annulled answerable answering anybody apolitical apparatchik
    appealed appeals appear appearance appearances appeased applause apply applying approach arbitrary
    archaeologist archive argues arming arrears arsenals art ascribes assault assessments assigned
    astonishment astounding astronomical atheist attackers attacking attainable attitude attract audiences
    auditing authentic authorship autocrat autographs automatic avenue avert avoided avoiding awakening
    awareness backlash backward ballistic banish banishment banknotes bankruptcies bankruptcy banner bans
    baptism barbed-wire barricade barriers base basically basins battles bayonets bearable beauty becomes
    beginnings believes belong betrayed better-off biggest bill bind binding biographer biographical
    biography birthday blank blasts bleak blessing blew blitzkrieg blocks blog blogspot blood bloody
    blunders bolder bolt bombed bombers bombing bombs bonus booklet boos borders bored borrowing bosses
    bottom boulder bourgeois box boycotts bra brake branded breaches breakfast breakneck breathing bribery
    bridge briefing bright broadcasting broadcasts brutal builders burden bureaucracies bureaus burial
    burned burning burnt bury businesslike buyers byword cadre cadres calm cameraman cameras campaigned
    campaigner camped cancelled candles cap caps captains caption car-making careless carrier ceases
    celebrates celebrations censors centrally centuries ceremonial certainties chairmen changing chapters
    character chased cheapest check checking cheese chemicals chiefs choose chronicler churches cinema
    circling citation civilian clashed clause clauses claws clean clean-up clean-ups clearer clearest
    clearing clinics clock closely closures club co-operate co-operation coat codes coffin collapses
    colleague collected collectivised college collision columnist commandants commanding commands commentary
    commentator commercial commodity commonly compete competent competitors compilation complaints completed
    comprehensive computers concealed concedes concession concludes conclusions condemn condemnation conduct
    confederate conferences confessed confined confiscatory congregations connected connivance conquest
    considerable considerably consistently constitutional constitutions consul consular consultations
    consulted contacts contained contemporary contempt contended contents contests continue continued
    continuity contracts contradicted contradiction contrary contribution controlled controlling
    controversial conversation convicted convince convinced cool copiers copying core corners corporations
    cost-accounting cottage counting countless courts covered covering crafts create credibility credit
    creed crew critic critically criticise crossed crossings crown culminated culture curbs cure curfew
    curious currents curtail cutters dacha daily damage damaged dance dangerous dark database dateline
    day-old deadline deadlock dealer dealers dealings dearly deceitful decentralisation decide declarations
    declined deed deepening deeper deepest defend defendants defends defiance defined deformed degree
    delegations deliver deliveries delusion democrat democratically democratising democrats dependent
    deplores depose der designed desk destroy destroying detailed detained detergent determine determined
    devalued deviation devices devil devotion dictates dictator dictatorships dictionary die differences
    differently differing differs difficulty digest digit dinner diplomacy diplomat diplomats directive
    dirtied disagreed disagreement disappear disappeared disappointed disappointment disapproval disaster
    disastrous disbelief disclosure discourage discover discredited discrimination discussing discussions
    dismantle displaced display displeased dispose dissatisfied dissenting dissers dissolving distant
    distillers distilling distributed distribution district divert divide dock doctors document dogma dogmas
    dogs doing dollar domestic dominance dominated doomed double doubted doubters dozen dozens dpa drafting
    drastic draws dreaded dried drive driver drivers drought drowning drumming dry dual dull eager eagerly
    earliest earth earthnorwar ease ebbed ecologists economics ecstatic edge editions editorial edu educated
    education efficiency efficient elder elderly elective electoral electric electrification electronics
    embalmed embargo embassies emblem emerge emerged emigrants emigration emperor empire employ employed
    employee employers encirclement encourage encouraging endless endorse endorsement energies enforce
    engaging engineers enjoy enlightened enmity enter entrenched environmental envoy epoch equates equating
    equipment equipped erratic erroneous error especially essential establishment estate estimated estranged
    evacuated evacuation evenings eviction evident evils examinations examined exceed exceeded exceedingly
    except excepted exception excessive exchangeable exchanges excludes exclusion excursion exercised exiled
    exodus exonerated expectancy expectation expedient experience exploding exploits explosives exported
    exposed exposing expression expulsions extended extract extraction extracts extraordinarily extreme
    extremes eyes eyewitness facilities facing faction factional factions facto facts fails faiths fallout
    falls familiar famous fancied fantastic far-sighted fared fast-growing fasted fasteners father
    fatherland faults favourite fears feast feel fellow festivities fetched fetter fiction fields fifths
    fiftieth fifty-one file filed film-makers film-making filmed findings fingers firemen firing firm
    fishing fit five-yearly fixes flagrantly flamboyant flat flaws flexible flood flour flourish flowed
    flowers flown follower foods forbids foreign-policy forerunner forestalled forgot forgotten formality
    formally forms formulas forties forty-one forty-two fouled foundations fr frauds fraudulent freeze
    freighter fresh friendly frightened frightening frontier fruit fruitful fuel fuller fullest
    functionaries funeral fur fuse gamble gear genuine gesture getting giant gifts girl gist gloat glory
    gold goodwill granite granted gravest greatly grip gross grow grows grubbed guaranteed guarantors
    guardedly guarding guessed guided guidelines guiding gulf gunmen guns habit hailed half-century
    half-hour halls halt halve halved ham hampered handbook handing happen harbour hard-line hard-liners
    hard-rock hardened harmed harmful haste hat heading headlines headway heaven hedgehog heed heirs
    helicopter helicopters helpers heritage heroes heroic hesitating hesitation hidden highest hindered
    hinted hire hoard hoarded holdings holiday-makers holidays hollow home-made homecoming homes honorary
    honoured honours hooliganism hoped-for hospital hospitals house-building households huddled humanitarian
    hunted hurrying hush ideals ideological idle ill-wishers illusion illusions illusory illustrated
    imagined imperialist imperialists impetus implicated implies imposed impossible impressed improvement
    improvements inadmissible incident incompetent inconvertible increased increasingly incredible
    independently indifference individually inefficient inevitably inference inflexible influenced informal
    infrastructure inhabitants initials initiatives injuring inquiries insolvency inspect inspection
    inspector inspiration inspired instability institute institutes instruction instruments insurrections
    intellectual inter-regional interdependent interfere interference internationalism interviews
    intolerance introduced introduces invades invested investigators inviting involve jailed jamming jeered
    jeering jeers job join joked joy judge judgement juice juncture justification keepers khozraschet
    killers kills kilometres king kings kinship kiosks knigalit knows kopecks la lacking lain lamps
    land-based landing landmark lately lauds laughed laughter launch laureate lawfulness lawmakers layer
    laying layoffs leaking leaned learning learnt lease leases leaving lecture lecturer lectures legalise
    legality legitimacy length lessen lesson letting levels lever libraries license lid lie lifetime lighter
    liken likens linked liquor listened livelihood loaded loans locomotive lodging longest longing looks
    loosened looser looting lorries lorry lose losing lot love loyal lunch luxuries luxury machine magazines
    mail make-up maker makers makings managed manoeuvres manufacture margaretthatcher massacre matched
    materials mating mattered mayors mbl meaning meanwhile measured measuring mechanism mediate medicine
    membership memorial mend mention mentioned mere message metal metals methodological microcomputers
    mid-summer militant millionaire minds mined miner minor minorities minuvshego misjudged misjudgement
    misrule missile missing missions mistake misuse mobilisation mobs mock-up models modernisation moment
    momentum monarchies monastery monument morale moratorium motorcade mountain mountains mourned mourning
    msu multi-ethnic multi-party murdered murdering murders music mutinies narrow narrowest narrowing
    narrowly nasledie nationalise natural naval nearby negotiations neighbour nepotism net network neutral
    nevertheless newcomers news-pravda nineteen-fifties nineties noble nominations non-violence noon normal
    north-east notable notice nucleus numbered oath obeyed obituary objected objecting objections obliged
    observed observer obstruct occupations offended offering officer oldest one-day one-man onlookers
    open-air open-pit opens operation operations opposed oppression opted optimistic orange orbit orbital
    orbiter ordinary organisational organised organiser organising organs origins outbreak outcry outer
    outlawed outran outright outsider overcentralised overhauled overtaken overtook overturn overzealous
    owing owner packed painful paint painted pairs par parades paradox parallel park participants
    participation passages passenger passengers passing passport passports paternalism patience patriotism
    patriots patrolled pattern payment peacefully peacetime peak peasantry pending perfecting performance
    perished permanent permits person personality phased photograph pilot pipe pipeline pitched pl placate
    placing plainly planeta platform play plea pleaded pledged plots plotting plough plummeted plunder
    plunged pluralism poems pogroms pointless polite political-economic polityka polluted poorer pope
    popularly portable portfolio ports pose postponed postscript potentially pounds powerful powerlessness
    pp practical praises prayers preach preceded precedents predecessors preface prefer preferred prelude
    preparatory presenters presided presses pressing pretext prevailed priced priest prints priority
    privations privatise privatisers privilege privileged processing processions proclamation procurator
    procurement professor profited profiteers project promotion pronounced prop proposes prosperous
    prostitutes protect protecting protection protects proudest proverb proverbial provided province proving
    provision provisions provocations provoke provoking prudery publications publishes pulled punishes pupil
    putting pyramid quadruple quantities quarrelled quarters quell questioners queue queueing quiet quietest
    quite quotation quotations race radically radios railwaymen raising rallying rammed range ranges ration
    rations raw re-elected reaching react reactionary reactor reader realism realities reality really
    reasonable reassured rebuilt recalled receipts receiver recognising recollection recommended
    recommending recorded records recover recovered red-green redistribution redterror reduce reduced
    redundancies redundancy reference refers reformed refute regain regarded regimes registration regret
    regrets regretted regular regularly regulated rehabilitations rejection relationship relatively relaxed
    released relief relieved religious rely remade remaining remarks remembers remembrance remind reminds
    removing renationalisation renders renew renewal rent reopened reorganisations repeal replacement
    replied reply representation representative represented repressions reprints reproaches reproof
    requisitioned rescue researchers resented reserved residence resident residents resigning resigns
    resisted resisting resolutions resort respect respects responded response restaurants restriction
    resumed retired retraining revelations revenge reviewer revival revolts reward rewarded rewrote richest
    rift rigged riot risen risings risky rivalries river rivers rocket rode rolling roots rostrum rounds
    route routine rubber ruinous rumours rush russiansabroad saboteurs sacking sacrifice sacrifices safe
    sake salute sang satisfaction satisfied saunas sausages savers scales scandals scenes scheme schemed
    schemes scholars schoolboy schoolgirl schools scientific scope screen se sea seams season secede
    secretariat secretaries sector secured seeing seeking seeks seems seize selection self-assured
    self-denial self-governing senior sensation sensed separate separation serfdom serial serialise
    seriously servicemen setback setbacks settle settling seventh severe severely sex shades shafts shame
    sharpened sharpening sharply shed shell shells shielded shifted shipped shocked shoes shoot-out shooting
    shootings short-lived short-wave shortage shortcomings shortened shorter-range shortest shots shouted
    shouting showings shrink shuttle sick-bed sided sight signatories signers silenced silent simple
    situation sixty-odd skeletons sketches skin slip slips slogans slowdown slump smarter smouldered snake
    sobriety sole solution solutions someone sometimes somewhat song sore sought-after souls sound sources
    soviethistory spades specialisation specialist speeded speeding spell spend spent spies spirit spiritual
    sports spots springer spurred spy spying squad squads squarely stadium stagnated staked stamps stance
    star stars starved statehood status stays steady steeply steer stifle stimulus stolen stop-gap store
    stored stories storming stormy streamline streamlined strengthening stretched strict stricter strictness
    strip stripped strokes stronghold structural structure studied studio subjection subjectivist
    subscriptions subsidised subsistence succeed successors sudden suddenly sufficiency suffocated suffrage
    suggest suicidal sum summary summed summits summoning superpowers superseded supervision supplement
    supplied supporter supposed surer surface surge surgeries surprises survive survivors suspends suspicion
    swallowed swift sword sworn symbol symbolic sympathy symptom table tables tacitly tactical tail-end
    talent talking tame tape tasks teach tearing technique televisions temporary tense tensions termed
    terrible tested testing thanks theatrical theft theme theoretical therefore theses thirty-first
    thirty-five threatens threats threw thrust thus tie tightened tighter till timetable tiny titles toast
    tolerated tomb toothpaste topsoil tore total totalitarian totalitarian-bureaucratic touched tour tourist
    tower township traders trading tradition traditional train transcript transferred transferring
    transformation translated translations transparency trapped travellers treat treatise treatment tribute
    trick trifle triple tripled trips truce trusted truthful tsars turnouts twenty-four twenty-two two-day
    two-thirds twofold type typed typewritten tyrant ultimatum ultraleftist unarmed unasked unaware
    unbearable uncensored uncertain unconfirmed unconstitutional underground undermined underpass
    understanding understated undertook undid undisputed unemployed unequally unevenly unforeseen unheard
    unification unifier unimaginable unintended unique unit unite university unlikely unmeant unmentioned
    unopposed unprecedented unprofitable unpunished unrestricted unsettled unsigned untouched unveiled
    upheaval uprisings upset upsets useless using usurped vague vain valley valued values vanished verdicts
    victor victories victorious video vied vineyards vision vital voices voluntarism voluntarist voluntary
    volunteers voting voucher wage wagons waiters waiting wake walk-off walls wanting wanton war-minded warm
    warmer warn wartime watch watchwords waterworks wavered wavering weakening weakest weekend weighty
    welcomed welcomes well-being west whatever wheat wherever whistled white whoever wholesale widely widest
    wife wild wine winners winning wire wishes withdrawals withdrawing withheld witness woman wood
    working-age worldwide worried worry worshippers worst wound wounded wrecked writer writes wrongs yearly
    yield youth
    """
}
