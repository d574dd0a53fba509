import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, factsOf, inferred } from './reading.ts';

const cases: readonly [name: string, text: string, expected: readonly string[]][] = [
  ['brackets after', 'the Eurasian Economic Union (EAEU) on January 1', ['EAEU = Eurasian Economic Union']],
  ['brackets before', 'used by EAEU (Eurasian Economic Union) states', ['EAEU = Eurasian Economic Union']],
  ['the long form in brackets before the short', 'for (Islamic State of Iraq and Al-Sham) ISIS.', ['ISIS = Islamic State of Iraq and Al-Sham']],
  ['nested brackets', 'the region (Economic Commission for Europe (ECE)) met', ['ECE = Economic Commission for Europe']],
  ['hereafter', 'the Treaty on Open Skies (hereafter the TOS) stands', ['TOS = Treaty on Open Skies']],
  ['quotes around both', '“International Supply Consortium” (“ISC”) led', ['ISC = International Supply Consortium']],
  ['several in one bracket', 'the World Health Organization (WHO; Geneva) said', ['WHO = World Health Organization']],
  ['known as', 'the Collective Security Treaty Organisation, known as CSTO, met', ['CSTO = Collective Security Treaty Organisation']],
  ['known as a word', 'the Islamic State, also known as IS, fought', ['IS = Islamic State']],
  ['for short', 'the Shanghai Cooperation Organisation, SCO for short, met', ['SCO = Shanghai Cooperation Organisation']],
  ['both in one bracket', 'the governing party (the Partido dos Trabalhadores, PT) won', ['PT = Partido dos Trabalhadores']],
  ['or', 'the Shanghai Cooperation Organisation, or SCO, met', ['SCO = Shanghai Cooperation Organisation']],
  ['the long form after a comma', 'EAEU, the Eurasian Economic Union, met', ['EAEU = Eurasian Economic Union']],
  ['stands for', 'CICA stands for Conference on Interaction and Confidence-Building in Asia.', ['CICA = Conference on Interaction and Confidence-Building in Asia']],
  ['leading words that belong', 'the Office of the United Nations High Commissioner for Human Rights (OHCHR) said', ['OHCHR = Office of the United Nations High Commissioner for Human Rights']],
  ['leading words that do not', 'The National Statistics Office (SO) and the Labour Office (LO)', ['SO = Statistics Office', 'LO = Labour Office']],
  ['a foreign original that is written out', "l'Organisation mondiale de la santé (OMS) a dit", ['OMS = Organisation mondiale de la santé']],
  ['letters of another language', 'the Central Bank of West African States (BCEAO) has', ['BCEAO = Central Bank of West African States']],
  ['letters of another language, in brackets', 'when MONUSCO (United Nations Organization Stabilization Mission in the Democratic Republic of the Congo) left', ['MONUSCO = United Nations Organization Stabilization Mission in the Democratic Republic of the Congo']],
  ['letters in another order, to where the name begins', 'the United Nations Organization Mission in the Democratic Republic of the Congo (MONUC) left', ['MONUC = United Nations Organization Mission in the Democratic Republic of the Congo']],
  ['a person in a body', 'the Executive Director of the United Nations Human Settlements Programme (UN-Habitat) spoke', ['UN-Habitat = United Nations Human Settlements Programme']],
  ['a body for another', 'the Japan National Committee for the United Nations Development Fund for Women (UNIFEM)', ['UNIFEM = United Nations Development Fund for Women']],
  ['an ordinal whose figure comes last', 'the panel published its Fourth Assessment Report (AR4) late', ['AR4 = Fourth Assessment Report']],
  ['a code for traders before the bracket', 'Ente Nazionale Idrocarburi &lt;ENTN.MI> (ENI) said', ['ENI = Ente Nazionale Idrocarburi']],
  ['signs of a genotype', 'the low density lipoprotein receptor (LDLR-/-) mice', ['LDLR = low density lipoprotein receptor']],
  ['letters inside words', 'the Economic and Social Council (ECOSOC) and the Executive Committee (ExCom)', ['ECOSOC = Economic and Social Council', 'ExCom = Executive Committee']],
  ['numeral words', 'the Group of Seven (G7) and the Second World Congress (2WC)', ['G7 = Group of Seven', '2WC = Second World Congress']],
  ['an alphabet with accents', 'the École nationale d’administration (ÉNA) closed', ['ÉNA = École nationale d’administration']],
  ['wrapped lines', 'the Supreme Eurasian\n    Economic Council (SEEC)', ['SEEC = Supreme Eurasian\n    Economic Council']],
  ['what follows the letters is not the name', 'the New Agenda for Africa in the 1990s (NAA) ended', ['NAA = New Agenda for Africa']],
  ['what is joined by "and" is', 'the Centers for Disease Control and Prevention (CDC) said', ['CDC = Centers for Disease Control and Prevention']],
  ['what a preposition joins to it is not', 'the Financial Action Task Force on Money Laundering (FATF) said', ['FATF = Financial Action Task Force']],
  ['whose it is belongs to the name', 'the Food and Agriculture Organization of the United Nations (FAO) said', ['FAO = Food and Agriculture Organization of the United Nations']],
  ['a name that fills the bracket', 'UNRWA (United Nations Relief and Works Agency for Palestine Refugees in the Near East) said', ['UNRWA = United Nations Relief and Works Agency for Palestine Refugees in the Near East']],
  ['letters of the head of a name', 'the Intergovernmental Committee on Intellectual Property, Traditional Knowledge and Folklore (IGC) met', ['IGC = Intergovernmental Committee on Intellectual Property, Traditional Knowledge and Folklore']],
  ['a code of a currency that is spelled out', 'the United States dollar (USD) rose to EUR 1.05', ['USD = United States dollar']],
  ['denoted by', 'a set of disorder constraints denoted by DC is', ['DC = disorder constraints']],
  ['one short word', 'the roles agent (AGT) and body (BO), and a Corp (Corp)', ['AGT = agent', 'BO = body']],
  ['a possessive', "the Organization for Security's (OS) monitors", ['OS = Organization for Security']],
  ['a bracket that names nothing new', 'in this region (CARs), people live', []],
  ['places, dates, figures and remarks in brackets', 'the mayor (Geneva) said (in May) that 20 (5%) of us (see Table 2) left (Reuters)', []],
  ['a party and state behind a person', 'Senator Joe Manchin (D-WV) and Bernie Sanders (I-Vt.) met', []],
  ['word(s)', 'the filter holder(s) and report(s)', []],
];

for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(defined(text), expected));

test('legends and tables', () => {
  assert.deepEqual(defined('Abbreviations: TAS = total assistance; UNMIT = United Nations Integrated Mission in Timor-Leste; ONUB = United Nations Operation in Burundi.'), [
    'TAS = total assistance',
    'UNMIT = United Nations Integrated Mission in Timor-Leste',
    'ONUB = United Nations Operation in Burundi',
  ]);
  assert.deepEqual(defined('TAS: total assistance\nIPF – indicative planning figure\nNote: the rest'), ['TAS = total assistance', 'IPF = indicative planning figure']);
});

test('lists of abbreviations, whose form vouches for entries whose letters do not fit', () => {
  assert.deepEqual(defined('JI, joint implementation; CDM, clean development mechanism.'), ['JI = joint implementation', 'CDM = clean development mechanism']);
  assert.deepEqual(defined('Abbreviations: CI, confidence interval; OR, odds ratio; HbA1c, glycated haemoglobin.'), ['CI = confidence interval', 'OR = odds ratio', 'HbA1c = glycated haemoglobin']);
  assert.deepEqual(defined('SBU\tSecurity Service of Ukraine\nDPR\tDonetsk People’s Republic\nLPR\tLuhansk People’s Republic'), [
    'SBU = Security Service of Ukraine', 'DPR = Donetsk People’s Republic', 'LPR = Luhansk People’s Republic',
  ]);
  assert.deepEqual(defined('• CWC: Chemical Weapons Convention\n\n• BTWC: Biological and Toxin Weapons Convention\n\n• NPT: Treaty on the Non-Proliferation of Nuclear Weapons'), [
    'CWC = Chemical Weapons Convention', 'BTWC = Biological and Toxin Weapons Convention', 'NPT = Treaty on the Non-Proliferation of Nuclear Weapons',
  ]);
  assert.deepEqual(defined('EE = Estonia; DE = Germany; NR = not reported.'), ['EE = Estonia', 'DE = Germany', 'NR = not reported']);
});

test('no list: clauses between semicolons, turns of a talk, formulas', () => {
  assert.deepEqual(defined('Among them were NATO, which has thirty members; the EU, a union of nations; and the WTO, which sits in Geneva.'), []);
  assert.deepEqual(defined('BBC: How are you?\nPM: Fine, thank you.\nBBC: And the war?\nPM: It goes on.'), []);
  assert.deepEqual(defined('BOD = X + Y; COD = BOD - Z; TOC = 5 mg'), []);
});

test('biomedical text', () => {
  const text =
    'Interleukin-2 (IL-2), 5-hydroxytryptamine (5-HT) and tumor necrosis factor alpha (TNF-α) were bound by a monoclonal antibody (mAb) of 300 base pairs (bp). ' +
    'Poly(ADP-ribose) polymerase (PARP), acetylcholinesterase (AChE) and dimethyl sulfoxide (DMSO); AIDS (acquired immunodeficiency syndrome) (n=30).';
  assert.deepEqual(defined(text), [
    'IL-2 = Interleukin-2',
    '5-HT = 5-hydroxytryptamine',
    'TNF-α = tumor necrosis factor alpha',
    'mAb = monoclonal antibody',
    'bp = base pairs',
    'PARP = Poly(ADP-ribose) polymerase',
    'AChE = acetylcholinesterase',
    'DMSO = dimethyl sulfoxide',
    'AIDS = acquired immunodeficiency syndrome',
  ]);
});

for (const [form, long] of [
  ['3-PPP', '(+/-)-3-(3-hydroxyphenyl)-N-n-propylpiperidine'],
  ['[3H]QNB', '[3H]quinuclidinyl benzilate'],
  ['DXP', '1-deoxy-D-xylulose 5-phosphate'],
  ['PI(4,5)P2', 'phosphatidylinositol 4,5-bisphosphate'],
  ['HD C/T', 'high-dose cytarabine-containing chemotherapy'],
  ['IC50', '50% inhibitory concentration'],
  ['SF-36', '36-item Short Form'],
  ['95% CI', '95% confidence interval'],
  ['p38 MAPK', 'p38 mitogen-activated protein kinase'],
  ['beta-gal', 'beta-galactosidase'],
  ['EEG', 'electroencephalogram'],
] as const) test(`biomedical text: ${long} (${form})`, () => assert.deepEqual(defined(`We measured the effect of ${long} (${form}, 5 mg) in rats.`), [`${form} = ${long}`]));

test('single letters, where they are explained in a row or used again', () => {
  assert.deepEqual(defined('We report Precision (P), Recall (R) and F-score (F).'), ['P = Precision', 'R = Recall', 'F = F-score']);
  assert.deepEqual(defined('by mating Angus (A) bulls to A and other cows'), ['A = Angus']);
  assert.deepEqual(defined('Codes: P = presentation (with date); S = statement; m = 5 kg'), ['P = presentation', 'S = statement']);
  assert.deepEqual(defined('The group (G) and Jim Rogers (R) left; copyright (C) of plan B, vitamin C.'), []);
});

test('brackets glued to the word before, for capitals that are its initials', () => {
  assert.deepEqual(defined('of source language(SL) and target language(TL) text, with f(XY) and boss(ES)'), ['SL = source language', 'TL = target language']);
});

test('one word in brackets behind its first and other letters', () => {
  assert.deepEqual(defined('The tags are PRC (procedure), RSN (reason) and DT (determiner), not UN (Geneva) or EU (members).'), ['PRC = procedure', 'RSN = reason', 'DT = determiner']);
});

test('scientific text, spaces around its signs', () => {
  assert.deepEqual(defined('We use long short - term memory ( LSTM ) and convolutional neural networks ( CNNs ) for part-of-speech (POS) tagging in two - dimensional ( 2D ) space .'), [
    'LSTM = long short - term memory',
    'CNNs = convolutional neural networks',
    'POS = part-of-speech',
    '2D = two - dimensional',
  ]);
});

test('inferred: the words stand elsewhere in the article', () => {
  const body = 'Its leaders spoke for an hour about trade, borders and the weather, as they do each year when the summer comes to the mountains. ';
  assert.deepEqual(inferred(`The CSTO met. ${body} The Collective Security Treaty Organisation has six members.`), ['CSTO = Collective Security Treaty Organisation']);
  assert.deepEqual(inferred(`CICA met. ${body} The Conference on Interaction and Confidence Building Measures in Asia is a forum.`), ['CICA = Conference on Interaction and Confidence Building Measures in Asia']);
});

test('inferred: not what chance explains', () => {
  assert.deepEqual(inferred('The SAT met. Some of them said afterwards that they would come again tomorrow; she ate toast and some apple tart.'), []);
});

test('offsets count UTF-16 units, also behind an emoji', () => {
  const text = '🗞️ The World Trade Organization (WTO) met.';
  const [definition] = factsOf(text).definitions;
  assert.equal(text.slice(definition.long.start, definition.long.end), 'World Trade Organization');
  assert.deepEqual(definition.short, { start: text.indexOf('WTO'), end: text.indexOf('WTO') + 3 });
});

test('what only its definition shows to be a short form is one wherever it stands', () => {
  const { shortForms } = factsOf('It has 300 base pairs (bp). The second has 20 bp more.');
  assert.deepEqual(shortForms.map(({ start, text }) => [start, text]), [[23, 'bp'], [46, 'bp']]);
});
