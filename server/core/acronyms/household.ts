const HOUSEHOLD = (
  'UN EU US USA UK UAE USSR NATO WHO IMF UNESCO UNICEF OPEC AIDS HIV COVID COVID-19 SARS DNA RNA TV PM AM GMT BST EST EDT PST PDT CET UTC ' +
  'FBI CIA KGB NASA BBC CNN AP AFP UPI ITV NBC CBS ABC MP MEP MPs MBA PhD MD BA MA BSc MSc CEO CFO COO VIP ID IQ PR HR IT PC CD DVD USB GPS SMS SIM PDF AI ' +
  'GDP VAT NGO DIY FAQ FIFA UEFA NBA NFL NHL MLB IBM BMW DJ LGBT LGBTQ LED ATM PIN DC NYC LA OK SOS UFO RIP CV BC AD BCE CE KO RSVP ' +
  'G7 G8 G20 G77 Q1 Q2 Q3 Q4 WWI WWII 3D 4G 5G AC HQ WC QC POW SUV MPH KM KG CM MM'
).split(' ');

const household: ReadonlySet<string> = new Set(HOUSEHOLD);

/** Is this key a household word, which a newspaper need not explain? `more` and `fewer` are the user's settings: keys to add and to take away. */
export function isHousehold(key: string, more: ReadonlySet<string> = NONE, fewer: ReadonlySet<string> = NONE): boolean {
  return (household.has(key) && !fewer.has(key)) || more.has(key);
}

const NONE: ReadonlySet<string> = new Set();

/** The household words that come with the program, in the order they are written here. */
export const householdWords: readonly string[] = HOUSEHOLD;
