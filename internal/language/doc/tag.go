package doc

// A Tag is a universal part of speech (https://universaldependencies.org/u/pos/).
type Tag uint8

// The tags; the zero Tag is "not tagged".
const (
	NoTag Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
	Tags // the number of tags
)

var tagNames = [Tags]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
	"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

func (t Tag) String() string {
	if t < Tags {
		return tagNames[t]
	}
	return "_"
}

// TagOf is the Tag named s, NoTag when there is none.
func TagOf(s string) Tag {
	for i, name := range tagNames {
		if name == s {
			return Tag(i)
		}
	}
	return NoTag
}

// A Rel is a universal dependency relation with the subtypes that English
// treebanks use (https://universaldependencies.org/u/dep/).
type Rel uint8

// The relations that other packages ask for by name are constants; all stand in relNames.
const (
	NoRel Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Dep
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	NmodPoss
	Nmod
	NmodDesc
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
	Rels // the number of relations
)

var relNames = [Rels]string{"_", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos",
	"aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
	"csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
	"goeswith", "iobj", "list", "mark", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked", "nsubj", "nsubj:outer",
	"nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
	"reparandum", "vocative", "xcomp"}

func (r Rel) String() string {
	if r < Rels {
		return relNames[r]
	}
	return "_"
}

// RelOf is the Rel named s; a subtype that is not known falls back to its base, else NoRel.
func RelOf(s string) Rel {
	for i, name := range relNames {
		if name == s {
			return Rel(i)
		}
	}
	for i := len(s) - 1; i > 0; i-- {
		if s[i] == ':' {
			return RelOf(s[:i])
		}
	}
	return NoRel
}
