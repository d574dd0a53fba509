/** What stands before an amount for a currency, or behind it. Codes that also name other things (COP, TRY, ALL) are left out. */
const CURRENCIES = new Set(
  ('EUR USD GBP CHF JPY CNY RMB AUD CAD NZD HKD SGD TWD SEK NOK DKK ISK PLN CZK HUF RON BGN RUB RUR UAH BYN KZT UZS KGS AZN AMD ILS SAR AED QAR KWD BHD OMR JOD IQD IRR LBP EGP LYD DZD TND ' +
    'INR PKR BDT LKR NPR AFN MMK IDR MYR THB VND KRW BRL ARS CLP MXN UYU PYG ZAR KES UGX TZS NGN GHS ETB RWF XAF XOF CFA FCFA DEM FRF ITL ESP ATS DM FF RM SFr SKr NKr DKr KSh TSh USh').split(' '),
);

const AMOUNT_BEFORE = /\d\s?(?:million|billion|trillion|thousand|crore|lakh|mn|bn|tn|m|k)?\s?$/i;
const AMOUNT_AFTER = /^\s?(?:\d|[$€£¥])/;
const SIGN_AFTER = /^(?:[$€£¥]|\s[$€£¥]\s?\d)/;
const WITH_AMOUNT = /^(\p{Lu}{2,4})\d[\d.,]*\p{Ll}{0,2}$/u;

/** `US$`, `US $5`, `EUR500m`: a currency written as one with its sign or amount. */
export const isCurrencySign = (text: string, start: number, end: number): boolean => SIGN_AFTER.test(text.slice(end, end + 4)) || CURRENCIES.has(WITH_AMOUNT.exec(text.slice(start, end))?.[1] ?? '');

/** `EUR 5 million`, `5 million USD`: a currency beside an amount. */
export const isCurrency = (text: string, start: number, end: number): boolean =>
  CURRENCIES.has(text.slice(start, end)) && (AMOUNT_AFTER.test(text.slice(end, end + 2)) || AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 12), start)));
