"""Abbreviations in official Dutch, by whether a sentence can end with them."""

from dutch.wordlists import listed

# After these comes a name, a number or the rest of the sentence.
NEVER_LAST = listed(
    """
    a.d. aant. aanw. abs. afb. afd. afz. alg. art. artt. betr. bijl. bijv. blz. bnp. bv. ca. cf.
    cfm. cie. conf. d.d. dd. dep. dhr. dir. div. dr. dra. drs. ds. e.g. ed. evt. excl. fig. fr.
    gebr. gem. gen. get. hfdst. hfst. i.c. i.c.m. i.e. i.g.v. i.h.b. i.h.k.v. i.i.g. i.o. i.o.m.
    i.p.v. i.s.m. i.t.t. i.v.m. incl. ing. ir. jhr. jkvr. jo. kol. kpt. lib. lt. m.a.w. m.b.t.
    m.b.v. m.i. m.i.v. m.m.v. m.n. m.u.v. maj. mevr. mgr. mr. mrs. mw. n.a.v. nl. no. nr. nrn.
    nrs. o.a. o.b.v. o.g.v. o.l.v. o.m. o.v.v. onderv. ong. opm. p. pag. par. pct. plm. plv. pp.
    prof. r.o. rb. red. ref. resp. s.v. secr. sgt. st. stb. stcrt. t.a.v. t.b.v. t.g.v. t.h.v.
    t.k.v. t.l.v. t.n.v. t.o. t.o.v. t.w. t.w.v. tel. toel. trb. uitz. v. v.d. v.h. vergl. verz.
    vgl. vlg. vnl. voorz. vs. w.o. wed. wnd. z. z.i. z.s.m. zg. zgn. zn.
    """
)

# These may close a sentence when a capital follows.
MAY_BE_LAST = listed(
    """
    a.i. a.s. a.u.b. c.q. e.a. e.d. e.v. e.v.a. enz. enzv. etc. j.l. jl. k.k. mld. mln. n.chr.
    n.v.t. o.i.d. o.n. p.d. p.j. p.m. p.p. p.w. s.v.p. t.z.t. v.chr. w.v.t.t.k.
    """
)

# The text may go on after these, so only a word that opens sentences shows that one ended.
SELDOM_LAST = listed(
    """
    apr. aug. b.v. c.s. c.v. co. dec. feb. febr. inc. jan. jul. jun. ltd. max. min. mrt. n.v. nov.
    okt. sec. sep. sept. u. v.o.f.
    """
)

# A single letter behind one of these is a label, not an initial.
LABELLED = listed(
    """
    bijlage categorie deel fase groep klasse letter lid model niveau onder onderdeel optie plan
    punt scenario sub tabel type variant versie
    """
)

OPENERS = listed(
    """
    aan alle als beide bij binnen daar daarbij daarna daarnaast daarom dan dat de deze die dit
    door dus een eerst elk elke er gaat geen heb hebt heeft het hier hierdoor hij hoe iedere ik
    in indien is je jij kan kunt laat let maar met mag moet na naast niet nu ook om omdat onder
    ons onze op over per sinds sommige staat toch tot u uw uit vaak van vanaf veel verder volgens
    voor voordat vooral waar waarom wanneer want wat we welke wie wij wilt wordt ze zelf zie zij
    zijn zo zodra zolang zonder
    """
)

# No line of a heading or list ends on one of these: the text goes on below.
LEADING = listed(
    """
    aan art. artikel bij binnen de den der des deze die dit door een en het hun in is lid met naar
    nr. of om onder op over per te ten ter tot tussen uit van voor worden wordt zijn zoals als
    """
)

# A number at the start of the next line belongs to one of these, not to a list.
REFERRING = listed("art. artikel artikelen blz. hoofdstuk lid nr. nummer paragraaf")
