package nlp

import (
	"maps"
	"strings"
)

// set makes a set of the words of a string.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// union makes one set of several.
func union(sets ...map[string]bool) map[string]bool {
	m := map[string]bool{}
	for _, s := range sets {
		maps.Copy(m, s)
	}
	return m
}

// What may follow an abbreviation.
const (
	ordinary     = iota + 1 // may end a sentence
	beforeName              // a title: never ends a sentence
	beforeNumber            // an abbreviation only before a number
)

// abbreviations holds words that are written with a full stop, in lower case;
// capitalised those that are so with a capital only: "He sat." is no Saturday.
var (
	abbreviations = kinds(map[int]string{
		ordinary: `etc vs viz al ul cf approx ca est dept univ assn assoc div ed eds trans repr incl resp tel ext
			yr yrs hr hrs mins ft refrig jr sr esq
			e.g i.e a.m p.m u.s u.k u.n d.c ph.d b.a m.a`,
		beforeNumber: `ref refs rs tk ksh shs dt no nos eq eqs p pp vol vols ch chap sec sect art arts fig figs para paras c ca v bk nr s ss r reg regs cl cls tbl tbls`,
	})
	capitalised = kinds(map[int]string{
		beforeName: `mr mrs ms messrs mx dr drs prof rev revd hon gen col lt capt cmdr sgt maj adm sen rep reps sens
			gov pres mt fr cdr comdr ir mme mlle rt sup supt insp det cpl pvt brig amb
			assemb atty engr adv addl asst dy jt ald cllr msgr shri sri smt wm jas thos`,
		ordinary: `st ste inc ltd corp co cos llc bros ave blvd hwy pkwy rd rte tpke rec cir supp balt op epis ry mfg govt retd
			jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat
			ala ariz ark cal calif colo conn del fla ind kan ky mass md mich minn miss mo mont neb nev okla ore pa
			tenn tex va vt wash wis wyo ga ill kans alta ont que sask`,
		beforeNumber: `re sh cr apt bldg rm`,
	})
)

func kinds(words map[int]string) map[string]int {
	m := map[string]int{}
	for kind, list := range words {
		for _, w := range strings.Fields(list) {
			m[w] = max(m[w], kind)
		}
	}
	return m
}

// initialisms are other words than the abbreviations that they are spelt like:
// "she took the SAT."
var initialisms = set("EQ HR ED CA FT CF AL MD VA SAT ADV RY SRI SS WM GA ILL")

// abbreviation tells what may follow a word, without its full stop, that is an
// abbreviation; 0 when it is none.
func abbreviation(word string) int {
	if initialisms[word] {
		return 0
	}
	low := strings.ToLower(word)
	if k := abbreviations[low]; k != 0 || word == low {
		return k
	}
	return capitalised[low]
}

// prefixes holds first parts of hyphenated words that the corpus does not
// split off.
var prefixes = set(`anti co counter cross e ex extra hyper inter intra macro mega meta micro mid mini multi non
	over pan post pre pro proto pseudo quasi re semi socio sub super supra trans ultra un under`)

// surnames holds those of Korea and China that stand before a given name of two
// syllables; He, An, Oh and other words of English are left out.
var surnames = set(`Ahn Bae Baek Ban Byun Chang Chen Cheng Cheung Chiang Cho Choi Chou Chow Chu Chun Chung Deng Fung Gao
	Guo Hahn Han Ho Hong Hsieh Hsu Hu Huang Hwang Hyun Jang Jeon Jeong Jiang Jin Joo Ju Jung Kang Kim Ko Koh Koo Ku Kwak Kwok
	Kwon Lai Lam Lau Lee Leung Li Liang Lim Lin Liu Lo Luo Ma Min Moon Nam Ng Noh Pak Park Peng Rhee Ri Roh Ryu Seo Shim Shin
	Sin Sohn Son Song Su Suh Sun Sung Suk Tan Tang Tsai Tsang Tseng Tung Wang Wei Wong Woo Wu Xi Xie Xu Yang Yeo Yeung Yi Yim
	Yoo Yoon Yu Yun Zhang Zhao Zheng Zhou Zhu`)

// secondParts holds short second parts of compounds with names, "Park Place-based".
var secondParts = set(`age area aged back based born bound built code cum day era esque face fan fed free funded goer gate
	hand held home ish led level like line long love made men mile most only owned part plan rich run scale shot side size
	style time to town trade type ward ware was way week wide wing wise year`)

// clitics holds what follows an apostrophe and is a token of its own with it.
var clitics = set("s re ve ll d m t")

// clipped holds words written with an apostrophe in front.
var clipped = set("em cause cuz til till bout round n")

// contractions maps words to the length of the first of their two tokens.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3,
}

// slashed holds words with a slash inside.
var slashed = set("s/he w/o c/o n/a")

// currencies holds what stands before the dollar sign of a country.
var currencies = set("US C CA A AU NZ HK S NT R")

// titled holds dotted forms in which more than one letter follows a stop.
var titled = set("ph.d b.sc m.sc")

// units holds what may follow a number without a space and is a token of its own.
var units = set("km m cm mm kg mg ml am pm mph kph ft lb lbs oz GB MB TB kb GHz MHz kW MW GW kWh MWh GWh ha AM PM")

// topLevel holds top-level domains that stand in running text.
var topLevel = set("com org net edu gov mil int info io co uk us eu tv de fr es tw nz au ca jp")
