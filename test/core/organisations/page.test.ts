import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { factsOf } from '../../../server/core/analysis/streamed.ts';
import { finish, readDump } from '../../../server/core/dump/dump.ts';
import { OrganisationIndex } from '../../../server/core/organisations/join.ts';
import { knowledge } from './knowledge.ts';

const page = new URL('../../../../shared/dumps/raw/moderndiplomacy-central-asia.dump', import.meta.url);

test('a saved newspaper page has the organisations that a careful reader finds, under all their names, and no other', { skip: existsSync(page) ? false : 'the shared newspaper page is not here' }, () => {
  const known = knowledge(), index = new OrganisationIndex<number>(known);
  factsOf(readDump(readFileSync(page, 'utf8')), known).forEach(({ organisations }, article) => { index.add(article, organisations); });
  const found = finish(index.organisations((a, b) => a - b)).map(({ name, names, kind }) => `${[name, ...names.filter(other => other !== name).sort()].join(' = ')}: ${kind}`);
  assert.deepEqual(found.sort(), [
    'Association of Southeast Asian Nations = ASEAN: international',
    'CSTO Collective Forces: armed',
    'Collective Security Treaty Organisation = CSTO: international',
    'Conference on Interaction and Confidence Building Measures in Asia = CICA: international',
    'Congress: government',
    'Democratic party: party',
    'Eurasian Economic Commission: international',
    'Eurasian Economic Union = EAEU: international',
    'International Agency for Biological Safety: international',
    'Islamic State of Iraq and Al-Sham = ISIS: armed',
    'Lomonosov Moscow State University: education',
    'Ministry of Foreign Affairs of the Russian Federation: government',
    'Organisation of Islamic Cooperation: international',
    'Regional Centres for Disease Control and Biosafety: null',
    'Russian Ministry of Science and Higher Education: government',
    'SCO Council of Heads of State: international',
    'Shanghai Cooperation Organisation = SCO: international',
    'Supreme Eurasian Economic Council = SEEC: international',
    'Taliban: armed',
    'UN Environment: international',
    'UN General Assembly = United Nations General Assembly: international',
    'UN Security Council = Security Council: international',
    'United Nations = UN: international',
    'Uzbekistan Airways: company',
    'World Health Assembly: international',
    'World Health Organisation = WHO: international',
  ]);
});
