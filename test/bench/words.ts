/** The words that made-up newspaper pages are made of. */
const list = (words: string): readonly string[] => words.replace(/\s+/g, ' ').split(', ');

export const sections = list('Central Asia, South Asia, Eastern Europe, Middle East, Africa, Americas, Environment, Energy, International Law, Health, Economy, Science, Culture, Urban Development');
export const places = list(`Kazakhstan, Portugal, Kenya, Vietnam, Norway, Bolivia, Georgia, Ghana, Mongolia, Slovenia, Peru, Jordan, Malaysia,
  Estonia, Zambia, Uzbekistan, Lisbon, Nairobi, Tashkent, Oslo, Lima, Tbilisi, Accra, Amman, Tallinn`);
export const firstNames = list('Amina, Jonas, Leyla, Tomas, Grace, Viktor, Ines, Samuel, Nadia, Henrik, Rosa, Daniyar, Claire, Joseph, Mirela, Anton');
export const surnames = list('Okafor, Lindgren, Sadykov, Moreira, Petrovic, Achieng, Hartmann, Quispe, Tamm, Beridze, Nguyen, Haddad, Dahl, Mensah, Rossi, Kowalska');
export const offices = list('a minister, a director, a commissioner, the spokeswoman, an ambassador, the chairman, a professor, an economist, an envoy, the auditor');

/** Parts of the names of organisations: "Eurasian Council for Water Management". */
export const regions = list('Eurasian, Pan-African, Nordic, Caspian, Baltic, Andean, Global, Pacific, Atlantic, Continental, Northern, International, Balkan, Inter-American');
export const bodies = list('Union, Commission, Council, Agency, Bank, Organisation, Institute, Federation, Alliance, Fund, Authority, Network');
export const fields = list(`Water Management, Public Health, Energy Cooperation, Food Security, Maritime Safety, Regional Development, Digital Trade,
  Climate Research, Higher Education, Disaster Relief, Rural Roads, Human Rights, Fisheries Control, Nuclear Safety`);

export const subjects = list(`the government, the ministers, most of the delegates, the new agreement, local farmers, the regional parliament,
  a group of engineers, the country’s largest ports, small companies, the opposition, the harvest, the central bank, students from twelve
  universities, the railway, a panel of judges, the second report, many families, the old treaty, the city council, foreign investors, the
  working group, a majority of voters, the research station, older residents, the mayor of a coastal town, the border guards, two trade unions,
  a team of hydrologists, the state broadcaster, the court of auditors, nobody in the room, a handful of villages`);
export const verbs = list(`welcomed, rejected, reviewed, prepared, postponed, had long expected, supported, questioned, could not ignore, finally
  published, slowed down, depended on, was said to have changed, explained, would have to finance, quietly dropped, opened, measured, refused to
  discuss, helped to shape, paid for, spoke of, feared, made light of, insisted on, did without, lost sight of, agreed upon`);
export const objects = list(`the plan for a common market, a programme of vaccinations, the proposed tariffs, an inquiry into the accident, the
  reconstruction of the dam, a fairer system of taxes, the exchange of students, the border crossing, measures against drought, the price of
  grain, the first results, three new laboratories, the budget for the coming year, a network of weather stations, the rules on foreign
  ownership, the transfer of technology, a larger share of the costs, a list of forty recommendations, the electricity grid, cheaper loans, the
  dispute over two small islands, a museum of migration, the repair of bridges, an older draft of the constitution, safe drinking water, the
  pensions of miners, a ban on night flights, better maps of the glaciers`);
export const openings = list(`In the spring, According to the report, Last week, For the first time in a decade, Despite the criticism, After three
  days of talks, In practice, At the same time, Behind closed doors, Until recently, By the end of the year, On Thursday, As expected, In the
  northern provinces, A year later, With some delay, Against the advice of experts, Far from the capital`);
export const endings: readonly string[] = [
  ', officials said', ' in spite of the rising costs', ' before the winter began', ', although the details remained unclear',
  ' and the neighbouring states followed', ', which nobody had expected', ' with the help of volunteers', ', and that was only a beginning',
  ' as the figures for last year show', ' in order to regain the confidence of the public', '; the rest was a matter of patience',
  ', to the surprise of the press', ' without a single vote against', ' (the minutes are public)', ' while the talks went on', ' for the second time',
];
export const adjectives = list('quiet, difficult, promising, unfinished, costly, remarkable, forgotten, cautious, sudden, necessary, peaceful, uncertain');
export const nouns = list('reform, dialogue, drought, election, partnership, crisis, recovery, frontier, harvest, transition, strategy, compromise, shortage, museum');
export const questions = list(`How do you explain this, What will happen next, Is that enough, What does it mean for ordinary people, When can
  results be expected, Who will pay for it, What have you learned from it, Do you share this view`);
