/*
 * Names of months and weekdays as people write them. English in every place; German, French and Spanish only where a
 * number stands beside the name, because many of them are English words or names as well.
 */

/** 1 to 12, by lower-case name. */
const MONTHS: ReadonlyMap<string, number> = numbered(
  [
    'january jan januar jänner januari janvier janv enero janeiro gennaio',
    'february feb februar februari février fevrier févr febrero fevereiro febbraio',
    'march mar märz maerz mrz maart mars marzo março',
    'april apr avril avr abril aprile',
    'may mai mei mayo maio maggio',
    'june jun juni juin junio junho giugno',
    'july jul juli juillet juil julio julho luglio',
    'august aug augustus août aout agosto',
    'september sept sep septembre septiembre setiembre setembro settembre',
    'october oct oktober okt octobre octubre outubro ottobre',
    'november nov novembre noviembre novembro',
    'december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre',
  ],
  1,
);

/** 0 (Sunday) to 6, by lower-case name. */
const WEEKDAYS_BY_NAME: ReadonlyMap<string, number> = numbered(
  [
    'sunday sun sonntag dimanche domingo zondag domenica',
    'monday mon montag lundi lunes maandag lunedì segunda-feira',
    'tuesday tues tue dienstag mardi martes dinsdag martedì terça-feira',
    'wednesday weds wed mittwoch mercredi miércoles miercoles woensdag mercoledì quarta-feira',
    'thursday thurs thur thu donnerstag jeudi jueves donderdag giovedì quinta-feira',
    'friday fri freitag vendredi viernes vrijdag venerdì sexta-feira',
    'saturday sat samstag sonnabend samedi sábado sabado zaterdag sabato',
  ],
  0,
);

/** German calendars shorten to two letters, which are words elsewhere: only beside a date with dots. */
const SHORT_GERMAN = ['so', 'mo', 'di', 'mi', 'do', 'fr', 'sa'];

const ENGLISH_MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const ENGLISH_WEEKDAYS =
  'sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?';

/** Patterns without a group of their own, longest names first where one begins with another. */
export const ENGLISH_MONTH = `(?:${ENGLISH_MONTHS})(?!\\p{L})`;
export const ANY_MONTH = `(?:${alternatives(MONTHS)})(?!\\p{L})`;
export const ENGLISH_WEEKDAY = `(?:${ENGLISH_WEEKDAYS})(?!\\p{L})`;
export const ANY_WEEKDAY = `(?:${alternatives(WEEKDAYS_BY_NAME)})(?!\\p{L})`;
export const SHORT_WEEKDAY = `(?:${SHORT_GERMAN.join('|')})(?!\\p{L})`;

const MONTH_START =
  /jan|feb|fev|fév|mar|mär|mrz|mae|maa|mag|mei|apr|avr|abr|mai|may|jun|jul|jui|jän|ene|gen|giu|lug|aug|aoû|aou|ago|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic|[年月년월]/i;

/** A cheap first look: whether the text has the beginning of a month's name in it. */
export function mayNameMonth(text: string): boolean {
  return MONTH_START.test(text);
}

const DATE_START =
  /^[\s*_([<#|]*(?:\d|the \d|le \d|stand|sync|daily|day |log|notes|week|meeting|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|die|mit|don|sam|son|lun|mer|jeu|ven|dim|mi[eé]|s[aá]b|dom|[mdfs][aior]\b)/i;

/** A cheap first look: whether the text starts like a date, with a number, the name of a weekday or month, or a word like `standup`. */
export function startsLikeDate(text: string): boolean {
  return DATE_START.test(text);
}

/** @returns 1 to 12, or 0 for another word */
export function monthNamed(name: string): number {
  return MONTHS.get(name.toLowerCase()) ?? 0;
}

/** @returns 0 (Sunday) to 6, or null for another word */
export function weekdayNamed(name: string): number | null {
  const word = name.toLowerCase();
  const known = WEEKDAYS_BY_NAME.get(word);
  if (known !== undefined) return known;
  const short = SHORT_GERMAN.indexOf(word);
  return short === -1 ? null : short;
}

function numbered(lists: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((list, index) => list.split(' ').map((name) => [name, index + first] as const)));
}

function alternatives(names: ReadonlyMap<string, number>): string {
  return [...names.keys()].toSorted((a, b) => b.length - a.length).join('|');
}
