package refer

import "strings"

// A class is a set of what a word can do in a role phrase, a description or as
// a pronoun.
type class uint32

const (
	head       class = 1 << iota // names an office or function: "spokesman", "minister"
	heads                        // the plural of one: "officials"
	modifier                     // stands before a head as part of the title: "deputy", "foreign"
	portfolio                    // stands behind "minister of": "state", "defence", "foreign affairs"
	bodyNoun                     // a body by a common noun: "ministry", "police", "campaign"
	speaker                      // a head that speaks for whoever it belongs to
	unnamed                      // someone who stays unnamed: "source", "person"
	document                     // something written that says: "report", "poll"
	formerWord                   // "former", "ex"
	actingWord                   // "acting", "interim"
	thenWord                     // "then"
	plainAdj                     // an adjective that says nothing of the office: "top", "veteran"
	determiner                   // "the", "a", "his"
	definite                     // of the determiners: "the", "this"
	male                         // says that a man is meant
	female                       // says that a woman is meant
	courtesy                     // "Mr.", "Dr.": stands before a name and is no office
	aside                        // of the heads: kin and bystanders, who hold no office
	pronoun                      // "he", "they", "it", "who"
	plural                       // of the pronouns and group nouns
	thing                        // of the pronouns: "it"
)

// words holds the words of each class. Lower case; a hyphenated word is cut
// as the tokenizer cuts it.
var words = [...]struct {
	of    class
	words string
}{
	{head | speaker, "spokesman spokeswoman spokesperson"},
	{head | speaker, "president minister premier chancellor secretary leader chief head chairman chairwoman chairperson chair director " +
		"commander ambassador envoy governor mayor king queen emperor prince princess monarch pope archbishop bishop speaker " +
		"representative negotiator diplomat delegate official aide adviser advisor attorney lawyer solicitor counsel " +
		"ceo cfo coo cto executive boss commissioner administrator superintendent sheriff prosecutor ombudsman rector dean " +
		"president-elect premier-designate comptroller treasurer manager founder owner publisher editor publicist"},
	{head, "cofounder congressman congresswoman senator lawmaker legislator councillor councilman councilwoman councilor mp mep " +
		"judge justice magistrate general colonel major captain lieutenant sergeant admiral brigadier marshal officer detective inspector constable " +
		"analyst economist expert researcher scientist professor fellow historian author writer journalist reporter correspondent columnist " +
		"strategist consultant pollster lobbyist activist campaigner organizer organiser candidate nominee contender challenger frontrunner " +
		"member partner veteran politician statesman resident witness neighbor neighbour survivor passenger pilot driver " +
		"doctor physician surgeon nurse teacher student coach player striker goalkeeper athlete champion actor actress singer musician director " +
		"engineer developer entrepreneur investor trader banker financier accountant businessman businesswoman billionaire philanthropist " +
		"imam rabbi cardinal ayatollah cleric priest vicar pastor reverend monk " +
		"dissident oligarch warlord rebel militant commander hacker whistleblower suspect defendant " +
		"architect artist designer producer presenter host anchor moderator commentator blogger scholar academic psychologist sociologist " +
		"epidemiologist virologist climatologist meteorologist geologist biologist physicist chemist mathematician philosopher theologian " +
		"coordinator supervisor trustee chaplain curator librarian archivist principal provost secretary-general undersecretary " +
		"farmer fisherman firefighter paramedic worker steward unionist mediator arbitrator auditor regulator whip"},
	{head, "guide guard builder magnate tycoon mogul star personality staffer host guru strategist landscaper baker butcher carpenter plumber electrician " +
		"pediatrician paediatrician psychiatrist gastroenterologist radiologist cardiologist oncologist neurologist pathologist anthropologist archaeologist " +
		"ecologist seismologist criminologist photographer cinematographer choreographer composer novelist playwright poet translator interpreter clerk " +
		"instructor lecturer superintendent del. electrician technician operator entrepreneur realtor"},
	{heads | plural, "officials writers hosts guides guards spokesmen spokeswomen spokespeople ministers presidents leaders chiefs heads chairmen directors commanders ambassadors " +
		"envoys governors mayors representatives negotiators diplomats delegates aides advisers advisors attorneys lawyers solicitors executives bosses " +
		"commissioners administrators prosecutors senators congressmen lawmakers legislators councillors mps meps judges justices generals officers " +
		"detectives inspectors analysts economists experts researchers scientists professors fellows historians authors journalists reporters correspondents " +
		"columnists strategists consultants pollsters lobbyists activists campaigners organizers organisers candidates members partners politicians " +
		"residents witnesses neighbors neighbours survivors passengers doctors physicians nurses teachers students coaches players engineers investors " +
		"traders bankers clerics priests bishops rebels militants separatists insurgents forces police allies critics supporters opponents " +
		"protesters demonstrators voters authorities investigators regulators sources parents relatives families employees workers managers farmers " +
		"firefighters paramedics academics scholars democrats republicans conservatives liberals institutions agencies"},
	{modifier, "vice deputy prime foreign defence defense finance interior health justice education energy economy economic trade environment " +
		"labour labor home press campaign communications national security senior junior chief executive managing general special presidential " +
		"assistant associate attorney police fire intelligence army military naval political opposition majority minority parliamentary congressional " +
		"human rights research policy legal media medical scientific technical nuclear supreme crown permanent principal regional city county district " +
		"town village state federal local bureau department media editorial managing founding co sales marketing investment research emergency " +
		"transport agriculture culture tourism sports sport digital information housing development migration immigration climate " +
		"external internal affairs cabinet committee party union trade group team homeland ministry court high supreme counter terrorism"},
	{portfolio, "state defence defense war staff parliament congress foreign affairs finance interior justice health education energy commerce labor labour " +
		"agriculture transport transportation treasury exchequer homeland security veterans home environment trade culture economy economic " +
		"development culture defence external internal operations information intelligence emergencies emergency situations mission"},
	{bodyNoun, "military ministry department government administration police campaign party army military navy embassy consulate parliament council commission " +
		"committee agency bureau office court company firm group union association federation league institute university college school hospital " +
		"church bank fund foundation authority service board assembly senate congress cabinet presidency palace mission delegation coalition alliance " +
		"team airline carrier manufacturer maker network newspaper broadcaster magazine tabloid broadsheet publication outlet regulator watchdog charity organisation organization club city county state town village " +
		"district province region treasury exchange corporation observatory museum movement militia regime monarchy junta opposition"},
	{unnamed, "source insider person man woman eyewitness bystander somebody someone individual"},
	{document, "report statement study poll survey document documents memo letter filing complaint indictment lawsuit affidavit papers ruling " +
		"decree communique communiqué dossier transcript review paper analysis assessment article post tweet memoir"},
	{formerWord, "former ex onetime erstwhile retired ousted deposed disgraced late previous"},
	{actingWord, "acting interim caretaker"},
	{thenWord, "then"},
	{plainAdj, "top veteran longtime current new outgoing incoming influential powerful prominent leading respected renowned famous chief hawkish " +
		"young old longest serving embattled newly appointed elected ruling right left wing far hardline conservative liberal moderate populist progressive " +
		"centrist nationalist socialist republican democratic communist independent lone billionaire multimillionaire white black african american female first second third " +
		"long time high ranking level lead award winning self proclaimed declared exiled jailed imprisoned detained slain popular controversial fellow key " +
		"neighbouring neighboring"},
	{determiner | definite, "the this these those"},
	{determiner, "a an his her its their our my some several many one two three another any both other most no"},
	{aside, "father mother husband wife brother sister son daughter uncle aunt nephew niece grandfather grandmother widow widower boyfriend girlfriend " +
		"cousin partner resident witness neighbor neighbour survivor passenger suspect defendant champion contender"},
	{head | male, "spokesman king prince congressman chairman councilman businessman fisherman statesman emperor pope actor duke baron " +
		"sultan emir sheikh sheik monk priest father son brother husband uncle nephew grandfather widower boyfriend"},
	{head | female, "spokeswoman queen princess congresswoman chairwoman councilwoman businesswoman actress duchess countess " +
		"baroness nun mother daughter sister wife aunt niece grandmother widow girlfriend"},
	{courtesy | male, "mr mr. sir lord herr monsieur señor"},
	{courtesy | female, "mrs mrs. ms ms. miss madam lady dame frau madame mme señora"},
	{courtesy, "dr dr. prof prof. rev rev. fr"},
	{head | modifier, "sen sen. rep rep. gov gov. gen gen. col col. lt lt. maj maj. capt capt. sgt sgt. adm adm. cmdr cmdr. pres pres. det det. supt supt."},
	{pronoun | male, "he him his himself"},
	{pronoun | female, "she her hers herself"},
	{pronoun | plural, "they them their theirs themselves"},
	{pronoun | thing, "it its itself"},
	{pronoun, "who"},
}

// A lexicon is the classes of each word. It is read-only.
type lexicon map[string]class

func newLexicon() lexicon {
	all := lexicon{}
	for _, l := range words {
		for _, w := range strings.Fields(l.words) {
			all[w] |= l.of
		}
	}
	return all
}
